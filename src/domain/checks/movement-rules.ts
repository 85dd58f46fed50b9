// T04, T06, T12, T13: do the papers of one movement agree in quantity, date, number and payment?
import { Decimal } from 'decimal.js';
import type { Step } from '../dossier/chain.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import { at, atExhibit, daysBetween, isOneOf, number, sum, type Facts, type Hit, type Rule } from './facts.ts';
import type { Place } from './finding.ts';

interface Statement { readonly place: Place; readonly said: string; readonly value: Decimal; }

/** Statements about one quantity, grouped by what is measured: "net", "gross", or a count in one unit. */
function statementsOf(step: Step, { dossier, reference, exhibitsOf }: Facts): Map<string, Statement[]> {
  const { countedAs, kilogramsPerUnit, movementTypes } = reference.documentGroups;
  const groups = new Map<string, Statement[]>();
  const say = (kind: string, uom: string, value: string, place: Place, said: string): void => {
    const factor = kilogramsPerUnit[uom];
    const key = kind === 'count' || factor === undefined ? `count ${uom}` : kind;
    groups.set(key, [...(groups.get(key) ?? []), { place, said, value: new Decimal(value).times(factor ?? 1) }]);
  };
  for (const exhibit of exhibitsOf(step).filter(isOneOf(movementTypes))) {
    for (const { value, uom, what } of exhibit.quantities) {
      const kind = countedAs[what];
      if (kind !== undefined) say(kind, uom, value, atExhibit(exhibit, 'quantities'), `${exhibit.exhibitNo} ${value} ${uom}`);
    }
  }
  for (const uom of new Set(step.outputs.map((flow) => flow.uom))) say('net', uom, sum(step.outputs.filter((flow) => flow.uom === uom).map((flow) => number(flow.quantity))).toFixed(), at('steps', step.id, 'outputs'), step.id);
  if (step.refs['entry'] !== undefined && dossier.entry.lines.length > 0) {
    const total = (pick: (line: (typeof dossier.entry.lines)[number]) => string | null): string => sum(dossier.entry.lines.map((line) => number(pick(line)))).toFixed();
    const [line] = dossier.entry.lines;
    if (line?.quantity && line.uom) say('net', line.uom, total(({ quantity }) => quantity), at('entry', line.id, 'quantity'), 'the entry');
    if (line?.netKg) say('net', 'KGM', total(({ netKg }) => netKg), at('entry', line.id, 'netKg'), 'the entry');
    if (line?.grossKg) say('gross', 'KGM', total(({ grossKg }) => grossKg), at('entry', line.id, 'grossKg'), 'the entry');
  }
  return groups;
}

/** The value most statements share; the first on a draw. */
function agreed(statements: readonly Statement[]): Decimal {
  const votes = statements.map(({ value }) => ({ value, votes: statements.filter((other) => other.value.eq(value)).length }));
  return votes.reduce((best, candidate) => (candidate.votes > best.votes ? candidate : best)).value;
}

/** T04: counts agree exactly, weights within tolerance, an order within its own. */
export const quantitiesAgree: Rule = (facts) => facts.steps.filter((step) => step.kind === 'transfer').flatMap((step) => {
  const hits: Hit[] = [];
  const { papers, weightTolerance } = facts.reference.documentGroups;
  for (const [key, statements] of statementsOf(step, facts)) {
    const expected = agreed(statements);
    const tolerance = key.startsWith('count') ? new Decimal(0) : expected.abs().times(weightTolerance);
    for (const { place, said, value } of statements) {
      if (value.minus(expected).abs().gt(tolerance)) hits.push({ rule: 'T04', where: [place, at('steps', step.id)], message: `${said} says ${value.toFixed()} (${key}), the other papers of ${step.name} say ${expected.toFixed()}.`, key });
    }
  }
  const invoice = facts.exhibitsOf(step).find(isOneOf(papers['invoice']));
  for (const order of facts.exhibitsOf(step).filter(isOneOf(papers['purchase']))) {
    for (const { value, uom } of order.quantities) {
      const billed = invoice?.quantities.find((quantity) => quantity.uom === uom);
      const allowed = number(value).abs().times(number(order.tolerancePct)).div(100);
      if (billed && number(billed.value).minus(value).abs().gt(allowed)) hits.push({ rule: 'T04', where: [atExhibit(order, 'quantities'), ...(invoice ? [atExhibit(invoice)] : [])], message: `${order.exhibitNo} orders ${value} ${uom}, the invoice bills ${billed.value}.`, key: `order ${uom}` });
    }
  }
  return hits;
}).concat(unitsAgree(facts));

/** The numbered packages of a lot are as many and as heavy as the lot. */
function unitsAgree({ dossier }: Facts): Hit[] {
  return dossier.lots.flatMap((lot): Hit[] => {
    const units = dossier.units.filter((unit) => unit.lotId === lot.id);
    if (units.length === 0) return [];
    const weight = sum(units.map((unit) => number(unit.netKg)));
    if (lot.packages !== null && units.length !== lot.packages) return [{ rule: 'T04', where: [at('lots', lot.id, 'packages')], message: `${units.length} numbered packages are listed for lot ${lot.id}, which has ${lot.packages}.`, key: 'units' }];
    if (lot.uom === 'KGM' && weight.minus(number(lot.quantity)).abs().gt(number(lot.quantity).times(0.005))) return [{ rule: 'T04', where: [at('lots', lot.id, 'quantity')], message: `The numbered packages of lot ${lot.id} weigh ${weight.toFixed()} kg, the lot ${lot.quantity ?? '0'} kg.`, key: 'weight' }];
    return [];
  });
}

/** T06: order ≤ invoice ≤ shipment ≤ import ≤ receipt; shipped after it was made; nothing before what it proves. */
export const datesInOrder: Rule = (facts) => {
  const { dossier, steps, exhibits, lots, reference: { documentGroups: { papers } } } = facts;
  const hits: Hit[] = [];
  for (const step of steps) {
    if (step.start !== null && step.end !== null && step.start > step.end) hits.push({ rule: 'T06', where: [at('steps', step.id)], level: 'block', message: `${step.name} ends on ${step.end}, before it starts on ${step.start}.`, key: 'step' });
    if (step.kind !== 'transfer') continue;
    // A warehouse receipt of the seller comes before the sale; only the buyer's goods receipt ends a movement.
    const dated = (name: string): Exhibit[] => facts.exhibitsOf(step).filter((exhibit) => isOneOf(papers[name])(exhibit) && exhibit.docType !== 'WAREHOUSE_RECEIPT' && exhibit.docDate !== null);
    const order = ['purchase', 'invoice', 'transport', 'receipt'] as const;
    order.forEach((earlier, index) => {
      for (const later of order.slice(index + 1)) for (const a of dated(earlier)) for (const b of dated(later)) {
        if (a.docDate !== null && b.docDate !== null && a.docDate > b.docDate) hits.push({ rule: 'T06', where: [atExhibit(b, 'docDate'), atExhibit(a, 'docDate')], message: `${b.exhibitNo} (${b.docDate}) is dated before ${a.exhibitNo} (${a.docDate}), which comes first in ${step.name}.` });
      }
    });
    const madeOn = step.inputs.map(({ lotId }) => lots.get(lotId)?.producedOn ?? '').toSorted().at(-1) ?? '';
    for (const paper of dated('transport')) if (madeOn !== '' && (paper.docDate ?? '') < madeOn) hits.push({ rule: 'T06', level: 'block', where: [atExhibit(paper, 'docDate'), at('steps', step.id)], message: `${paper.exhibitNo} shows the goods on board on ${paper.docDate ?? ''}, before they were made on ${madeOn}.`, key: 'shipped' });
    for (const paper of dated('payment')) for (const purchase of dated('purchase')) if ((paper.docDate ?? '') < (purchase.docDate ?? '')) hits.push({ rule: 'T06', where: [atExhibit(paper, 'docDate'), atExhibit(purchase)], message: `${paper.exhibitNo} pays on ${paper.docDate ?? ''}, before the order ${purchase.exhibitNo}.`, key: 'paid' });
  }
  for (const exhibit of exhibits) {
    if (exhibit.docDate === null) continue;
    if (dossier.asOf !== null && exhibit.docDate > dossier.asOf) hits.push({ rule: 'T06', where: [atExhibit(exhibit, 'docDate')], message: `${exhibit.exhibitNo} is dated ${exhibit.docDate}, after the day this dossier speaks of.`, key: 'future' });
    if (exhibit.periodCovered && exhibit.docDate < exhibit.periodCovered.to) hits.push({ rule: 'T06', where: [atExhibit(exhibit, 'docDate')], message: `${exhibit.exhibitNo} is dated ${exhibit.docDate}, before the period it covers ends.`, key: 'period' });
    if (exhibit.docType === 'TRANSLATION_CERT') for (const covered of exhibits) if (exhibit.covers.includes(covered.id) && covered.docDate !== null && covered.docDate > exhibit.docDate) hits.push({ rule: 'T06', where: [atExhibit(exhibit, 'docDate'), atExhibit(covered)], message: `${exhibit.exhibitNo} certifies ${covered.exhibitNo}, which is younger.`, key: 'translated' });
  }
  return hits;
};

/** T12: every order, invoice, bill, delivery note and entry that a paper cites is on file. */
export const citedNumbers: Rule = ({ exhibits, dossier, steps, reference: { documentGroups: { papers } } }) => {
  const numbersOf = (types: readonly string[] | undefined): Set<string> => new Set(exhibits.filter(isOneOf(types)).map((exhibit) => exhibit.docNo ?? ''));
  const stepNumbers = (name: string): Set<string> => new Set(steps.map((step) => step.refs[name] ?? ''));
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    po: numbersOf(['PURCHASE_ORDER']), contract: numbersOf(['SALES_CONTRACT']), invoice: numbersOf(papers['invoice']), bol: numbersOf(papers['transport']), deliveryNote: numbersOf(['DELIVERY_NOTE']),
    container: stepNumbers('container'), prodOrder: stepNumbers('prodOrder'), entry: new Set([dossier.entry.number ?? '']),
  };
  return exhibits.flatMap((exhibit) => Object.entries(exhibit.refs).flatMap(([name, value]): Hit[] =>
    known[name] === undefined || known[name].has(value) ? [] : [{ rule: 'T12', where: [atExhibit(exhibit, `refs.${name}`)], message: `${exhibit.exhibitNo} cites ${name} ${value}, which is not on file.`, key: name }]));
};

/** T13: payments sum to the invoice, in its currency, from its buyer to its seller. */
export const paymentsMatch: Rule = (facts) => facts.steps.filter((step) => step.kind === 'transfer').flatMap((step) => {
  const { papers } = facts.reference.documentGroups;
  const filed = facts.exhibitsOf(step);
  const payments = filed.filter(isOneOf(papers['payment']));
  const [invoice, ...others] = filed.filter(isOneOf(papers['invoice']));
  if (!invoice || others.length > 0 || payments.length === 0) return [];
  const hits: Hit[] = [];
  for (const payment of payments) {
    const say = (part: string, message: string): void => void hits.push({ rule: 'T13', where: [atExhibit(payment, part), atExhibit(invoice)], message, key: part });
    const nameOf = (id: string | null): string => facts.parties.get(id ?? '')?.name ?? id ?? 'nobody named';
    if (payment.recipientId !== invoice.issuerId) say('recipientId', `${payment.exhibitNo} pays ${nameOf(payment.recipientId)}; the invoice ${invoice.exhibitNo} is of ${nameOf(invoice.issuerId)}.`);
    if (payment.issuerId !== invoice.recipientId) say('issuerId', `${payment.exhibitNo} is paid by ${nameOf(payment.issuerId)}; the invoice ${invoice.exhibitNo} is to ${nameOf(invoice.recipientId)}.`);
    if (payment.currency !== invoice.currency) say('currency', `${payment.exhibitNo} is in ${payment.currency ?? 'no currency'}, the invoice in ${invoice.currency ?? 'no currency'}.`);
  }
  const paid = sum(payments.map((payment) => number(payment.amount)));
  if (invoice.amount !== null && !paid.minus(invoice.amount).abs().lte('0.02')) hits.push({ rule: 'T13', where: [atExhibit(invoice, 'amount'), ...payments.map((payment) => atExhibit(payment, 'amount'))], message: `Payments of ${paid.toFixed(2)} stand against the invoice ${invoice.exhibitNo} of ${invoice.amount}.`, key: 'sum' });
  return hits;
});

/** T11: an audit at most twelve months before production ended, a certificate valid at that time. */
export const agedAudits: Rule = ({ dossier, steps, exhibits }) => {
  const producedAt = (siteId: string | null): string => steps.filter((step) => step.kind !== 'transfer' && step.siteId === siteId).map((step) => step.end ?? '').toSorted().at(-1) ?? '';
  const hits: Hit[] = [];
  for (const audit of dossier.audits) {
    const end = producedAt(audit.siteId);
    if (end === '') continue;
    if (audit.end !== null && daysBetween(audit.end, end) > 366) hits.push({ rule: 'T11', where: [at('audits', audit.id, 'end')], message: `The ${audit.scheme} audit ended on ${audit.end}, more than twelve months before production ended on ${end}.` });
    if (audit.validUntil !== null && audit.validUntil < end) hits.push({ rule: 'T11', where: [at('audits', audit.id, 'validUntil')], message: `The ${audit.scheme} result was valid until ${audit.validUntil}; production ended on ${end}.`, key: 'valid' });
  }
  for (const exhibit of exhibits) {
    const end = steps.filter((step) => exhibit.stepIds.includes(step.id)).map((step) => step.end ?? '').toSorted().at(-1) ?? '';
    if (exhibit.validUntil !== null && end !== '' && exhibit.validUntil < end) hits.push({ rule: 'T11', where: [atExhibit(exhibit, 'validUntil')], message: `${exhibit.exhibitNo} was valid until ${exhibit.validUntil}; the step ended on ${end}.` });
  }
  return hits;
};
