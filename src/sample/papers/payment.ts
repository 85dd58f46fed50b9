// Proofs of payment: SWIFT messages of the importers' banks and transfer advices of local banks.
import { money, number } from '../figures.ts';
import { type PaperMaker, partyText, refRows } from '../paper.ts';

export const paymentProof: PaperMaker = (context) => {
  const { exhibit, say, dossier } = context;
  const amount = exhibit.amount ?? 0;
  const currency = exhibit.currency ?? 'USD';
  const date = exhibit.docDate ?? '';
  const cited = Object.values(exhibit.refs).join(' ');
  if (exhibit.title.startsWith('SWIFT')) {
    const fields: readonly (readonly [string, string])[] = [
      [':20: Sender reference', exhibit.docNo ?? ''], [':23B: Bank operation code', 'CRED'], [':32A: Value date, currency, amount', `${date.slice(2).replaceAll('-', '')}${currency}${amount.toFixed(2).replace('.', ',')}`],
      [':33B: Instructed amount', `${currency} ${number(amount)}`], [':50K: Ordering customer', partyText(context, exhibit.issuer)], [':52A: Ordering institution', 'SPECUS00XXX'], [':57A: Account with institution', `SPEC${dossier.party(exhibit.recipient)?.country ?? ''}00XXX`],
      [':59: Beneficiary customer', partyText(context, exhibit.recipient)], [':70: Remittance information', `/INV/${cited}`], [':71A: Details of charges', 'OUR'],
    ];
    return { letterhead: 'bank', leaves: [[
      { kind: 'text', text: 'MT103 SINGLE CUSTOMER CREDIT TRANSFER    NETWORK ACK    COPY', mono: true }, { kind: 'fields', rows: fields },
      { kind: 'text', text: `Amount: ${money(amount, currency)}`, size: 11 }, { kind: 'text', text: '{CHK:SPECIMEN0000}  {MAC:00000000}', mono: true },
    ]] };
  }
  return { letterhead: 'bank', leaves: [[
    { kind: 'boxes', boxes: [{ label: say('Payer'), value: partyText(context, exhibit.issuer) }, { label: say('Account'), value: '0000 **** 4417' }] },
    { kind: 'boxes', boxes: [{ label: say('Payee'), value: partyText(context, exhibit.recipient) }, { label: say('Account'), value: '0000 **** 9023' }] },
    { kind: 'boxes', height: 40, boxes: [{ label: say('Amount'), value: money(amount, currency) }, { label: say('Value date'), value: date }, { label: say('Charges'), value: 'OUR' }] },
    { kind: 'fields', rows: [[say('Transaction number'), exhibit.docNo ?? ''], ...refRows(context), [say('Status'), say('Paid')]] },
    { kind: 'seal', lines: [say('PAID'), date, exhibit.docNo ?? ''] },
  ]] };
};
