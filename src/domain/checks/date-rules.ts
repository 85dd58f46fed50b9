// T06: dates follow each other as the facts did, from the order to the entry.
import type { Step } from '../dossier/chain.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import { at, atExhibit, daysBetween, isGiven, isOneOf, type ExhibitRule, type Facts, type Hit, type Rule, type StepRule } from './facts.ts';
import type { Place } from './finding.ts';

type Dated = Exhibit & { readonly docDate: string };
const hasDate = (exhibit: Exhibit): exhibit is Dated => exhibit.docDate !== null;
const wrong = (where: readonly Place[], message: string, key?: string, level?: Hit['level']): Hit => ({ rule: 'T06', where, message, ...(key ? { key } : {}), ...(level ? { level } : {}) });

/** Papers that speak of a whole run; their period lies inside the run. */
const RUN_PAPERS = ['PRODUCTION_ORDER', 'PRODUCTION_RECORD', 'RAW_MATERIAL_ISSUE', 'DAILY_OUTPUT', 'GIN_RECORD', 'CATCH_RECORD'];
/** Sworn or tested after the fact, so dated after it. */
const SWORN = ['ORIGIN_AFFIDAVIT', 'SUPPLIER_DECLARATION', 'IMPORTER_DECLARATION', 'CERT_OF_ORIGIN_12_43A', 'STATEMENT_12_43B'];
const AFTER_THE_FACT = [...SWORN, 'INSPECTION_REPORT', 'PRODUCTION_RECORD', 'GIN_RECORD', 'CATCH_RECORD', 'CLASSING_DATA', 'LAB_TEST'];
/** An advance may be paid long before; a balance a year late needs an explanation. */
const LATEST_PAYMENT_DAYS = 365;

/** Order ≤ invoice ≤ shipment ≤ import ≤ receipt, each paper inside its movement. */
function movementDates(step: Step, facts: Facts): Hit[] {
  const { lots, reference: { documentGroups: { papers } } } = facts;
  const hits: Hit[] = [];
  const filed = facts.exhibitsOf(step).filter(hasDate);
  // A warehouse receipt of the seller comes before the sale; only the buyer's goods receipt ends a movement.
  const dated = (types: readonly string[] | undefined): Dated[] => filed.filter((exhibit) => isOneOf(types)(exhibit) && exhibit.docType !== 'WAREHOUSE_RECEIPT');
  const order = [dated(papers['purchase']), dated(papers['invoice']), dated(papers['transport']), dated(['IMPORT_DECLARATION', 'CBP_3461', 'CBP_7501']), dated(papers['receipt'])];
  const [export_, lists, laden] = [dated(['EXPORT_DECLARATION']), dated(papers['list']), dated(['OCEAN_BOL', 'AIR_WAYBILL'])];
  const pairs = [...order.flatMap((earlier, index) => order.slice(index + 1).map((later) => [earlier, later] as const)), [order[0] ?? [], export_], [lists, order[2] ?? []], [export_, laden]] as const;
  for (const [earlier, later] of pairs) for (const a of earlier) for (const b of later) {
    if (a.docDate > b.docDate) hits.push(wrong([atExhibit(b, 'docDate'), atExhibit(a, 'docDate')], `${b.exhibitNo} (${b.docDate}) is dated before ${a.exhibitNo} (${a.docDate}), which comes first in “${step.name}”.`));
  }
  const [shipped, received] = [order[2] ?? [], order[4] ?? []];
  const madeOn = step.inputs.map(({ lotId }) => lots.get(lotId)?.producedOn ?? '').toSorted().at(-1) ?? '';
  const runs = [...new Set(step.inputs.flatMap(({ lotId }) => facts.makersOf(lotId)))];
  const sent = new Set(step.inputs.map(({ lotId }) => lotId));
  // A run may go on while its first lots are shipped; not when this movement takes them all.
  for (const run of runs) if (step.start !== null && run.end !== null && run.end > step.start && run.outputs.every(({ lotId }) => sent.has(lotId))) hits.push(wrong([at('steps', step.id), at('steps', run.id)], `“${step.name}” began on ${step.start}; “${run.name}”, which makes what it takes, ended on ${run.end}.`, 'unfinished'));
  for (const paper of shipped) {
    if (madeOn !== '' && paper.docDate < madeOn) hits.push(wrong([atExhibit(paper, 'docDate'), at('steps', step.id)], `${paper.exhibitNo} shows the goods on board on ${paper.docDate}, before they were made on ${madeOn}.`, 'shipped', 'block'));
    else if (step.end !== null && paper.docDate > step.end) hits.push(wrong([atExhibit(paper, 'docDate'), at('steps', step.id)], `${paper.exhibitNo} is dated ${paper.docDate}, after “${step.name}” ended on ${step.end}.`, 'after'));
    else if (step.start !== null && paper.docDate < step.start) hits.push(wrong([atExhibit(paper, 'docDate'), at('steps', step.id)], `${paper.exhibitNo} is dated ${paper.docDate}, before “${step.name}” began on ${step.start}.`, 'before'));
  }
  for (const paper of received) if (step.end !== null && !shipped.some(({ docDate }) => docDate > paper.docDate) && daysBetween(paper.docDate, step.end) < -1) hits.push(wrong([atExhibit(paper, 'docDate'), at('steps', step.id)], `${paper.exhibitNo} is dated ${paper.docDate}, after “${step.name}” ended on ${step.end}.`, 'after'));
  for (const paper of dated(papers['payment'])) {
    for (const purchase of order[0] ?? []) if (paper.docDate < purchase.docDate) hits.push(wrong([atExhibit(paper, 'docDate'), atExhibit(purchase)], `${paper.exhibitNo} pays on ${paper.docDate}, before the order ${purchase.exhibitNo} of ${purchase.docDate}.`, 'paid'));
    for (const invoice of order[1] ?? []) if (daysBetween(invoice.docDate, paper.docDate) > LATEST_PAYMENT_DAYS) hits.push(wrong([atExhibit(paper, 'docDate'), atExhibit(invoice)], `${paper.exhibitNo} pays on ${paper.docDate}, more than a year after the invoice ${invoice.exhibitNo} of ${invoice.docDate}.`, 'late'));
  }
  for (const filing of dated(['ISF_10_2'])) for (const paper of shipped) if (filing.docDate > paper.docDate) hits.push(wrong([atExhibit(filing, 'docDate'), atExhibit(paper)], `${filing.exhibitNo} is dated ${filing.docDate}; the security filing is due before lading, shown by ${paper.exhibitNo} on ${paper.docDate}.`, 'security'));
  return hits;
}

/** A run, its lots and its papers speak of the same days. */
function runDates(step: Step, facts: Facts): Hit[] {
  const { start, end } = step;
  const hits: Hit[] = [];
  const { asOf } = facts.dossier;
  const late = [start, end].find((date) => date !== null && asOf !== null && date > asOf);
  if (late) hits.push(wrong([at('steps', step.id)], `“${step.name}” is dated ${late}, after the day this dossier speaks of.`, 'future'));
  if (start !== null && end !== null && start > end) return [wrong([at('steps', step.id)], `“${step.name}” ends on ${end}, before it starts on ${start}.`, 'step', 'block')];
  for (const { lotId } of step.kind === 'transfer' ? [] : step.outputs) {
    const made = facts.lots.get(lotId)?.producedOn ?? null;
    const isUsedEarlier = facts.usersOf(lotId).some((user) => made !== null && made > (user.start ?? '9999'));
    if (made !== null && !isUsedEarlier && ((end !== null && made > end) || (start !== null && made < start))) hits.push(wrong([at('lots', lotId, 'producedOn'), at('steps', step.id)], `Lot ${lotId} is dated ${made}; “${step.name}”, which makes it, ran from ${start ?? '?'} to ${end ?? '?'}.`, 'made'));
  }
  for (const exhibit of facts.exhibitsOf(step).filter(isOneOf(RUN_PAPERS))) {
    const { periodCovered: period } = exhibit;
    if (period && ((start !== null && period.to < start) || (end !== null && period.from > end))) hits.push(wrong([atExhibit(exhibit, 'periodCovered'), at('steps', step.id)], `${exhibit.exhibitNo} covers ${period.from} to ${period.to}; “${step.name}” ran from ${start ?? '?'} to ${end ?? '?'}.`, 'run'));
    else if (period && exhibit.stepIds.length === 1 && ((start !== null && period.from < start) || (end !== null && period.to > end))) hits.push(wrong([atExhibit(exhibit, 'periodCovered'), at('steps', step.id)], `${exhibit.exhibitNo} covers ${period.from} to ${period.to}, partly outside “${step.name}” (${start ?? '?'} to ${end ?? '?'}).`, 'run'));
  }
  for (const exhibit of facts.exhibitsOf(step).filter(hasDate).filter(isOneOf(AFTER_THE_FACT))) {
    if (step.kind !== 'transfer' && exhibit.stepIds.length === 1 && exhibit.periodCovered === null && end !== null && exhibit.docDate < end) hits.push(wrong([atExhibit(exhibit, 'docDate'), at('steps', step.id)], `${exhibit.exhibitNo} is dated ${exhibit.docDate}, before “${step.name}”, of which it speaks, ended on ${end}.`, 'sworn'));
  }
  return hits;
}

/** T06: packages are classed after they were made. */
export const classingDates: Rule = ({ dossier, makersOf }) => {
  const hits: Hit[] = [];
  for (const unit of dossier.units) {
    const begun = unit.lotId === null ? null : makersOf(unit.lotId)[0]?.start ?? null;
    if (unit.classedOn !== null && ((begun !== null && unit.classedOn < begun) || (dossier.asOf !== null && unit.classedOn > dossier.asOf))) hits.push(wrong([at('units', unit.id, 'classedOn')], `Package ${unit.number} was classed on ${unit.classedOn}; it was made from ${begun ?? '?'} on.`));
  }
  return hits;
};

/** T06: a sworn paper that is filed for no step speaks of the chain as a whole, and is dated after its goods were made. */
export const swornOfTheWhole: Rule = ({ exhibits, steps }) => {
  const made = steps.filter(({ kind, end }) => kind === 'transformation' && end !== null).map(({ end }) => end ?? '').toSorted().at(-1) ?? '';
  return exhibits.filter(hasDate).filter(isOneOf(SWORN)).filter(({ stepIds, docDate }) => stepIds.length === 0 && docDate < made)
    .map((exhibit) => wrong([atExhibit(exhibit, 'docDate')], `${exhibit.exhibitNo} is dated ${exhibit.docDate}; the goods it speaks of were made until ${made}.`, 'sworn'));
};

/** T06: a paper is of the past, and dated after what it covers. */
export const paperDates: ExhibitRule = (exhibit, { dossier, exhibitById }) => {
  const hits: Hit[] = [];
  if (hasDate(exhibit)) {
    if (dossier.asOf !== null && exhibit.docDate > dossier.asOf) hits.push(wrong([atExhibit(exhibit, 'docDate')], `${exhibit.exhibitNo} is dated ${exhibit.docDate}, after the day this dossier speaks of.`, 'future'));
    else if (exhibit.periodCovered && exhibit.docDate < exhibit.periodCovered.to) hits.push(wrong([atExhibit(exhibit, 'docDate')], `${exhibit.exhibitNo} is dated ${exhibit.docDate}, before the period it covers ends on ${exhibit.periodCovered.to}.`, 'period'));
    for (const covered of exhibit.docType === 'TRANSLATION_CERT' ? exhibit.covers.map((id) => exhibitById.get(id)) : []) if (isGiven(covered?.docDate) && covered.docDate > exhibit.docDate) hits.push(wrong([atExhibit(exhibit, 'docDate'), atExhibit(covered)], `${exhibit.exhibitNo} certifies the translation of ${covered.exhibitNo}, which is younger.`, 'translated'));
  }
  if (exhibit.periodCovered && exhibit.periodCovered.from > exhibit.periodCovered.to) hits.push(wrong([atExhibit(exhibit, 'periodCovered')], `${exhibit.exhibitNo} covers a period that ends before it begins.`, 'inverted'));
  return hits;
};

/** T06: the dates of the case itself: arrival, entry, examination, notice. */
export const caseDates: Rule = (facts) => {
  const { dossier: { case: { dates, type, alsoTypes }, entry, asOf }, exhibits } = facts;
  const hits: Hit[] = [];
  const inOrder = (earlier: string | null | undefined, later: string | null | undefined, message: string, key: string): void => { if (earlier && later && earlier > later) hits.push(wrong([at('case', null, 'dates')], `${message}: ${earlier} and ${later}.`, key)); };
  inOrder(dates.imported ?? entry.arrivalDate, dates.presentedForExam, 'The goods were presented for examination before they arrived', 'presented');
  inOrder(dates.presentedForExam, dates.detentionNotice, 'The detention notice is older than the examination', 'notice');
  inOrder(dates.detentionNotice, dates.exclusionNotice, 'The exclusion notice is older than the detention notice', 'exclusion');
  inOrder(entry.entryDate, entry.summaryDate, 'The entry summary is older than the entry', 'summary');
  inOrder(dates.protestFiled, dates.protestDenied, 'The protest was denied before it was filed', 'protest');
  inOrder(dates.presentedForExam, asOf, 'The dossier speaks of a day before the examination', 'asOf');
  const stated: readonly (readonly [string, string | null | undefined, string])[] = [
    ['CBP_DETENTION_NOTICE', dates.detentionNotice, 'the detention notice'], ['CBP_3461', entry.entryDate, 'the entry'], ['CBP_7501', entry.summaryDate, 'the entry summary'],
    ['CBP_FORM_28', type === 'form_28' || alsoTypes.includes('form_28') ? dates.form28Issued : null, 'CBP Form 28'],
  ];
  for (const [docType, date, what] of stated) {
    const papers = exhibits.filter(isOneOf([docType]));
    const [paper] = papers;
    if (papers.length === 1 && paper?.docDate && date && paper.docDate !== date) hits.push(wrong([at('case', null, 'dates'), atExhibit(paper, 'docDate')], `${paper.exhibitNo} is dated ${paper.docDate}; the case says that ${what} is of ${date}.`, docType));
  }
  for (const step of facts.arrivals) {
    inOrder(step.start, entry.arrivalDate, `The goods arrived before “${step.name}” began`, step.id);
    inOrder(step.start, entry.entryDate, `The entry is older than the beginning of “${step.name}”`, `entry ${step.id}`);
  }
  return hits;
};

/** T06: order ≤ invoice ≤ shipment ≤ import ≤ receipt; shipped after it was made; nothing before what it proves. */
export const datesInOrder: StepRule = (step, facts) => [...runDates(step, facts), ...(step.kind === 'transfer' ? movementDates(step, facts) : [])];
