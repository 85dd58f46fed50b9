// Odd dossiers give findings or none, never a crash, NaN or an endless run.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDossier, type Dossier } from '../../../src/domain/dossier/dossier.ts';
import { arbitraryDossier } from '../../support/arbitrary-dossier.ts';
import { findingsOf, flow, put, samples } from '../../support/checked-samples.ts';
import { mutated, type Sample } from '../../support/sample-dossiers.ts';

const ODD = /NaN|Infinity|undefined|\[object|Invalid/;
const words = (dossier: Dossier): string => findingsOf(dossier).map(({ message, id }) => `${id} ${message}`).join('\n');

describe('robustness', () => {
  it('any dossier is checked without a crash', () => {
    fc.assert(fc.property(arbitraryDossier, (dossier) => { expect(words(dossier)).not.toMatch(/NaN|\[object/); }), { numRuns: 150 });
  });

  it('an empty dossier is checked', () => {
    expect(words(emptyDossier('e', 'Empty', 'uflpa_applicability'))).not.toMatch(ODD);
  });

  it.each(['-1', '0', '1000000000000000000000000', '0.00000000000000000001'])('a quantity of %s gives findings in plain words', (quantity) => {
    const found = words(put('steps', 'ST5', { inputs: [flow('L-YRN', quantity)] })(samples.cotton));
    expect(found).not.toMatch(ODD);
    expect(found).toMatch(/T0[1-5]|T17/);
  });

  it.each([
    ['cotton', '/entry/lines/0/qty', 0], ['cotton', '/massBalance/0/input', 0], ['cotton', '/steps[ST3]/yieldBand', [0, 0]], ['cotton', '/exhibits[C-02]/amount', -1], ['cotton', '/audits[AU1]/workersOnSite', 0],
    ['seafood', '/payroll/rows', []], ['seafood', '/payroll/rows/0/gross', 0], ['seafood', '/capacityCheck/lineLaborHours', 0], ['seafood', '/payrollParameters/monthHoursDivisor', 0], ['seafood', '/payrollParameters', null], ['seafood', '/roster', []], ['seafood', '/productionTimecards', []], ['seafood', '/payroll/periodEnd', '1900-01-01'],
  ] as const)('%s with %s of %j is told in plain words', (name: Sample, where, value) => {
    expect(words(mutated(name, where, value))).not.toMatch(ODD);
  });

  it('names that every object inherits are no data', () => {
    const changed = put('exhibits', 'C-02', { refs: { constructor: 'x', toString: 'y' }, quantities: [{ value: '1', uom: 'CT', what: 'constructor' }] })(samples.cotton);
    expect(words(changed)).not.toMatch(ODD);
  });

  it('a lot may be split and merged', () => {
    const split: Dossier = { ...samples.cotton, steps: samples.cotton.steps.flatMap((step) => (step.id === 'ST5' ? ['a', 'b'].map((part) => ({ ...step, id: `ST5${part}`, inputs: [flow('L-YRN', '3000')], outputs: [flow('L-GRG', '2955')], losses: [{ kind: 'waste', quantity: '45', uom: 'KGM', pieces: null, soldTo: null, invoice: null }] })) : [step])) };
    expect(findingsOf(split).filter(({ rule, level }) => ['T03', 'T05'].includes(rule) && level === 'block')).toEqual([]);
  });
});
