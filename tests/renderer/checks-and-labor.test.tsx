// Proves that the window shows a finding whole, and the labor records by ILO indicator with what was looked at.
// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { all, findingsOf, put, samples } from '../support/checked-samples.ts';
import { memoryCore } from './support/memory-bodies.ts';
import { renderWindow } from './support/render-window.tsx';

afterEach(cleanup);

const plant = all(put('workers', 'QB006', { idHeldBy: 'employer' }), put('payrollRows', 'QB005', { baseWage: '1500' }))(samples.seafood);

async function open(section: 'checks' | 'labor') {
  const core = memoryCore(plant, true);
  core.findings = findingsOf(plant).map((finding) => ({ ...finding, where: [...finding.where], override: null }));
  const app = renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  app.ui.openDossier(core.dossier.id);
  app.ui.goTo(section);
  return app;
}

describe('the Checks section', () => {
  it('shows level, rule, place, reason, source, confidence and remedy of a finding, and jumps to its place', async () => {
    const user = userEvent.setup();
    const app = await open('checks');
    await user.click(await screen.findByRole('button', { name: /base wage of 1500/ }));
    const inspector = within(await screen.findByRole('complementary', { name: 'Finding' }));
    const text = screen.getByRole('complementary', { name: 'Finding' }).textContent;
    expect(text).toContain('Blocking · P04');
    expect(text).toContain('D-05, row 5');
    expect(text).toContain('Less than the legal minimum is wages withheld.');
    expect(text).toContain('ILO, Indicators of Forced Labour');
    expect(text).toMatch(/not verified/i);
    expect(text).toContain('Show back pay');
    expect(text).toContain('Withholding of wages');
    await user.click(inspector.getByRole('button', { name: 'Payroll of QB005' }));
    expect(app.ui.store.getState()).toMatchObject({ screen: { section: 'labor' } });
    expect((await screen.findByRole('radio', { name: /^Payroll/ })).getAttribute('aria-checked')).toBe('true');
  });
});

describe('the Labor section', () => {
  it('lists the eleven indicators with findings and the records looked at', async () => {
    const user = userEvent.setup();
    const app = await open('labor');
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(13);
    const row = await within(table).findByRole('row', { name: /^Retention of identity documents/ });
    expect(row.textContent).toContain('held by the employer');
    expect(row.textContent).toContain('64 workers with the holder of the identity paper stated');
    expect(within(table).getByRole('row', { name: /^Debt bondage/ }).textContent).toContain('Nothing in these records points to it');
    await user.click(within(row).getByRole('button', { name: /held by the employer/ }));
    expect(app.ui.store.getState()).toMatchObject({ screen: { section: 'checks' } });
  });

  it('shows payroll and bank side by side', async () => {
    const user = userEvent.setup();
    await open('labor');
    await user.click(await screen.findByRole('radio', { name: 'Counts and sums' }));
    const match = await screen.findByRole('region', { name: /^Payroll and bank/ });
    expect(match.textContent).toMatch(/228,634\.36.*228,634\.36.*0\.00/);
  });
});
