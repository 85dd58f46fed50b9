// Proves what a person sees and does: unlocking, setting a finding aside, undo, the palette, autosave.
// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DraftField } from '../../renderer/components/draft-fields.tsx';
import { memoryCore, someFinding } from './support/memory-bodies.ts';
import { sampleCore, sampleDossier } from './support/memory-core.ts';
import { renderWindow } from './support/render-window.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the start screen', () => {
  it('says in place that the passphrase is wrong, what was kept and what to do', async () => {
    const user = userEvent.setup();
    renderWindow(memoryCore(sampleDossier('cotton'), false));
    await user.click(await screen.findByRole('button', { name: /^cases/ }));
    await user.type(screen.getByLabelText('Passphrase or recovery key'), 'wrong{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('That passphrase or recovery key does not open this vault.');
    expect(alert.textContent).toContain('Nothing was changed.');
    expect(alert.textContent).toContain('Check Caps Lock');
    await user.type(screen.getByLabelText('Passphrase or recovery key'), 'correct horse battery staple{Enter}');
    expect(await screen.findByRole('heading', { name: 'Dossiers' })).toBeTruthy();
  });

  it('shows a new vault’s recovery key once and wants it typed back', async () => {
    const user = userEvent.setup();
    renderWindow(memoryCore(sampleDossier('cotton'), false));
    await user.click(await screen.findByRole('button', { name: 'Create a vault…' }));
    await user.type(screen.getByLabelText('Passphrase'), 'correct horse battery staple');
    await user.type(screen.getByLabelText('Passphrase again'), 'correct horse battery staple');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Create the vault' }).hasAttribute('disabled')).toBe(false));
    await user.click(screen.getByRole('button', { name: 'Create the vault' }));
    expect((await screen.findByLabelText('Recovery key')).textContent).toBe('CPRK-1111-2222-3333');
    await user.click(screen.getByRole('button', { name: 'I have written it down' }));
    expect(screen.queryByText('CPRK-1111-2222-3333')).toBeNull();
    await user.type(screen.getByLabelText('Type the recovery key from your copy'), 'CPRK-9{Enter}');
    expect(await screen.findByText(/That is not the key/)).toBeTruthy();
  });
});

describe('the workspace', () => {
  it('sets a blocking finding aside only with a reason', async () => {
    const user = userEvent.setup();
    const core = sampleCore();
    core.findings = [someFinding()];
    const app = renderWindow(core);
    await screen.findByRole('heading', { name: 'Dossiers' });
    app.ui.openDossier(core.dossier.id);
    app.ui.goTo('checks');
    await user.click(await screen.findByRole('button', { name: someFinding().message }));
    const inspector = screen.getByRole('complementary', { name: 'Finding' });
    const act = within(inspector).getByRole('button', { name: 'Explain and set aside' });
    expect(act.hasAttribute('disabled')).toBe(true);
    await user.type(within(inspector).getByLabelText(/^Reason/), 'One carton was opened for inspection.');
    await user.click(act);
    await waitFor(() => expect(core.findings[0]?.override?.reason).toBe('One carton was opened for inspection.'));
    expect(await screen.findByText('Ready to issue')).toBeTruthy();
  });

  it('opens the palette by key and goes where it says', async () => {
    const user = userEvent.setup();
    const core = sampleCore();
    const app = renderWindow(core);
    await screen.findByRole('heading', { name: 'Dossiers' });
    app.ui.openDossier(core.dossier.id);
    await screen.findByRole('heading', { name: 'Overview' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('searchbox', { name: 'Find' }), 'narrative{Enter}');
    expect(await screen.findByRole('heading', { name: 'Narrative' })).toBeTruthy();
  });
});

describe('a field that saves itself', () => {
  it('saves 800 ms after the last key, once', async () => {
    const save = vi.fn();
    const user = userEvent.setup();
    render(<DraftField label="Title" value="Old" onSave={save} />);
    await user.clear(screen.getByLabelText('Title'));
    await user.type(screen.getByLabelText('Title'), 'New title');
    expect(save).not.toHaveBeenCalled();
    await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith('New title'), { timeout: 2000 });
    await user.tab();
    expect(save).toHaveBeenCalledOnce();
  });

  it('saves on leaving the field, and null for an emptied one', async () => {
    const save = vi.fn();
    const user = userEvent.setup();
    render(<DraftField label="Title" value="Old" onSave={save} />);
    await user.clear(screen.getByLabelText('Title'));
    await user.tab();
    expect(save).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('keeps what cannot be right on the screen and does not save it', async () => {
    const save = vi.fn();
    const user = userEvent.setup();
    render(<DraftField label="Currency" value={null} onSave={save} check={(text) => (text.length === 3 ? null : 'Three letters.')} />);
    await user.type(screen.getByLabelText('Currency'), 'US');
    await user.tab();
    expect(screen.getByText('Three letters.')).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
  });

  it('does not lose typing that goes on while an earlier save arrives', async () => {
    const save = vi.fn();
    const user = userEvent.setup();
    const shown = render(<DraftField label="Title" value="Old" onSave={save} />);
    const field = () => screen.getByLabelText<HTMLInputElement>('Title');
    await user.type(field(), '!');
    await waitFor(() => expect(save).toHaveBeenCalledWith('Old!'), { timeout: 2000 });
    await user.type(field(), '?');
    shown.rerender(<DraftField label="Title" value="Old!" onSave={save} />);
    expect(field().value).toBe('Old!?');
    await user.tab();
    expect(save).toHaveBeenLastCalledWith('Old!?');
  });

  it('shows the stored value again after an undo', async () => {
    const save = vi.fn();
    const user = userEvent.setup();
    const shown = render(<DraftField label="Title" value="Old" onSave={save} />);
    await user.type(screen.getByLabelText('Title'), '!');
    await user.tab();
    shown.rerender(<DraftField label="Title" value="Old!" onSave={save} />);
    shown.rerender(<DraftField label="Title" value="Old" onSave={save} />);
    expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('Old');
  });
});
