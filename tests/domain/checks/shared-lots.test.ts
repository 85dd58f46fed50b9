// T05 across dossiers: one physical lot in several entries, told without a word about the other ones.
import { describe, expect, it } from 'vitest';
import { claimsOf, type LotClaim } from '../../../src/domain/chain/lot-claims.ts';
import { evaluate } from '../../../src/domain/checks/run-checks.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { all, put, samples, type Change } from '../../support/checked-samples.ts';
import { shippedReference as reference } from '../../support/shipped-reference.ts';

const { cotton } = samples;
const other = (number: string | null, change: Change = (dossier) => dossier): Dossier => change({ ...cotton, entry: { ...cotton.entry, number } });
const claims = (...dossiers: readonly Dossier[]): LotClaim[] => dossiers.flatMap((dossier, index) => claimsOf(`other-${index}`, dossier, reference));
const elsewhere = (...dossiers: readonly Dossier[]) => evaluate(cotton, reference, null, claims(...dossiers)).findings.filter(({ id }) => id.endsWith('elsewhere'));
const lotsIn = (findings: ReturnType<typeof elsewhere>): string[] => findings.flatMap(({ where }) => where.map(({ id }) => id ?? '')).sort();

describe('a lot in other entries', () => {
  it('that together claim more than was made blocks, with amounts and no name, number or title of another dossier', () => {
    const found = elsewhere(other('0S4-2611999-1'), other('0S4-2611999-2'));
    expect(lotsIn(found)).toContain('L-YRN');
    expect(lotsIn(found)).toContain('L-GAR-BLK');
    for (const { rule, level, message } of found) {
      expect([rule, level]).toEqual(['T05', 'block']);
      expect(message).not.toMatch(/2611999|other-|NaN|undefined/);
    }
    expect(found.find(({ where }) => where[0]?.id === 'L-GAR-BLK')?.message).toMatch(/12800 pieces\. 12800 pieces of it are in this entry and 25600 pieces are claimed for other entries/);
  });

  it('of which enough was made is no finding: one more chain on the same yarn', () => {
    const found = lotsIn(elsewhere(other('0S4-2611999-1')));
    expect(found).not.toContain('L-YRN');
    expect(found).toContain('L-GRG');
  });

  it.each([
    ['the same entry answered in two dossiers', other(cotton.entry.number)],
    ['the same entry number in other writing', other((cotton.entry.number ?? '').replaceAll('-', ' '))],
    ['other lot numbers', other('0S4-2611999-1', (dossier) => ({ ...dossier, lots: dossier.lots.map((lot) => ({ ...lot, lotNo: `X${lot.lotNo ?? ''}` })) }))],
    ['lots of other makers', other('0S4-2611999-1', (dossier) => ({ ...dossier, parties: dossier.parties.map((party) => ({ ...party, name: `Another ${party.name}`, nameLocal: null, identifiers: [] })) }))],
    ['lots without a number', other('0S4-2611999-1', (dossier) => ({ ...dossier, lots: dossier.lots.map((lot) => ({ ...lot, lotNo: null })) }))],
    ['a chain that reaches no entry', { ...other('0S4-2611999-1'), steps: cotton.steps.filter(({ id }) => id !== 'ST9') }],
  ] as const)('is spared: %s', (_, dossier) => {
    expect(elsewhere(dossier)).toEqual([]);
  });

  it('is the same lot when number and maker are written another way', () => {
    const rewritten = other('0S4-2611999-1', (dossier) => ({ ...dossier, lots: dossier.lots.map((lot) => ({ ...lot, lotNo: lot.lotNo?.toLowerCase().replace('-', ' ') ?? null })), parties: dossier.parties.map((party) => ({ ...party, name: party.name.toUpperCase(), nameLocal: null, identifiers: [] })) }));
    expect(lotsIn(elsewhere(rewritten))).toEqual(lotsIn(elsewhere(other('0S4-2611999-1'))));
  });

  it('two dossiers about one other entry count once', () => {
    expect(lotsIn(elsewhere(other('0S4-2611999-1'), other('0S4 2611999 1')))).toEqual(lotsIn(elsewhere(other('0S4-2611999-1'))));
  });

  it('in pounds is converted; in a unit that no stated weight converts it warns that nothing can be tested', () => {
    const inUnit = (uom: string, factor: number, netKg: string | null): Change => (dossier) => ({
      ...all(put('lots', 'L-GRG', { uom, quantity: String(5910 * factor), netKg }))(dossier),
      steps: dossier.steps.map((step) => ({ ...step, inputs: step.inputs.map(flowIn), outputs: step.outputs.map(flowIn) })),
    });
    const flowIn = (flow: Dossier['steps'][number]['inputs'][number]) => (flow.lotId === 'L-GRG' ? { ...flow, uom: 'MTR', equivalentKg: flow.quantity } : flow);
    const [unsaid, said] = [other('0S4-2611999-1', inUnit('MTR', 1, null)), other('0S4-2611999-1', inUnit('MTR', 1, '5910'))].map((dossier) => elsewhere(dossier).filter(({ where }) => where[0]?.id === 'L-GRG'));
    expect(unsaid?.map(({ rule, level }) => [rule, level])).toEqual([['T16', 'warn']]);
    expect(said?.map(({ rule }) => rule)).toEqual(['T05']);
  });

  it('is judged again when the other dossier changes, and only then', () => {
    const before = evaluate(cotton, reference);
    const [more] = [claims(other('0S4-2611999-1'))];
    const after = evaluate({ ...cotton }, reference, before, more);
    expect(after.findings.some(({ id }) => id === 'T05|lots:L-GRG|elsewhere')).toBe(true);
    expect(after.findings).toEqual(evaluate(cotton, reference, null, more).findings);
    expect(evaluate({ ...cotton }, reference, after, more).judged.anew).toBeLessThan(20);
    expect(evaluate({ ...cotton }, reference, after).findings).toEqual(before.findings);
  });
});
