// Proves that the window shows a finding whole, and the labor records by ILO indicator with what was looked at.
// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier/dossier.ts';
import { all, findingsOf, put, samples } from '../support/checked-samples.ts';
import { memoryCore } from './support/memory-bodies.ts';
import { renderWindow } from './support/render-window.tsx';

afterEach(cleanup);

const plant = all(put('workers', 'QB006', { idHeldBy: 'employer' }), put('payrollRows', 'QB005', { baseWage: '1500' }))(samples.seafood);

async function open(section: 'checks' | 'labor', dossier = plant) {
  const core = memoryCore(dossier, true);
  core.findings = findingsOf(dossier).map((finding) => ({ ...finding, where: [...finding.where], override: null }));
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

  it('counts the people in every list, asks why one differs from the roster, and keeps the reason', async () => {
    const user = userEvent.setup();
    const dossier = { ...structuredClone(samples.seafood), headcounts: [] };
    await open('labor', dossier);
    await user.click(await screen.findByRole('radio', { name: 'Counts and sums' }));
    await user.click(await screen.findByRole('button', { name: /^Count the people in every list/ }));
    const picture = within(await screen.findByRole('region', { name: /^Headcount/ }));
    expect(picture.queryByLabelText(/^Reason:/)).toBeNull();
    const insured = picture.getByLabelText('People counted in Social insurance');
    await user.clear(insured);
    await user.type(insured, '60');
    await user.tab();
    await user.type(await picture.findByLabelText(/^Reason: Social insurance has 60, the roster \d+/), 'Four began after the 15th');
    await user.tab();
    await waitFor(() => expect((dossier as Dossier).headcounts.map(({ counts, explanations }) => [counts['socialInsurance'], explanations])).toEqual([[60, { socialInsurance: 'Four began after the 15th' }]]));
  });

  it('enters a yardstick of a site with its source and day, and keeps what cannot be right on screen only', async () => {
    const user = userEvent.setup();
    const dossier = structuredClone(samples.seafood);
    await open('labor', dossier);
    await user.click(await screen.findByRole('radio', { name: 'Yardsticks' }));
    const [region] = await screen.findAllByRole('region', { name: /^Yardsticks, / });
    if (!region) throw new Error('no yardsticks');
    const fill = async (label: string, text: string): Promise<void> => {
      const field = within(region).getByLabelText(label);
      await user.clear(field);
      await user.type(field, text);
      await user.tab();
    };
    await fill('Overtime rate, weekday', '-1');
    expect(region.textContent).toContain('Not below zero.');
    await fill('Overtime rate, weekday', '1.75');
    await fill('Source of overtime rate, weekday', 'Collective agreement');
    await waitFor(() => expect(dossier.payrollParameters[0]).toMatchObject({ overtimeRates: { weekday: '1.75' }, sources: { 'overtimeRates.weekday': { source: 'Collective agreement', date: null } } }));
  });

  it('draws the longest weeks and says them in a sentence', async () => {
    const user = userEvent.setup();
    await open('labor');
    await user.click(await screen.findByRole('radio', { name: 'Counts and sums' }));
    const chart = await screen.findByRole('img', { name: /^Records show 0 of 64 workers with a week of more than 60 hours/ });
    expect(chart.querySelectorAll('rect')).toHaveLength(64);
  });
});
