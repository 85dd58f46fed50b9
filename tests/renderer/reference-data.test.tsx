// Proves that reference data reaches the person: what a paper proves, which papers a step should have, ports by name, and a new file looked at before it is in force.
// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { sampleCore } from './support/memory-core.ts';
import { renderWindow } from './support/render-window.tsx';

afterEach(cleanup);

const sha256 = 'b'.repeat(64);
const NEWER = { name: 'ports', title: 'Port codes', version: 2, date: '2027-01-02', source: 'Schedule D', confidence: 'unverified', sha256 } as const;

async function openAt(section: 'evidence' | 'chain' | 'overview', id: string | null, core = sampleCore()) {
  const app = renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  app.ui.openDossier(core.dossier.id);
  app.ui.goTo(section, id);
  return app;
}

it('the chosen document type says what it proves, what is often wrong, and that it was not verified', async () => {
  const core = sampleCore();
  await openAt('evidence', core.dossier.exhibits.find(({ docType }) => docType === 'PAYMENT_PROOF')?.id ?? '', core);
  const help = await screen.findByRole('group', { name: 'About this type of paper: Proof of payment' });
  expect(help.textContent).toContain('The sale happened financially, and who was paid');
  expect(help.textContent).toContain('Paid to a third party');
  expect(help.textContent).toContain('CBP officials to the trade, 2024-03-28');
  expect(within(help).getAllByText('not verified')).toHaveLength(1);
});

it('a step shows which papers its pack and set expect, filed and not', async () => {
  const core = sampleCore();
  await openAt('chain', 'ST3', core);
  const expected = await screen.findByRole('region', { name: 'Expected here: Cotton and apparel, spinning' });
  const row = (title: string) => within(expected).getByText(title).closest('li');
  await waitFor(() => expect(row('Laydown by bale')?.querySelector('button')).not.toBeNull());
  expect(row('Waste or by-product record')?.textContent).toContain('not filed');
  expect(expected.textContent).toContain('HQ H318182');
});

it('the case form names the port and the commodity that the tariff number suggests', async () => {
  const user = userEvent.setup();
  await openAt('overview', null);
  await user.click(await screen.findByRole('button', { name: 'Case details' }));
  expect(await screen.findByText('Savannah, Georgia')).toBeTruthy();
  expect((await screen.findAllByText('By tariff number: Cotton and apparel')).length).toBeGreaterThan(0);
  expect((await screen.findAllByText('01 Consumption, free and dutiable')).length).toBeGreaterThan(0);
});

it('a new file is compared with the one in force before it takes its place', async () => {
  const user = userEvent.setup();
  const added: string[] = [];
  const core = sampleCore('cotton', {
    'reference.examine': async () => ({ ...NEWER, current: { version: 1, date: '2026-11-24' }, total: 1, differences: [{ change: 'added', where: 'ports › 9999', before: null, after: 'New Port, Ohio' }] }),
    'reference.add': async ({ file }) => {
      added.push(file);
      return { ...NEWER, origin: 'vault', addedAt: null, insteadOf: { version: 1, date: '2026-11-24' } };
    },
  });
  const app = renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  Object.assign(app.shell, { chooseFiles: async () => [{ token: 'g'.repeat(24), name: 'ports.json' }] });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('searchbox', { name: 'Find' }), 'reference{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Reference data' });
  expect((await within(dialog).findAllByRole('row')).length).toBeGreaterThan(25);
  await user.click(within(dialog).getByRole('button', { name: 'Add a file…' }));
  const offer = await within(dialog).findByRole('region', { name: 'New file: Port codes' });
  expect(offer.textContent).toContain('would take the place of version 1');
  expect(offer.textContent).toContain('ports › 9999');
  expect(added).toEqual([]);
  await user.click(within(offer).getByRole('button', { name: 'Put in force' }));
  expect((await within(dialog).findByRole('status')).textContent).toContain('Port codes: version 2');
  expect(added).toEqual(['g'.repeat(24)]);
});
