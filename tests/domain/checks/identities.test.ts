// Findings keep their identity: an explanation given once survives new runs, other edits and another order of the records.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { assess } from '../../../src/app/assess.ts';
import { COLLECTION_NAMES, type Dossier } from '../../../src/domain/dossier/dossier.ts';
import { overrideSchema } from '../../../src/domain/dossier/response.ts';
import { arbitraryDossier } from '../../support/arbitrary-dossier.ts';
import { all, drop, findingsOf, put, samples } from '../../support/checked-samples.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

const reversed = (dossier: Dossier): Dossier => ({ ...dossier, ...Object.fromEntries(COLLECTION_NAMES.map((name) => [name, dossier[name].toReversed()])) });
const ids = (dossier: Dossier): string[] => findingsOf(dossier).map(({ id }) => id);

const broken = {
  cotton: all(drop('steps', 'ST4'), put('units', 'unit-6', { number: '004170012005' }), put('exhibits', 'C-03', { quantities: [{ value: '249', uom: 'CT', what: 'cartons' }] }), put('exhibits', 'C-07', { amount: '1' }), drop('exhibits', 'I-01'))(samples.cotton),
  seafood: all(put('workers', 'QB006', { bankAccountMasked: '6230****4100', idHeldBy: 'employer' }), drop('workers', 'QB009'), put('payrollRows', 'QB003', { net: '1' }), put('audits', 'AU1', { workersOnSite: 112 }))(samples.seafood),
};

describe('identities', () => {
  it.each(['cotton', 'seafood'] as const)('%s: the same findings in whatever order the records stand', (name) => {
    expect(ids(reversed(broken[name]))).toEqual(ids(broken[name]));
    expect(ids(broken[name]).length).toBeGreaterThan(5);
  });

  it('any dossier: the same findings in whatever order the records stand', () => {
    fc.assert(fc.property(arbitraryDossier, (dossier) => { expect(new Set(ids(reversed(dossier)))).toEqual(new Set(ids(dossier))); }), { numRuns: 40 });
  });

  it('no two findings have one identity', () => {
    for (const dossier of Object.values(broken)) expect(new Set(ids(dossier)).size).toBe(ids(dossier).length);
  });

  it('a finding keeps its identity while its figures change', () => {
    const short = (value: string): string[] => ids(put('exhibits', 'C-06', { quantities: [{ value, uom: 'KGM', what: 'net' }] })(samples.cotton));
    expect(short('5000')).toEqual(short('5880'));
  });

  it('an explanation survives other edits, and stops only its own finding', () => {
    const [first] = findingsOf(broken.cotton).filter(({ level }) => level === 'block');
    if (!first) throw new Error('the broken dossier blocks');
    const explained: Dossier = { ...broken.cotton, overrides: [{ id: first.id, rule: first.rule, reason: 'One carton was opened by customs.', by: 'ana', at: null }] };
    const before = assess(broken.cotton, shippedReference, '2026-11-16');
    const after = assess(put('parties', 'P03', { note: 'Counsel' })(reversed(explained)), shippedReference, '2026-11-16');
    expect(after.blocking).toBe(before.blocking - 1);
    expect(after.findings.find(({ id }) => id === first.id)?.override?.reason).toBe('One carton was opened by customs.');
  });

  it('an explanation needs a reason', () => {
    expect(v.safeParse(overrideSchema, { id: 'T01|x', rule: 'T01', reason: '' }).success).toBe(false);
  });
});
