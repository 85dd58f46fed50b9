// T13: payments and declared values fit the sale.
import { describe } from 'vitest';
import { copy, drop, proveRules, put, type Change } from '../../support/checked-samples.ts';

const entered = (valueUsd: string | null): Change => (dossier) => ({ ...dossier, entry: { ...dossier.entry, lines: dossier.entry.lines.map((line) => ({ ...line, valueUsd })) } });

describe('money', () => {
  proveRules([
    ['T13', 'cotton', 'a sum short of the invoice', put('exhibits', 'C-07', { amount: '18000' }), 'a cent of rounding', put('exhibits', 'C-07', { amount: '20520.01' })],
    ['T13', 'cotton', 'a payment to somebody else', put('exhibits', 'B-06', { recipientId: 'P15' }), 'a payment to the seller', put('exhibits', 'B-06', { recipientId: 'P07' })],
    ['T13', 'cotton', 'a payment by somebody else', put('exhibits', 'A-09', { issuerId: 'P05' }), 'a payment by the buyer', put('exhibits', 'A-09', { issuerId: 'P01' })],
    ['T13', 'cotton', 'another currency', put('exhibits', 'A-10', { currency: 'EUR' }), 'deposit and balance in one currency', put('exhibits', 'A-10', { currency: 'USD' })],
    ['T13', 'cotton', 'one payment twice', copy('exhibits', 'C-07', { id: 'Z-02', exhibitNo: 'Z-02', docNo: 'BIDV-DEMO-2' }), 'a sale without any payment filed', drop('exhibits', 'C-07')],
    ['T13', 'cotton', 'a deposit that is missing', drop('exhibits', 'A-09'), 'an order without a price', put('exhibits', 'A-08', { amount: null })],
    ['T13', 'cotton', 'an entry of lower value', entered('92000'), 'an entry without a value', entered(null)],
    ['T13', 'seafood', 'a declaration of lower value', put('exhibits', 'C-05', { amount: '90000' }), 'a declaration without a value', put('exhibits', 'C-05', { amount: null })],
    ['T13', 'cotton', 'an invoice without amount', put('exhibits', 'C-02', { amount: null }), 'an invoice with it', put('exhibits', 'C-02', { amount: '20520' })],
  ]);
});
