// T12, T15: are the numbers that papers cite on file, do they belong here, and does nothing stand twice?
import type { Exhibit } from '../dossier/exhibit.ts';
import type { Step } from '../dossier/chain.ts';
import { groupBy } from '../group-by.ts';
import { readManufacturerId } from '../identifiers/declared-manufacturer-id.ts';
import { CANADIAN_PROVINCES, namePart } from '../identifiers/manufacturer-id.ts';
import { readTariffNumber } from '../identifiers/tariff-number.ts';
import { at, atExhibit, isFiledForUnknown, isOneOf, own, repeated, type ExhibitRule, type Facts, type Hit, type Rule, type StepRule } from './facts.ts';
import type { Place } from './finding.ts';
import { comparableName, comparableNumber } from './names.ts';
import type { Table } from './tables.ts';

/** What a cited number is called → the papers that carry it. */
const CARRIED_BY: Readonly<Record<string, readonly string[]>> = {
  po: ['PURCHASE_ORDER', 'SALES_CONTRACT'], contract: ['SALES_CONTRACT', 'PURCHASE_ORDER'], invoice: ['COMMERCIAL_INVOICE'],
  fishTicket: ['CATCH_RECORD'],
  bol: ['OCEAN_BOL', 'AIR_WAYBILL', 'TRUCK_WAYBILL', 'RAIL_WAYBILL', 'CMR', 'DELIVERY_NOTE'], deliveryNote: ['DELIVERY_NOTE', 'TRUCK_WAYBILL'],
};
/** The same by paper. */
const CARRIES = groupBy(Object.keys(CARRIED_BY), (name) => CARRIED_BY[name] ?? []);
/** Numbers no paper is named by; the step says them. */
const SAID_BY_STEP = ['container', 'seal', 'prodOrder', 'tripReport', 'ginRun'];
const WORDS: Readonly<Record<string, string>> = { po: 'order', contract: 'contract', invoice: 'invoice', bol: 'bill of lading', deliveryNote: 'delivery note', container: 'container', seal: 'seal', prodOrder: 'production order', tripReport: 'trip report', ginRun: 'gin run', fishTicket: 'fish ticket', entry: 'entry' };
const wordOf = (name: string): string => own(WORDS, name) ?? name;

const numberOf = (step: Step, name: string): string | null => { const text = own(step.refs, name); return text === undefined || text === '' ? null : comparableNumber(text); };

/** What is known of a cited number: `filed po X`, `missing po X`, `said seal X`, and `said seal` where steps name any. */
const NUMBERS: Table<true> = {
  build: ({ exhibits, steps }) => {
    const known = new Map<string, true>();
    const note = (state: string, name: string, number: string | null): void => { if (number !== null) known.set(`${state} ${name} ${number}`, true); };
    const filed = exhibits.filter(({ state }) => state !== 'withdrawn');
    const typesAt = new Map([...groupBy(filed.filter(({ docType }) => CARRIES.has(docType)), ({ stepIds }) => stepIds)].map(([stepId, group]) => [stepId, new Set(group.map(({ docType }) => docType))]));
    for (const exhibit of filed) for (const name of CARRIES.get(exhibit.docType) ?? []) note('filed', name, exhibit.docNo === null ? null : comparableNumber(exhibit.docNo));
    for (const step of steps) for (const name of Object.keys(step.refs)) {
      const [number, types] = [numberOf(step, name), own(CARRIED_BY, name)];
      // Where the paper itself is missing, one finding says so; every paper that cites it need not repeat it.
      if (types && !types.some((type) => typesAt.get(step.id)?.has(type))) note('missing', name, number);
      if (number === null || !SAID_BY_STEP.includes(name)) continue;
      note('said', name, number);
      known.set(`said ${name}`, true);
    }
    return known;
  },
};

/** T12: every number that a paper cites is on file and belongs to the step it is filed for. */
export const citedNumbers: ExhibitRule = (exhibit, facts) => {
  if (isFiledForUnknown(exhibit, facts)) return [];
  const steps = exhibit.stepIds.map((id) => facts.stepById.get(id)).filter((step) => step !== undefined);
  return Object.entries(exhibit.refs).flatMap(([name, value]): Hit[] => {
    const cited = comparableNumber(value);
    const hit = (message: string): Hit[] => [{ rule: 'T12', where: [atExhibit(exhibit, `refs.${name}`)], message, key: name }];
    const [isCarried, isSaid] = [Object.hasOwn(CARRIED_BY, name), SAID_BY_STEP.includes(name)];
    if (cited === '' || (!isCarried && !isSaid)) return [];
    const isKnown = facts.read(NUMBERS, `${isCarried ? 'filed' : 'said'} ${name} ${cited}`);
    if (!isKnown) return facts.read(NUMBERS, `missing ${name} ${cited}`) || (isSaid && !facts.read(NUMBERS, `said ${name}`)) ? [] : hit(`${exhibit.exhibitNo} cites ${wordOf(name)} ${value}, which is not on file.`);
    const own = steps.map((step) => numberOf(step, name)).filter((number) => number !== null);
    return own.length > 0 && !own.includes(cited) ? hit(`${exhibit.exhibitNo} cites ${wordOf(name)} ${value}, which belongs to another step than the one it is filed for.`) : [];
  });
};

/** Numbers of a step that no paper filed for it carries. */
function saidByStep(step: Step, { read }: Facts): Hit[] {
  return Object.keys(step.refs).filter((name) => Object.hasOwn(CARRIED_BY, name)).flatMap((name): Hit[] => {
    const number = step.kind === 'transfer' || name === 'fishTicket' ? numberOf(step, name) : null;
    if (number === null || read(NUMBERS, `filed ${name} ${number}`) || read(NUMBERS, `missing ${name} ${number}`)) return [];
    return [{ rule: 'T12', where: [at('steps', step.id, `refs.${name}`)], message: `“${step.name}” names ${wordOf(name)} ${own(step.refs, name) ?? ''}, which is not on file.`, key: name }];
  });
}

/** T12: the waste invoice a step names, where the sale of its waste is filed. */
function wasteInvoices(step: Step, facts: Facts): Hit[] {
  const sales = facts.exhibitsOf(step).filter(isOneOf(['BYPRODUCT_SALE', 'WASTE_RECORD'])).map(({ docNo }) => comparableNumber(docNo ?? ''));
  return step.losses.filter(({ invoice }) => invoice !== null && sales.length > 0 && !sales.includes(comparableNumber(invoice))).map(({ invoice, kind }) => ({ rule: 'T12', where: [at('steps', step.id, 'losses')], message: `“${step.name}” sold waste by invoice ${invoice ?? ''}, which is not on file.`, key: kind }));
}

/** T12: numbers that are built from other facts: bale numbers from the gin, the manufacturer code from country and name. */
function builtNumbers({ dossier, parties, lots, sites, reference }: Facts): Hit[] {
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
    const isBarred = party.country !== null && reference.regions.countries.includes(party.country);
    if (party.country !== null && !isBarred && origin !== party.country && !(party.country === 'CA' && CANADIAN_PROVINCES.has(origin))) hits.push({ rule: 'T12', where, message: `The manufacturer ID ${mid.normal} of ${party.name} does not begin with its country ${party.country}.`, key: 'mid country' });
    else if (!isBarred && !mid.normal.startsWith(named, 2)) hits.push({ rule: 'T12', where, message: `The manufacturer ID ${mid.normal} does not fit the name ${party.name}, which gives ${named}.`, key: 'mid name' });
  }
  return hits;
}

/** T12: the tariff number of a line has the form of one, and fits the chain it ends. */
function tariffNumbers({ dossier, pack, reference }: Facts): Hit[] {
  const activities = new Set(dossier.sites.map(({ activity }) => activity));
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

/** T12 of a step: the numbers it names. */
export const stepNumbers: StepRule = (step, facts) => [...saidByStep(step, facts), ...wasteInvoices(step, facts)];

/** T12: numbers built from other facts, and tariff numbers. */
export const derivedNumbers: Rule = (facts) => [...builtNumbers(facts), ...tariffNumbers(facts)];

const twice = <T>(records: readonly T[], keyOf: (record: T) => string | null, place: (record: T) => Place, message: (first: T, count: number) => string, kind: string): Hit[] =>
  repeated(records, keyOf).flatMap(([, group]) => { const [first] = group; return first === undefined ? [] : [{ rule: 'T15', where: group.map(place), message: message(first, group.length), key: kind }]; });
function docKey({ docType, docNo, issuerId }: Exhibit): string | null {
  const number = docNo === null ? '' : comparableNumber(docNo);
  return number === '' ? null : `${docType} ${number} ${issuerId ?? ''}`;
}

/** T15: no document and no exhibit number twice. */
export const duplicatePapers: Rule = ({ exhibits }) => [
  ...twice(exhibits, docKey, (exhibit) => atExhibit(exhibit, 'docNo'), ({ docNo }, count) => `Document ${docNo ?? ''} is filed ${count} times.`, 'document'),
  ...twice(exhibits, ({ exhibitNo }) => exhibitNo.trim().toUpperCase(), (exhibit) => atExhibit(exhibit, 'exhibitNo'), ({ exhibitNo }, count) => `${count} exhibits have the number ${exhibitNo}.`, 'number'),
];

/** T15: no lot number of one maker twice. */
export const duplicateLots: Rule = ({ dossier }) => twice(dossier.lots, ({ lotNo, producedBy }) => (lotNo === null || lotNo === '' ? null : `${comparableNumber(lotNo)} ${producedBy ?? ''}`), (lot) => at('lots', lot.id, 'lotNo'), ({ lotNo }, count) => `Lot number ${lotNo ?? ''} is given to ${count} lots of the same maker.`, 'lot');

/** T15: no bale, file, party or bank batch twice. */
export const duplicates: Rule = ({ dossier }) => [
  ...twice(dossier.units, ({ number }) => comparableNumber(number), (unit) => at('units', unit.id, 'number'), ({ number }, count) => `The number ${number} stands ${count} times in the list of packages.`, 'unit'),
  ...twice(dossier.files.filter(({ exhibitId }) => exhibitId !== null), ({ sha256 }) => sha256, (file) => at('files', file.id), ({ name }, count) => `The same file (“${name}”) stands ${count} times in the dossier.`, 'file'),
  ...twice(dossier.parties, ({ name, country }) => `${comparableName(name)} ${country ?? ''}`, (party) => at('parties', party.id, 'name'), ({ name }, count) => `${name} is described ${count} times; one party under two names breaks the chain.`, 'party'),
  ...twice(dossier.bankBatches, ({ ref, payrollId }) => `${comparableNumber(ref)} ${payrollId ?? ''}`, (batch) => at('bankBatches', batch.id), ({ ref }, count) => `Bank batch ${ref} stands ${count} times; the same payment is counted twice.`, 'batch'),
];
