// T13 clause by clause: an invoice of 1000 USD, what pays it, and what else states a value.
import { describe } from 'vitest';
import { paymentsMatch } from '../../../src/domain/checks/payment-rules.ts';
import { madeParty, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofSteps, proveSaid } from './made-dossier.ts';

type Papers = readonly (readonly [docType: string, patch: object])[];
const parties = [madeParty('S', { name: 'Seller' }), madeParty('B', { name: 'Buyer' }), madeParty('T', { name: 'Trader' })];
const bill = (patch: object = {}): Papers[number] => ['COMMERCIAL_INVOICE', { docNo: 'I-1', issuerId: 'S', recipientId: 'B', amount: '1000', currency: 'USD', ...patch }];
const pay = (patch: object = {}): Papers[number] => ['PAYMENT_PROOF', { issuerId: 'B', recipientId: 'S', amount: '1000', currency: 'USD', ...patch }];
const sale = (papers: Papers, dossier: object = {}, patch: object = {}): object => ({ parties, steps: [madeStep('Move', 1, 'transfer', {}, {}, patch)], exhibits: papers.map(([docType, own], index) => madeExhibit(`E${index + 1}`, docType, { stepIds: ['Move'], ...own })), ...dossier });

describe('payments', () => {
  proveSaid(ofSteps(paymentsMatch), [
    ['sum to the invoice', sale([bill(), pay({ amount: '400' }), pay({ amount: '600.02' })])],
    ['do not fall short of it', sale([bill(), pay({ amount: '400' }), pay({ amount: '599.97' })]), 'T13 sum @ exhibits:E1.amount exhibits:E2.amount exhibits:E3.amount | Payments of 999.97 stand against the invoice E1 of 1000.00.'],
    ['do not exceed several invoices', sale([bill(), bill({ amount: '500' }), pay({ amount: '1500.03' })]), 'T13 sum @ exhibits:E1.amount exhibits:E2.amount exhibits:E3.amount | Payments of 1500.03 stand against 2 invoices of 1500.00.'],
    ['may be none', sale([bill()])],
    ['are compared with an invoice only', sale([pay()])],
    ['are those of a movement', { ...sale([bill(), pay({ amount: '1' })]), steps: [madeStep('Move', 1, 'transformation', {}, {})] }],
    ['go to the seller', sale([bill(), pay({ recipientId: 'T' })]), 'T13 recipientId @ exhibits:E2.recipientId exhibits:E1 | E2 pays Trader; the invoice E1 is of Seller.'],
    ['go to somebody', sale([bill(), pay({ recipientId: null })]), 'T13 recipientId @ exhibits:E2.recipientId exhibits:E1 | E2 pays nobody named; the invoice E1 is of Seller.'],
    ['come from the buyer', sale([bill(), pay({ issuerId: 'T' })]), 'T13 issuerId @ exhibits:E2.issuerId exhibits:E1 | E2 is paid by Trader; the invoice E1 is to Buyer.'],
    ['are in the currency of the invoice', sale([bill(), pay({ currency: 'EUR' })]), 'T13 currency @ exhibits:E2.currency exhibits:E1 | E2 is in EUR, the invoice E1 in USD.'],
    ['are in a currency', sale([bill({ currency: null }), pay()]), 'T13 currency @ exhibits:E2.currency exhibits:E1 | E2 is in USD, the invoice E1 in no currency.'],
    ['and invoice may both state no currency', sale([bill({ currency: null }), pay({ currency: null })])],
    ['without a currency are not in that of the invoice', sale([bill(), pay({ currency: null })]), 'T13 currency @ exhibits:E2.currency exhibits:E1 | E2 is in no currency, the invoice E1 in USD.'],
    ['to somebody unknown are another finding', sale([bill(), pay({ recipientId: 'Lost', currency: 'EUR' })])],
    ['from somebody unknown are another finding', sale([bill(), pay({ issuerId: 'Lost', currency: 'EUR' })])],
    ['of an invoice by somebody unknown are another finding', sale([bill({ issuerId: 'Lost' }), pay({ currency: 'EUR' })])],
    ['of an invoice to somebody unknown are another finding', sale([bill({ recipientId: 'Lost' }), pay({ currency: 'EUR' })])],
    ['may be for any invoice', sale([bill(), bill({ docNo: 'I-2', issuerId: 'T', recipientId: 'S', currency: 'EUR' }), pay({ recipientId: 'T', issuerId: 'S', currency: 'EUR' }), pay()])],
    ['are for the invoice they cite', sale([bill(), bill({ docNo: 'I-2', issuerId: 'T' }), pay({ recipientId: 'T', refs: { invoice: 'I-1' } }), pay()]), 'T13 recipientId @ exhibits:E3.recipientId exhibits:E1 | E3 pays Trader; the invoice E1 is of Seller.'],
    ['that cite no invoice on file are for any', sale([bill({ docNo: null }), pay({ refs: { invoice: 'I-9' } })])],
    ['cannot be compared with an invoice without an amount', sale([bill({ amount: null }), pay(), ['PURCHASE_ORDER', { amount: '5' }]]), 'T13 warn amount @ exhibits:E1.amount | The invoice E1 has no amount, so payments cannot be compared with it.'],
  ]);
});

describe('a value', () => {
  const stated = (docType: string, patch: object, papers: Papers = [bill()]): object => sale([...papers, [docType, { currency: 'USD', ...patch }]]);
  const at = { sites: [madeSite('To', { partyId: 'B' })] };
  const entered = (values: readonly (string | null)[], patch: object = {}, papers: Papers = [bill()], entry: object = {}): object => sale(papers, { ...at, entry: { importerId: 'B', lines: values.map((valueUsd, index) => ({ id: `L${index + 1}`, line: index + 1, description: 'Shirts', valueUsd })), ...entry } }, { toSiteId: 'To', ...patch });
  proveSaid(ofSteps(paymentsMatch), [
    ['of the order is that of the invoice', stated('PURCHASE_ORDER', { amount: '1000.02' })],
    ['of the order is no other', stated('PURCHASE_ORDER', { amount: '1000.03' }), 'T13 warn value @ exhibits:E2.amount exhibits:E1.amount | E2 states a value of 1000.03; the goods of “Move” were invoiced at 1000.00.'],
    ['of the order may be out by its tolerance', stated('PURCHASE_ORDER', { amount: '1100', tolerancePct: '10' })],
    ['of the order is out by no more', stated('PURCHASE_ORDER', { amount: '1200', tolerancePct: '10' }), 'T13 warn value @ exhibits:E2.amount exhibits:E1.amount | E2 states a value of 1200; the goods of “Move” were invoiced at 1000.00.'],
    ['of a declaration is that of the invoice', stated('EXPORT_DECLARATION', { amount: '900' }), 'T13 warn value @ exhibits:E2.amount exhibits:E1.amount | E2 states a value of 900; the goods of “Move” were invoiced at 1000.00.'],
    ['of the entry summary is that of the invoice', stated('CBP_7501', { amount: '900' }), 'T13 warn value @ exhibits:E2.amount exhibits:E1.amount | E2 states a value of 900; the goods of “Move” were invoiced at 1000.00.'],
    ['of another paper is its own', stated('PACKING_LIST', { amount: '900' })],
    ['may be left out', stated('IMPORT_DECLARATION', { amount: null })],
    ['in another currency only warns', stated('IMPORT_DECLARATION', { amount: '1000', currency: 'EUR' }), 'T13 warn currency @ exhibits:E2.amount exhibits:E1.amount | E2 states a value in EUR, the invoice E1 is in USD.'],
    ['in no currency is that of the invoice', stated('IMPORT_DECLARATION', { amount: '1000', currency: null })],
    ['beside an invoice in no currency is that of the invoice', stated('IMPORT_DECLARATION', { amount: '1000' }, [bill({ currency: null })])],
    ['beside a wrong payment is not judged', stated('IMPORT_DECLARATION', { amount: '900' }, [bill(), pay({ amount: '900' })]), 'T13 sum @ exhibits:E1.amount exhibits:E2.amount | Payments of 900.00 stand against the invoice E1 of 1000.00.'],
    ['that is entered is that of the invoice', entered(['600', '400.02'])],
    ['that is entered is no other', entered(['600', '400.03']), 'T13 warn entered @ entry:L1.valueUsd exhibits:E1.amount | The entry states a value of USD 1000.03; the goods were invoiced at 1000.00.'],
    ['that is entered may be left out', entered(['600', null])],
    ['that is entered has lines', entered([])],
    ['that is entered is of goods that arrive', entered(['600'], { toSiteId: null })],
    ['that is entered is in dollars', entered(['600'], {}, [bill({ currency: 'EUR' })])],
    ['that is entered is not held against a sale that does not add up', entered(['600'], {}, [bill(), pay({ amount: '900' })]), 'T13 sum @ exhibits:E1.amount exhibits:E2.amount | Payments of 900.00 stand against the invoice E1 of 1000.00.'],
    ['that is entered is of one movement', { ...entered(['600']), steps: ['Move', 'Ship'].map((id) => madeStep(id, 1, 'transfer', {}, {}, { toSiteId: 'To' })) }],
  ]);
});
