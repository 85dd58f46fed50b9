// T12, T15, T30: are the numbers that papers cite on file, do they belong here, and does nothing stand twice?
import type { Exhibit } from '../dossier/exhibit.ts';
import type { Step } from '../dossier/chain.ts';
import { readManufacturerId } from '../identifiers/declared-manufacturer-id.ts';
import { CANADIAN_PROVINCES, namePart } from '../identifiers/manufacturer-id.ts';
import { readTariffNumber } from '../identifiers/tariff-number.ts';
import { at, atExhibit, isGiven, isOneOf, own, repeated, type Facts, type Hit, type Rule } from './facts.ts';
import type { Place } from './finding.ts';
import { comparableName, comparableNumber } from './names.ts';

/** What a cited number is called → the papers that carry it. */
const CARRIED_BY: Readonly<Record<string, readonly string[]>> = {
  po: ['PURCHASE_ORDER', 'SALES_CONTRACT'], contract: ['SALES_CONTRACT', 'PURCHASE_ORDER'], invoice: ['COMMERCIAL_INVOICE'],
  fishTicket: ['CATCH_RECORD'],
  bol: ['OCEAN_BOL', 'AIR_WAYBILL', 'TRUCK_WAYBILL', 'RAIL_WAYBILL', 'CMR', 'DELIVERY_NOTE'], deliveryNote: ['DELIVERY_NOTE', 'TRUCK_WAYBILL'],
};
/** Numbers no paper is named by; the step says them. */
const SAID_BY_STEP = ['container', 'seal', 'prodOrder', 'tripReport', 'ginRun'];
const WORDS: Readonly<Record<string, string>> = { po: 'order', contract: 'contract', invoice: 'invoice', bol: 'bill of lading', deliveryNote: 'delivery note', container: 'container', seal: 'seal', prodOrder: 'production order', tripReport: 'trip report', ginRun: 'gin run', fishTicket: 'fish ticket', entry: 'entry' };
const wordOf = (name: string): string => own(WORDS, name) ?? name;

const numberOf = (step: Step, name: string): string | null => { const text = own(step.refs, name); return text === undefined || text === '' ? null : comparableNumber(text); };

interface Known { readonly filed: ReadonlyMap<string, ReadonlySet<string>>; readonly missing: ReadonlyMap<string, ReadonlySet<string>>; readonly saidBySteps: ReadonlyMap<string, ReadonlySet<string>> }

function knownNumbers({ exhibits, exhibitsOf, steps }: Facts): Known {
  const numbers = (values: readonly (string | null)[]): Set<string> => new Set(values.filter((value) => value !== null));
  const filed = new Map(Object.entries(CARRIED_BY).map(([name, types]) => [name, numbers(exhibits.filter(isOneOf(types)).map(({ docNo }) => (docNo === null ? null : comparableNumber(docNo))))]));
  // Where the paper itself is missing, one finding says so; every paper that cites it need not repeat it.
  const missing = new Map(Object.entries(CARRIED_BY).map(([name, types]) => [name, numbers(steps.filter((step) => !exhibitsOf(step).some(isOneOf(types))).map((step) => numberOf(step, name)))]));
  const saidBySteps = new Map(SAID_BY_STEP.map((name) => [name, numbers(steps.map((step) => numberOf(step, name)))]));
  return { filed, missing, saidBySteps };
}

function citedBy(exhibit: Exhibit, facts: Facts, { filed, missing, saidBySteps }: Known): Hit[] {
  const steps = exhibit.stepIds.map((id) => facts.stepById.get(id)).filter((step) => step !== undefined);
  return Object.entries(exhibit.refs).flatMap(([name, value]): Hit[] => {
    const cited = comparableNumber(value);
    const hit = (message: string): Hit[] => [{ rule: 'T12', where: [atExhibit(exhibit, `refs.${name}`)], message, key: name }];
    const known = filed.get(name) ?? saidBySteps.get(name);
    if (cited === '' || known === undefined) return [];
    if (!known.has(cited)) return missing.get(name)?.has(cited) || (saidBySteps.has(name) && known.size === 0) ? [] : hit(`${exhibit.exhibitNo} cites ${wordOf(name)} ${value}, which is not on file.`);
    const own = steps.map((step) => numberOf(step, name)).filter((number) => number !== null);
    return own.length > 0 && !own.includes(cited) ? hit(`${exhibit.exhibitNo} cites ${wordOf(name)} ${value}, which belongs to another step than the one it is filed for.`) : [];
  });
}

/** Numbers of a step that no paper filed for it carries. */
function saidByStep(step: Step, facts: Facts, { filed, missing }: Known): Hit[] {
  return Object.keys(CARRIED_BY).flatMap((name): Hit[] => {
    const number = step.kind === 'transfer' || name === 'fishTicket' ? numberOf(step, name) : null;
    if (number === null || filed.get(name)?.has(number) || missing.get(name)?.has(number)) return [];
    return [{ rule: 'T12', where: [at('steps', step.id, `refs.${name}`)], message: `“${step.name}” names ${wordOf(name)} ${own(step.refs, name) ?? ''}, which is not on file.`, key: name }];
  });
}

/** T12: the waste invoice a step names, where the sale of its waste is filed. */
function wasteInvoices(step: Step, facts: Facts): Hit[] {
  const sales = facts.exhibitsOf(step).filter(isOneOf(['BYPRODUCT_SALE', 'WASTE_RECORD'])).map(({ docNo }) => comparableNumber(docNo ?? ''));
  return step.losses.filter(({ invoice }) => invoice !== null && sales.length > 0 && !sales.includes(comparableNumber(invoice))).map(({ invoice, kind }) => ({ rule: 'T12', where: [at('steps', step.id, 'losses')], message: `“${step.name}” sold waste by invoice ${invoice ?? ''}, which is not on file.`, key: kind }));
}

/** T12 and T30: an exhibit of another entry, and CBP's own numbers. */
function entryNumbers({ dossier: { entry, case: file, audits }, exhibits, lots, steps }: Facts): Hit[] {
  const hits: Hit[] = [];
  const isOther = (number: string | null | undefined, ours: string | null): boolean => ours !== null && isGiven(number) && number !== '' && comparableNumber(number) !== comparableNumber(ours);
  for (const exhibit of exhibits) {
    const cited = own(exhibit.refs, 'entry');
    if (isOther(cited, entry.number)) {
      const isOurs = exhibit.lotIds.some((id) => lots.has(id));
      hits.push(isOurs
        ? { rule: 'T12', where: [atExhibit(exhibit, 'refs.entry')], message: `${exhibit.exhibitNo} cites entry ${cited ?? ''}; this dossier is about ${entry.number ?? ''}.`, key: 'entry' }
        : { rule: 'T30', where: [atExhibit(exhibit, 'refs.entry')], message: `${exhibit.exhibitNo} comes from entry ${cited ?? ''} and names no lot of this shipment.` });
    } else if (['CBP_7501', 'CBP_3461'].includes(exhibit.docType) && isOther(exhibit.docNo, entry.number)) hits.push({ rule: 'T12', where: [atExhibit(exhibit, 'docNo'), at('entry', null, 'number')], message: `${exhibit.exhibitNo} is about entry ${exhibit.docNo ?? ''}; this dossier is about ${entry.number ?? ''}.`, key: 'docNo' });
  }
  for (const step of steps) if (isOther(own(step.refs, 'entry'), entry.number)) hits.push({ rule: 'T12', where: [at('steps', step.id, 'refs.entry')], message: `“${step.name}” leads to entry ${own(step.refs, 'entry') ?? ''}; this dossier is about ${entry.number ?? ''}.`, key: 'entry' });
  const known = new Set(audits.map(({ id }) => id));
  for (const exhibit of exhibits) if (exhibit.auditId !== null && !known.has(exhibit.auditId)) hits.push({ rule: 'T12', where: [atExhibit(exhibit, 'auditId')], message: `${exhibit.exhibitNo} belongs to audit ${exhibit.auditId}, which is not described.`, key: 'audit' });
  for (const [docType, number, part] of [['CBP_DETENTION_NOTICE', file.detentionNo, 'detentionNo'], ['CBP_FORM_28', file.form28No, 'form28No']] as const) {
    const papers = exhibits.filter(isOneOf([docType]));
    const [paper] = papers;
    if (papers.length === 1 && paper && isOther(paper.docNo, number)) hits.push({ rule: 'T12', where: [at('case', null, part), atExhibit(paper, 'docNo')], message: `${paper.exhibitNo} has number ${paper.docNo ?? ''}; the case says ${number ?? ''}.` });
  }
  return hits;
}

/** T12: numbers that are built from other facts: bale numbers from the gin, the manufacturer code from country and name. */
function builtNumbers({ dossier, parties, lots, sites }: Facts): Hit[] {
  const hits: Hit[] = [];
  for (const unit of dossier.units) {
    const maker = parties.get(sites.get(lots.get(unit.lotId ?? '')?.producedBy ?? '')?.partyId ?? '');
    const gin = maker?.identifiers.find(({ scheme }) => scheme === 'gin')?.value;
    if (gin !== undefined && !/^\d{12}$/.test(unit.number.trim())) hits.push({ rule: 'T12', where: [at('units', unit.id, 'number')], message: `${unit.number} is no permanent bale identification: twelve digits, the gin code first.`, key: 'form' });
    else if (gin !== undefined && !unit.number.trim().startsWith(gin)) hits.push({ rule: 'T12', where: [at('units', unit.id, 'number')], message: `Bale ${unit.number} does not begin with the gin code ${gin} of ${maker?.name ?? ''}.` });
  }
  for (const party of dossier.parties) {
    // Only country and name are compared here: the address on file may be that of an office.
    const mid = readManufacturerId(party.identifiers.find(({ scheme }) => scheme === 'mid')?.value ?? '');
    if (mid.state === 'empty' || dossier.case.keptAsPrinted.includes(mid.normal)) continue;
    const where = [at('parties', party.id, 'identifiers')];
    if (mid.state === 'wrong') {
      hits.push({ rule: 'T12', where, message: `${mid.normal} of ${party.name} does not have the form of a manufacturer ID. ${mid.message ?? ''}`, key: 'mid form' });
      continue;
    }
    const origin = mid.normal.slice(0, 2);
    const named = namePart(party.name, party.country);
    if (party.country !== null && origin !== party.country && !(party.country === 'CA' && CANADIAN_PROVINCES.has(origin))) hits.push({ rule: 'T12', where, message: `The manufacturer ID ${mid.normal} of ${party.name} does not begin with its country ${party.country}.`, key: 'mid country' });
    else if (!mid.normal.startsWith(named, 2)) hits.push({ rule: 'T12', where, message: `The manufacturer ID ${mid.normal} does not fit the name ${party.name}, which gives ${named}.`, key: 'mid name' });
  }
  return hits;
}

/** T12: the tariff number of a line has the form of one, and fits the chain it ends. */
function tariffNumbers({ dossier, pack, sites, reference }: Facts): Hit[] {
  const activities = new Set([...sites.values()].map(({ activity }) => activity));
  return dossier.entry.lines.flatMap((line): Hit[] => {
    if (line.hts === null) return [];
    const where = [at('entry', line.id, 'hts')];
    const number = readTariffNumber(line.hts);
    if (number.state === 'wrong' || number.state === 'empty') return [{ rule: 'T12', where, message: `${line.hts} does not have the form of a tariff number. ${number.message ?? ''}`, key: 'form' }];
    const fitting = reference.commodityPacks.filter((one) => one.steps.some(({ activity }) => activities.has(activity)));
    const chapter = line.hts.slice(0, 2);
    if (fitting.length === 0 || fitting.some((one) => one.htsChapters.includes(chapter)) || pack?.id === dossier.case.commodityPack) return [];
    return [{ rule: 'T12', where, message: `Tariff number ${line.hts} is not of the goods this chain makes (${fitting.map(({ name }) => name).join(', ')}).`, key: 'chapter' }];
  });
}

/** T12 and T30: every number that a paper or a step cites is on file and belongs to this shipment. */
export const citedNumbers: Rule = (facts) => {
  const known = knownNumbers(facts);
  return [
    ...facts.exhibits.flatMap((exhibit) => citedBy(exhibit, facts, known)), ...facts.steps.flatMap((step) => [...saidByStep(step, facts, known), ...wasteInvoices(step, facts)]),
    ...entryNumbers(facts), ...builtNumbers(facts), ...tariffNumbers(facts),
  ];
};

/** T15: no bale, document, file, lot or party twice. */
export const duplicates: Rule = ({ dossier, exhibits }) => {
  const twice = <T>(records: readonly T[], keyOf: (record: T) => string | null, place: (record: T) => Place, message: (first: T, count: number) => string, kind: string): Hit[] =>
    repeated(records, keyOf).flatMap(([, group]) => { const [first] = group; return first === undefined ? [] : [{ rule: 'T15', where: group.map(place), message: message(first, group.length), key: kind }]; });
  const docKey = ({ docType, docNo, issuerId }: Exhibit): string | null => (docNo === null || comparableNumber(docNo) === '' ? null : `${docType} ${comparableNumber(docNo)} ${issuerId ?? ''}`);
  return [
    ...twice(dossier.units, ({ number }) => comparableNumber(number), (unit) => at('units', unit.id, 'number'), ({ number }, count) => `The number ${number} stands ${count} times in the list of packages.`, 'unit'),
    ...twice(exhibits, docKey, (exhibit) => atExhibit(exhibit, 'docNo'), ({ docNo }, count) => `Document ${docNo ?? ''} is filed ${count} times.`, 'document'),
    ...twice(exhibits, ({ exhibitNo }) => exhibitNo.trim().toUpperCase(), (exhibit) => atExhibit(exhibit, 'exhibitNo'), ({ exhibitNo }, count) => `${count} exhibits have the number ${exhibitNo}.`, 'number'),
    ...twice(dossier.files.filter(({ exhibitId }) => exhibitId !== null), ({ sha256 }) => sha256, (file) => at('files', file.id), ({ name }, count) => `The same file (“${name}”) stands ${count} times in the dossier.`, 'file'),
    ...twice(dossier.lots, ({ lotNo, producedBy }) => (lotNo === null || lotNo === '' ? null : `${comparableNumber(lotNo)} ${producedBy ?? ''}`), (lot) => at('lots', lot.id, 'lotNo'), ({ lotNo }, count) => `Lot number ${lotNo ?? ''} is given to ${count} lots of the same maker.`, 'lot'),
    ...twice(dossier.parties, ({ name, country }) => `${comparableName(name)} ${country ?? ''}`, (party) => at('parties', party.id, 'name'), ({ name }, count) => `${name} is described ${count} times; one party under two names breaks the chain.`, 'party'),
    ...twice(dossier.bankBatches, ({ ref, payrollId }) => `${comparableNumber(ref)} ${payrollId ?? ''}`, (batch) => at('bankBatches', batch.id), ({ ref }, count) => `Bank batch ${ref} stands ${count} times; the same payment is counted twice.`, 'batch'),
  ];
};
