// T11, T21, A01: audits that cover the production, count the same people, and are closed.
import { describe } from 'vitest';
import { proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const finding = (no: number, patch: object): Change => put('audits', 'AU1', { findings: (samples.cotton.audits[0]?.findings ?? []).map((one) => (one.no === no ? { ...one, ...patch } : one)) });
const counts = (patch: Record<string, number>): Change => (dossier) => ({ ...dossier, headcounts: dossier.headcounts.map((one) => ({ ...one, counts: { ...one.counts, ...patch } })) });

describe('audits', () => {
  proveRules([
    ['T11', 'cotton', 'an audit of the year before last', put('audits', 'AU1', { start: '2025-02-27', end: '2025-03-01' }), 'an audit eleven months old', put('audits', 'AU1', { start: '2025-07-01', end: '2025-07-02' })],
    ['T11', 'cotton', 'a certificate that ended before production did', put('audits', 'AU2', { validUntil: '2026-06-01' }), 'a certificate that ended after production', put('audits', 'AU2', { validUntil: '2026-09-16' })],
    ['T11', 'cotton', 'an audit of another site', put('audits', 'AU1', { siteId: 'S04' }), 'an audit whose site is not stated', put('audits', 'AU1', { siteId: null })],
    ['T11', 'cotton', 'an audit without interviews', put('audits', 'AU1', { workersInterviewed: 0 }), 'an audit that does not say', put('audits', 'AU1', { workersInterviewed: null })],
    ['T11', 'seafood', 'a roster of another month', put('exhibits', 'D-01', { periodCovered: { from: '2026-02-01', to: '2026-02-28' } }), 'a roster of the production month', put('exhibits', 'D-01', { periodCovered: { from: '2026-08-01', to: '2026-08-31' } })],
    ['T21', 'cotton', 'an audit that counted a quarter fewer', put('audits', 'AU2', { workersOnSite: 450 }), 'an audit that counted the same', put('audits', 'AU2', { workersOnSite: 598 })],
    ['T21', 'seafood', 'a shift with fewer people than are explained', counts({ siteVisitOnShift: 50 }), 'more people on leave and fewer on shift', (dossier) => put('exhibits', 'E-02', { quantities: [] })(counts({ siteVisitOnShift: 60, onLeave: 4 })(dossier))],
    ['T21', 'seafood', 'a roster that counts others than the table', put('exhibits', 'D-01', { quantities: [{ value: '70', uom: 'C62', what: 'workers' }] }), 'a roster that counts nobody', put('exhibits', 'D-01', { quantities: [] })],
    ['T21', 'seafood', 'foreign workers that no roster shows', put('audits', 'AU1', { foreignWorkers: 12 }), 'no foreign workers in either', put('audits', 'AU1', { foreignWorkers: 0 })],
    ['A01', 'cotton', 'a finding closed without proof', finding(1, { evidenceExhibitId: null }), 'a finding closed with verifier, date and exhibit', finding(1, {})],
    ['A01', 'cotton', 'a forced-labor finding that is open, though not yet due', finding(2, { status: 'open', severity: 'critical', due: '2027-12-01' }), 'a small finding not yet due', finding(2, { status: 'open', due: '2027-12-01' })],
  ]);
});
