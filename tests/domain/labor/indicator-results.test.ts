// The eleven indicators: each finding stands under its own, records looked at are named, and silence is told from absence.
import { describe, expect, it } from 'vitest';
import { indicatorResults, WHO_WAS_ON_SITE, type IndicatorResult } from '../../../src/domain/labor/indicator-results.ts';
import { all, drop, findingsOf, put, samples } from '../../support/checked-samples.ts';
import { emptyDossier, type Dossier } from '../../../src/domain/dossier/dossier.ts';

const resultsOf = (dossier: Dossier): Map<string, IndicatorResult> => new Map(indicatorResults(dossier, findingsOf(dossier)).map((result) => [result.indicator, result]));

describe('indicators', () => {
  it('are the eleven of the ILO, after the question who was on site', () => {
    const names = indicatorResults(samples.seafood, []).map(({ indicator }) => indicator);
    expect(names).toHaveLength(12);
    expect(names[0]).toBe(WHO_WAS_ON_SITE);
  });

  it('of the clean plant show nothing, and name what was looked at', () => {
    const results = resultsOf(samples.seafood);
    expect([...results.values()].map(({ state }) => state)).not.toContain('show');
    expect(results.get('withholding_of_wages')?.lookedAt.map(({ text }) => text)).toEqual(['64 payroll rows', '2 bank batches']);
    expect(results.get('excessive_overtime')?.fromAudits).toEqual([{ auditId: 'AU1', isOpen: false, text: 'SMETA finding 1, closed: Peak month (Nov 2025): 9 of 20 sampled workers exceeded 36 OT hours' }]);
  });

  it('show each finding under its own indicator', () => {
    const results = resultsOf(all(put('workers', 'QB006', { idHeldBy: 'employer', nationality: 'PRK' }), put('payrollRows', 'QB003', { weeklyHours: ['66'] }))(samples.seafood));
    expect(results.get('retention_of_identity_documents')?.findings.map(({ rule }) => rule)).toEqual(['P14']);
    expect(results.get('excessive_overtime')?.findings.map(({ rule }) => rule)).toEqual(['P01']);
    expect(results.get(WHO_WAS_ON_SITE)?.findings.map(({ rule }) => rule)).toEqual(['P10']);
    expect(results.get('debt_bondage')?.state).toBe('none');
  });

  it('say that nothing was looked at where no record speaks of it', () => {
    expect(resultsOf(drop('exhibits', 'E-01')(samples.seafood)).get('physical_and_sexual_violence')?.state).toBe('unseen');
    expect(new Set([...resultsOf(emptyDossier('e', 'Empty', 'caatsa')).values()].map(({ state }) => state))).toEqual(new Set(['unseen']));
  });
});
