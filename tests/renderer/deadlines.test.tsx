// Proves what the window tells of the clocks: from which day they count, how near each is, what is not verified; and that dates, closed days and extensions are entered there.
// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryCore, type MemoryCore } from './support/memory-bodies.ts';
import { sampleDossier } from './support/memory-core.ts';
import { renderWindow } from './support/render-window.tsx';
import { deadlines } from '../../src/domain/case/deadlines.ts';
import { shippedReference } from '../support/shipped-reference.ts';
import type { Bodies } from '../../src/contract/serve.ts';

afterEach(cleanup);

/** A core whose deadlines are really counted. */
function countingCore(change: (dossier: MemoryCore['dossier']) => void = () => undefined, today = '2026-11-24'): MemoryCore {
  const dossier = sampleDossier('cotton');
  change(dossier);
  const list: Bodies['deadlines.list'] = async () => deadlines(dossier, shippedReference, dossier.asOf ?? today).map((deadline) => ({ ...deadline, otherCounts: [...deadline.otherCounts], holds: [...deadline.holds] }));
  return memoryCore(dossier, true, { 'deadlines.list': list });
}

async function overview(core: MemoryCore): Promise<HTMLElement> {
  const app = renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  app.ui.openDossier(core.dossier.id);
  return screen.findByRole('region', { name: 'Deadlines' });
}
/** jsdom takes every header for a banner; the bar of the window comes first. */
const bar = () => within(screen.getAllByRole('banner')[0] ?? document.body);
const clocks = (): HTMLElement => screen.getByRole('region', { name: 'Every clock' });
const row = (title: RegExp): HTMLElement => within(clocks()).getByRole('row', { name: title });

describe('the sample, which speaks as of a day of its own', () => {
  it('shows the days to the day to file by, and says as of when', async () => {
    const panel = await overview(countingCore());
    expect(await within(panel).findByText('File by Friday, November 27, 2026')).toBeTruthy();
    expect(within(panel).getByText('11')).toBeTruthy();
    expect(within(panel).getByText(/Days are counted as of Nov 16, 2026/)).toBeTruthy();
    expect(bar().getByText('File by Nov 27, 2026')).toBeTruthy();
    expect(bar().getByText('11 days left')).toBeTruthy();
    expect(bar().getByText('as of Nov 16, 2026')).toBeTruthy();
  });
  it('tells of each clock what it means, what started it, its source and its state in words', async () => {
    await overview(countingCore());
    const decision = await waitFor(() => row(/^CBP decides on admissibility/));
    for (const text of [/its own reading time included/, /presented for examination/, /19 USC 1499\(c\)\(5\)/, 'D-20', '11 days left', /Also counted from detention notice/, 'Nov 29, 2026', 'Nov 27, 2026']) expect(within(decision).getAllByText(text).length).toBeGreaterThan(0);
    expect(within(row(/^Keep the records/)).getByText('not verified')).toBeTruthy();
    expect(within(row(/^CBP releases or detains/)).getByText('Detention notice, Nov 4, 2026')).toBeTruthy();
    expect(within(row(/^Admissibility decision As CBP states it/)).getByText('Nov 29, 2026')).toBeTruthy();
  });
});

describe('a case that runs', () => {
  it('counts from today and names no other day', async () => {
    const panel = await overview(countingCore((dossier) => { dossier.asOf = null; }));
    expect(await within(panel).findByText(/Days are counted from today, Nov 24, 2026/)).toBeTruthy();
    expect(bar().getByText('3 days left')).toBeTruthy();
    expect(screen.queryByText(/^as of/)).toBeNull();
  });
  it('asks to file at once when the day to file by is over and the law leaves time', async () => {
    await overview(countingCore((dossier) => { dossier.asOf = null; }, '2026-11-28'));
    expect(await within(clocks()).findByText('file at once')).toBeTruthy();
  });
  it('marks the later of two counts and plans to the earlier', async () => {
    const panel = await overview(countingCore((dossier) => { dossier.case.type = 'wro'; dossier.case.dates.imported = '2026-08-14'; dossier.asOf = '2026-11-01'; }));
    expect(within(await waitFor(() => row(/^Proof of admissibility, three months/))).getByText('later count; plan to the other')).toBeTruthy();
    expect(within(panel).getByText('File by Thursday, November 12, 2026')).toBeTruthy();
  });
});

describe('the case form', () => {
  async function form(core: MemoryCore) {
    const user = userEvent.setup();
    await overview(core);
    await user.click(screen.getByRole('button', { name: 'Case details' }));
    return { user, inspector: within(await screen.findByRole('complementary', { name: 'Case details' })) };
  }
  it('asks each date by itself with what it means', async () => {
    const { inspector } = await form(countingCore());
    for (const name of ['Imported', 'Entered', 'Presented for examination', 'Detention notice', 'Exclusion notice', 'Form 28 issued', 'Protest filed', 'Protest denied', 'Answer filed', 'Released']) expect(await inspector.findByLabelText(name)).toBeTruthy();
    expect(inspector.getByText(/A closed container that arrived is not presented/)).toBeTruthy();
  });
  it('takes a day CBP is closed', async () => {
    const core = countingCore();
    const { user, inspector } = await form(core);
    await user.type(await inspector.findByLabelText('Add a closed day'), '2026-11-27');
    await user.tab();
    await waitFor(() => expect(core.dossier.case.closures).toEqual([{ date: '2026-11-27', reason: 'Port closed' }]));
    expect(await screen.findByText('File by Wednesday, November 25, 2026')).toBeTruthy();
  });
  it('records two requests for an extension and no third', async () => {
    const core = countingCore();
    const { user, inspector } = await form(core);
    const add = (): HTMLElement => inspector.getByRole('button', { name: 'Record a request' });
    await waitFor(() => expect(add().hasAttribute('disabled')).toBe(false));
    await user.click(add());
    await waitFor(() => expect(core.dossier.case.extensions).toHaveLength(1));
    await inspector.findByLabelText('Request 1, asked on');
    await user.click(add());
    await waitFor(() => expect(core.dossier.case.extensions).toHaveLength(2));
    await waitFor(() => expect(add().hasAttribute('disabled')).toBe(true));
    expect(inspector.getByText(/All 2 requests of this task are used/)).toBeTruthy();
  });
  it('asks which box of Form 29 is ticked', async () => {
    const { inspector } = await form(countingCore((dossier) => { dossier.case.type = 'form_29'; }));
    expect(await inspector.findByRole('button', { name: /Box ticked on Form 29/ })).toBeTruthy();
  });
});

describe('opening a case', () => {
  it('tells burden, decider and channel of all eight types, and all that the chosen one needs', async () => {
    const user = userEvent.setup();
    const app = renderWindow(countingCore());
    await screen.findByRole('heading', { name: 'Dossiers' });
    app.ui.show({ name: 'new-dossier' });
    expect(await screen.findAllByText(/^Decides: /)).toHaveLength(8);
    expect(screen.getAllByText(/^Filed through: /)).toHaveLength(8);
    const exception = screen.getByRole('radio', { name: /^UFLPA exception request/ });
    await user.click(exception);
    expect(screen.getByText(/^How strong: Clear and convincing evidence/)).toBeTruthy();
    expect(screen.getAllByText('not verified').length).toBeGreaterThan(2);
  });
});

it('the deadlines are saved for a calendar', async () => {
  const user = userEvent.setup();
  const core = countingCore();
  const panel = await overview(core);
  await user.click(await within(panel).findByRole('button', { name: 'Save for a calendar…' }));
  expect((await screen.findByText(/^Saved as .*\.ics$/)).getAttribute('role')).toBe('status');
  expect(core.calls).toContain('deadlines.export');
});
