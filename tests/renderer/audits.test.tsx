// Proves that an audit can be described in the window from nothing to a finding closed with proof, and read by indicator.
// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCore } from './support/memory-core.ts';
import { renderWindow } from './support/render-window.tsx';

afterEach(cleanup);

async function open() {
  const core = sampleCore('cotton');
  const app = renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  app.ui.openDossier(core.dossier.id);
  app.ui.goTo('audits');
  await screen.findByRole('heading', { name: 'Audits' });
  return { app, core, user: userEvent.setup() };
}

describe('the Audits section', () => {
  it('adds an audit, and keeps what is typed into its form', async () => {
    const { core, user } = await open();
    await user.click(await screen.findByText('Add'));
    await user.click(await screen.findByLabelText('Areas the auditors did not get to see'));
    await user.paste('Dormitory 2');
    await user.tab();
    await waitFor(() => expect(core.dossier.audits.find(({ id }) => id === 'AU03')?.areasNotAccessed).toBe('Dormitory 2'));
  });

  it('says what a finding lacks before it counts as closed', async () => {
    const { app, core } = await open();
    const [spinner, factory] = core.dossier.audits;
    if (!spinner || !factory) throw new Error('The sample has no audits');
    factory.findings = spinner.findings.slice(0, 1).map((finding) => ({ ...finding, verifiedBy: null }));
    app.ui.select('audits', factory.id);
    core.send({ type: 'changed', seq: 99, dossierId: core.dossier.id, areas: ['dossier'] });
    expect(await screen.findByText('It counts as closed when it has: verifier.')).toBeTruthy();
  });

  it('shows the indicators each audit looked at', async () => {
    const { app, user } = await open();
    await user.click(await screen.findByRole('radio', { name: 'Indicators' }));
    const table = within(await screen.findByRole('table', { name: 'Indicators by audit' }));
    const row = await table.findByRole('row', { name: /^Excessive overtime/ });
    expect(row.textContent).toContain('found, closed with proof');
    expect(table.getByRole('row', { name: /^Debt bondage/ }).textContent).toContain('not recorded as looked at');
    await user.click(within(row).getByRole('button', { name: /Finding 1/ }));
    expect(app.ui.store.getState().selections.audits?.id).toBe('AU1');
  });

  it('removes an audit and keeps its papers', async () => {
    const { app, core, user } = await open();
    app.ui.select('audits', 'AU2');
    await user.click(await screen.findByRole('button', { name: /^Remove this audit/ }));
    await waitFor(() => expect(core.dossier.audits.map(({ id }) => id)).toEqual(['AU1']));
    expect(core.dossier.exhibits.some(({ auditId }) => auditId === 'AU2')).toBe(false);
    expect(core.dossier.exhibits.some(({ exhibitNo }) => exhibitNo === 'F-03')).toBe(true);
  });
});
