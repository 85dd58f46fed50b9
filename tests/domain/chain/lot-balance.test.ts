// What was made of a lot, what left it by either view of the same goods, and what is left.
import { describe, expect, it } from 'vitest';
import { lotBalance } from '../../../src/domain/chain/lot-balance.ts';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { shippedReference } from '../../support/shipped-reference.ts';
import { madeLot, madeStep } from './made-chain.ts';

const YARN = madeLot('yarn', { quantity: '100', uom: 'KGM', producedBy: 'mill' });
const sent = (quantity: string, from = 'mill') => madeStep('send', 1, 'transfer', { yarn: quantity }, {}, { fromSiteId: from });
const knitted = (inputs: Readonly<Record<string, string>>) => madeStep('knit', 2, 'transformation', inputs, {});
const balance = (steps: readonly Step[], lot = YARN): string[] | null => {
  const found = lotBalance(lot, steps, shippedReference);
  return found && [found.made, found.used, found.left].map(String);
};

describe('the balance of a lot', () => {
  it.each([
    ['nobody takes of', [], ['100', '0', '100']],
    ['sent and then worked counts once, by the larger: sent', [sent('60'), knitted({ yarn: '50' })], ['100', '60', '40']],
    ['sent and then worked counts once, by the larger: worked', [sent('50'), knitted({ yarn: '60' })], ['100', '60', '40']],
    ['sent on by another than its maker', [sent('60', 'store')], ['100', '0', '100']],
    ['worked twice', [knitted({ yarn: '60' }), knitted({ yarn: '70' })], ['100', '130', '-30']],
    ['beside another lot', [knitted({ yarn: '10', dye: '5' })], ['100', '10', '90']],
    ['in another weight', [knitted({ yarn: '0.02 TNE' })], ['100', '20', '80']],
    ['in a unit that does not convert', [knitted({ yarn: '30 MTR' })], ['100', '0', '100']],
    ['looked at, not worked', [madeStep('look', 3, 'inspection', { yarn: '5' }, {})], ['100', '0', '100']],
    ['given out, not taken in', [madeStep('knit', 2, 'transformation', {}, { yarn: '5' })], ['100', '0', '100']],
  ] as const)('of a lot %s', (_, steps, figures) => {
    expect(balance(steps)).toEqual(figures);
  });

  it('in tonnes is told in kilograms; without quantity or unit there is none', () => {
    expect(balance([knitted({ yarn: '100' })], { ...YARN, quantity: '1', uom: 'TNE' })).toEqual(['1000', '100', '900']);
    expect(balance([], { ...YARN, quantity: null })).toBeNull();
    expect(balance([], { ...YARN, uom: null })).toBeNull();
    expect(lotBalance({ ...YARN, uom: 'MTR' }, [], shippedReference)?.dimension).toBe('length');
  });
});
