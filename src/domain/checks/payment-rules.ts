// T13: do payments and declared values fit the sale, in sum, currency and parties?
import { at, atExhibit, isOneOf, number, reachesEntry, sum, type Facts, type Hit, type StepRule } from './facts.ts';
import type { Step } from '../dossier/chain.ts';
import type { Exhibit } from '../dossier/exhibit.ts';

const CENT = '0.02';

function paymentHits(payments: readonly Exhibit[], invoices: readonly Exhibit[], { parties }: Facts): Hit[] {
  const nameOf = (id: string | null): string => parties.get(id ?? '')?.name ?? id ?? 'nobody named';
  return payments.flatMap((payment) => {
    const cited = invoices.filter((invoice) => invoice.docNo !== null && invoice.docNo === payment.refs['invoice']);
    const meant = cited.length > 0 ? cited : invoices;
    const [invoice] = meant;
    if (!invoice) return [];
    const hits: Hit[] = [];
    const say = (part: string, message: string): void => void hits.push({ rule: 'T13', where: [atExhibit(payment, part), atExhibit(invoice)], message, key: part });
    // Somebody who is not on the map is a finding of its own (T07).
    const isKnown = (id: string | null): boolean => id === null || parties.has(id);
    if (![payment.issuerId, payment.recipientId, ...meant.flatMap(({ issuerId, recipientId }) => [issuerId, recipientId])].every(isKnown)) return [];
    if (!meant.some(({ issuerId }) => issuerId === payment.recipientId)) say('recipientId', `${payment.exhibitNo} pays ${nameOf(payment.recipientId)}; the invoice ${invoice.exhibitNo} is of ${nameOf(invoice.issuerId)}.`);
    if (!meant.some(({ recipientId }) => recipientId === payment.issuerId)) say('issuerId', `${payment.exhibitNo} is paid by ${nameOf(payment.issuerId)}; the invoice ${invoice.exhibitNo} is to ${nameOf(invoice.recipientId)}.`);
    if (!meant.some(({ currency }) => currency === payment.currency)) say('currency', `${payment.exhibitNo} is in ${payment.currency ?? 'no currency'}, the invoice ${invoice.exhibitNo} in ${invoice.currency ?? 'no currency'}.`);
    return hits;
  });
}

/** Orders and customs papers that state another value than the invoice. */
function valueHits(filed: readonly Exhibit[], invoices: readonly Exhibit[], types: readonly string[] | undefined, billed: ReturnType<typeof sum>, step: Step, isSettled: boolean): Hit[] {
  const [invoice] = invoices;
  if (!invoice || !isSettled) return [];
  return filed.filter(isOneOf(types)).flatMap((paper): Hit[] => {
    const where = [atExhibit(paper, 'amount'), atExhibit(invoice, 'amount')];
    if (paper.amount === null) return [];
    if (paper.currency !== null && invoice.currency !== null && paper.currency !== invoice.currency) return [{ rule: 'T13', level: 'warn', where, message: `${paper.exhibitNo} states a value in ${paper.currency}, the invoice ${invoice.exhibitNo} is in ${invoice.currency}.`, key: 'currency' }];
    const allowed = number(paper.amount).abs().times(number(paper.tolerancePct)).div(100).plus(CENT);
    return number(paper.amount).minus(billed).abs().lte(allowed) ? [] : [{ rule: 'T13', level: 'warn', where, message: `${paper.exhibitNo} states a value of ${paper.amount}; the goods of “${step.name}” were invoiced at ${billed.toFixed(2)}.`, key: 'value' }];
  });
}

/** T13: payments sum to the invoice, in its currency, from its buyer to its seller; order, declarations and entry state its value. */
export const paymentsMatch: StepRule = (step, facts) => {
  if (step.kind !== 'transfer') return [];
  const { papers } = facts.reference.documentGroups;
  const filed = facts.exhibitsOf(step);
  const payments = filed.filter(isOneOf(papers['payment']));
  const invoices = filed.filter(isOneOf(papers['invoice']));
  const [invoice] = invoices;
  if (!invoice) return [];
  const hits: Hit[] = [];
  const billed = sum(invoices.map(({ amount }) => number(amount)));
  const isPriced = invoices.every(({ amount }) => amount !== null);
  const paid = sum(payments.map(({ amount }) => number(amount)));
  const isSettled = payments.length === 0 || paid.minus(billed).abs().lte(CENT);
  if (payments.length > 0) {
    hits.push(...paymentHits(payments, invoices, facts));
    if (isPriced && !isSettled) hits.push({ rule: 'T13', where: [...invoices.map((one) => atExhibit(one, 'amount')), ...payments.map((payment) => atExhibit(payment, 'amount'))], message: `Payments of ${paid.toFixed(2)} stand against ${invoices.length === 1 ? `the invoice ${invoice.exhibitNo}` : `${invoices.length} invoices`} of ${billed.toFixed(2)}.`, key: 'sum' });
  }
  if (isPriced) hits.push(...valueHits(filed, invoices, [...papers['purchase'] ?? [], 'IMPORT_DECLARATION', 'EXPORT_DECLARATION', 'CBP_7501', 'CBP_3461'], billed, step, isSettled));
  for (const one of invoices) if (one.amount === null) hits.push({ rule: 'T13', level: 'warn', where: [atExhibit(one, 'amount')], message: `The invoice ${one.exhibitNo} has no amount, so payments cannot be compared with it.`, key: 'amount' });
  if (isPriced && isSettled && reachesEntry(step, facts) && facts.arrivals.length === 1) {
    const values = facts.dossier.entry.lines.map(({ valueUsd }) => valueUsd);
    const entered = sum(values.map(number));
    if (invoice.currency === 'USD' && values.length > 0 && values.every((value) => value !== null) && entered.minus(billed).abs().gt(CENT)) hits.push({ rule: 'T13', level: 'warn', where: [at('entry', facts.dossier.entry.lines[0]?.id ?? null, 'valueUsd'), atExhibit(invoice, 'amount')], message: `The entry states a value of USD ${entered.toFixed(2)}; the goods were invoiced at ${billed.toFixed(2)}.`, key: 'entered' });
  }
  return hits;
};
