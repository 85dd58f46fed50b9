// Proves what a person does about the vault's secrets from the palette: change the passphrase, test the recovery key.
// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { sampleCore } from './support/memory-core.ts';
import { renderWindow } from './support/render-window.tsx';

afterEach(cleanup);

async function runCommand(words: string): Promise<{ user: ReturnType<typeof userEvent.setup>; calls: string[] }> {
  const user = userEvent.setup();
  const core = sampleCore();
  renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('searchbox', { name: 'Find' }), `${words}{Enter}`);
  return { user, calls: core.calls };
}

it('changes the passphrase once the old one is right and the new one strong and typed twice', async () => {
  const { user, calls } = await runCommand('change the passphrase');
  const act = (): HTMLElement => screen.getByRole('button', { name: 'Change the passphrase' });
  await user.type(await screen.findByLabelText('Current passphrase'), 'wrong');
  await user.type(screen.getByLabelText('New passphrase'), 'marble canyon lantern');
  await user.type(screen.getByLabelText('New passphrase again'), 'marble canyon lanter');
  expect(act().hasAttribute('disabled')).toBe(true);
  await user.type(screen.getByLabelText('New passphrase again'), 'n');
  await waitFor(() => expect(act().hasAttribute('disabled')).toBe(false));
  await user.click(act());
  expect((await screen.findByRole('alert')).textContent).toContain('That passphrase or recovery key does not open this vault.');
  await user.type(screen.getByLabelText('Current passphrase'), 'correct horse battery staple');
  await user.click(act());
  expect(await screen.findByText(/The passphrase is changed/)).toBeTruthy();
  expect(calls.filter((name) => name === 'vault.changePassphrase')).toHaveLength(2);
});

it('says whether a typed recovery key is the vault’s', async () => {
  const { user } = await runCommand('test the recovery');
  const field = await screen.findByLabelText('Recovery key');
  await user.type(field, 'CPRK-9{Enter}');
  expect(await screen.findByText(/not the key of this vault/)).toBeTruthy();
  await user.clear(field);
  await user.type(field, 'CPRK-1111-2222-3333{Enter}');
  expect(await screen.findByText(/This copy opens the vault/)).toBeTruthy();
});

it('shows how old the backups are, says plainly when none is on another disk, and sets when the vault locks', async () => {
  const { user, calls } = await runCommand('backups and checks');
  const dialog = await screen.findByRole('dialog', { name: 'Safety of the vault' });
  expect(await within(dialog).findByText(/does not survive the disk/)).toBeTruthy();
  expect(within(dialog).getByText(/daily; shares the evidence files/)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: /15 minutes/ }));
  await user.click(await screen.findByRole('option', { name: '30 minutes' }));
  await waitFor(() => expect(calls).toContain('vault.setAutoLock'));
  expect(await within(dialog).findByText('The vault locks after 30 minutes.')).toBeTruthy();
});

it('takes the name and role of the person at work', async () => {
  const { user, calls } = await runCommand('backups and checks');
  const dialog = within(await screen.findByRole('dialog', { name: 'Safety of the vault' }));
  const save = await dialog.findByRole('button', { name: 'Save name and role' });
  expect(save.hasAttribute('disabled')).toBe(true);
  await user.click(dialog.getByLabelText('Your name'));
  await user.paste('Lan Pham');
  await user.click(dialog.getByRole('combobox', { name: 'Your role' }));
  await user.paste('auditor');
  await user.tab();
  await user.click(save);
  await waitFor(() => expect(calls).toContain('vault.setProfile'));
  expect(await dialog.findByText('Acts are recorded as those of Lan Pham, auditor.')).toBeTruthy();
});
