// T12, T30: the numbers of the entry — its own, the importer's, the filer's, the port's, CBP's — are the same on every paper, and exist.
import type { Exhibit } from '../dossier/exhibit.ts';
import { readEntryNumber, readFilerCode } from '../identifiers/entry-number.ts';
import type { IdentifierReading } from '../identifiers/identifier.ts';
import { maskImporterNumber, readImporterNumber } from '../identifiers/importer-number.ts';
import { readPortCode } from '../identifiers/port-code.ts';
import { at, atExhibit, isGiven, isOneOf, own, type Facts, type Hit, type Rule, type StepRule } from './facts.ts';
import type { Place } from './finding.ts';
import { comparableName, comparableNumber } from './names.ts';

/** What papers call the numbers of the entry, in any of the ways files name them. */
const CITED = { importer: ['ior', 'iorNumber', 'importer', 'importerNumber'], filer: ['filer', 'filerCode'], port: ['port', 'portCode'] } as const;

const hit = (where: readonly Place[], message: string, key: string): Hit => ({ rule: 'T12', where, message, key });
const isOther = (number: string | null | undefined, ours: string | null): boolean => ours !== null && isGiven(number) && number !== '' && comparableNumber(number) !== comparableNumber(ours);

interface Citation { readonly exhibit: Exhibit; readonly part: string; readonly value: string }
/** Every paper that cites the number, under any of its names. */
const citations = (exhibits: readonly Exhibit[], names: readonly string[]): Citation[] => exhibits.flatMap((exhibit) => names.flatMap((name) => { const value = own(exhibit.refs, name); return value === undefined || value.trim() === '' ? [] : [{ exhibit, part: `refs.${name}`, value }]; }));

/** What is the matter with the form of a number, unless a person kept it as it is printed; null where nothing is. */
function fault({ state, normal, message }: IdentifierReading, { dossier }: Facts): string | null {
  return state === 'wrong' || (state === 'warn' && !dossier.case.keptAsPrinted.includes(normal)) ? message : null;
}

/** T12 and T30: papers of another entry, an entry number or entry type that CBP does not give. */
function entryItself(facts: Facts): Hit[] {
  const { dossier: { entry }, exhibits, lots, reference } = facts;
  const hits: Hit[] = [];
  const wrong = entry.number === null ? null : fault(readEntryNumber(entry.number), facts);
  if (wrong !== null) hits.push(hit([at('entry', null, 'number')], `Entry number ${entry.number ?? ''}: ${wrong}`, 'form'));
  if (entry.type !== null && !reference.entryTypes.entryTypes.some(({ code }) => code === entry.type?.trim())) hits.push(hit([at('entry', null, 'type')], `Entry type ${entry.type} is none of CBP’s entry types (01, 06, 11, …).`, 'type'));
  for (const exhibit of exhibits) {
    const cited = own(exhibit.refs, 'entry');
    if (isOther(cited, entry.number)) {
      const isOurs = exhibit.lotIds.some((id) => lots.has(id));
      hits.push(isOurs
        ? hit([atExhibit(exhibit, 'refs.entry')], `${exhibit.exhibitNo} cites entry ${cited ?? ''}; this dossier is about ${entry.number ?? ''}.`, 'entry')
        : { rule: 'T30', where: [atExhibit(exhibit, 'refs.entry')], message: `${exhibit.exhibitNo} comes from entry ${cited ?? ''} and names no lot of this shipment.` });
    } else if (['CBP_7501', 'CBP_3461'].includes(exhibit.docType) && isOther(exhibit.docNo, entry.number)) hits.push(hit([atExhibit(exhibit, 'docNo'), at('entry', null, 'number')], `${exhibit.exhibitNo} is about entry ${exhibit.docNo ?? ''}; this dossier is about ${entry.number ?? ''}.`, 'docNo'));
  }
  return hits;
}

/** An employer number may stand with or without its two last characters (19 CFR 24.5); then the nine digits tell. */
function isSameImporter(a: string, b: string): boolean {
  const [one, other] = [comparableNumber(a), comparableNumber(b)];
  return one === other || (Math.min(one.length, other.length) === 9 && one.slice(0, 9) === other.slice(0, 9));
}

/** T12: the importer has one number of the right form, and every paper gives it. */
function importerNumbers(facts: Facts): Hit[] {
  const { dossier: { entry }, exhibits, parties } = facts;
  const importer = parties.get(entry.importerId ?? '');
  const declared = importer?.identifiers.filter(({ scheme }) => scheme === 'ior').map(({ value }) => value) ?? [];
  const place = at('parties', importer?.id ?? null, 'identifiers');
  const cited = citations(exhibits, CITED.importer);
  const [ours = cited[0]?.value] = declared;
  if (ours === undefined) return [];
  const wrong = declared.length === 0 ? null : fault(readImporterNumber(ours), facts);
  return [
    ...(wrong === null ? [] : [hit([place], `Importer number ${maskImporterNumber(ours)} of ${importer?.name ?? ''}: ${wrong}`, 'importer form')]),
    ...declared.slice(1).filter((value) => !isSameImporter(value, ours)).map((value) => hit([place], `${importer?.name ?? ''} has two importer numbers, ${maskImporterNumber(ours)} and ${maskImporterNumber(value)}; CBP knows the importer by one.`, 'importer twice')),
    ...cited.filter(({ value }) => !isSameImporter(value, ours)).map(({ exhibit, part, value }) => hit([atExhibit(exhibit, part), ...(declared.length > 0 ? [place] : [])], `${exhibit.exhibitNo} gives importer number ${maskImporterNumber(value)}; ${declared.length > 0 ? importer?.name ?? '' : cited[0]?.exhibit.exhibitNo ?? ''} has ${maskImporterNumber(ours)}.`, 'importer')),
  ];
}

/** T12: an entry number begins with the code of the filer who files it (CATAIR, Appendix E). */
function filerCodes(facts: Facts): Hit[] {
  const { dossier: { entry }, exhibits, parties } = facts;
  const filer = parties.get(entry.brokerId ?? '');
  const code = filer?.identifiers.find(({ scheme }) => scheme === 'filer')?.value;
  const number = entry.number === null ? null : readEntryNumber(entry.number);
  const begins = number === null || number.state === 'wrong' ? null : number.normal.slice(0, 3);
  const papers = citations(exhibits, CITED.filer).filter(({ value }) => isOther(value, begins)).map(({ exhibit, part, value }) => hit([atExhibit(exhibit, part), at('entry', null, 'number')], `${exhibit.exhibitNo} gives filer code ${value}; the entry number begins with ${begins ?? ''}.`, 'filer'));
  if (filer === undefined || code === undefined) return papers;
  const place = at('parties', filer.id, 'identifiers');
  const wrong = fault(readFilerCode(code), facts);
  if (wrong !== null) return [...papers, hit([place], `Filer code ${code} of ${filer.name}: ${wrong}`, 'filer form')];
  return isOther(code, begins) ? [...papers, hit([place, at('entry', null, 'number')], `${filer.name} has filer code ${code}; entry number ${entry.number ?? ''} begins with ${begins ?? ''}.`, 'filer')] : papers;
}

/** Place names of one port, as lists and papers write them: "Savannah, GA" and "Savannah, Georgia" share their first name. */
function shareAName(a: string, b: string): boolean {
  const words = (name: string): string[] => comparableName(name.split(',')[0] ?? '').split(' ').filter((word) => word.length > 2 && word !== 'PORT');
  const known = new Set(words(b));
  return words(a).length === 0 || known.size === 0 || words(a).some((word) => known.has(word));
}

/** T12: the port code is one of Schedule D, is that of the port named, and every paper gives it. */
function portCodes(facts: Facts): Hit[] {
  const { dossier: { entry, case: file }, exhibits, reference } = facts;
  const cited = citations(exhibits, CITED.port).filter(({ value }) => isOther(value, entry.portCode)).map(({ exhibit, part, value }) => hit([atExhibit(exhibit, part), at('entry', null, 'portCode')], `${exhibit.exhibitNo} gives port code ${value}; the entry says ${entry.portCode ?? ''}.`, 'port'));
  if (entry.portCode === null || entry.portCode === '') return cited;
  const place = [at('entry', null, 'portCode')];
  const { normal, state, message } = readPortCode(entry.portCode);
  if (state === 'wrong') return [...cited, hit(place, `Port code ${entry.portCode}: ${message ?? ''}`, 'port form')];
  if (file.keptAsPrinted.includes(normal)) return cited;
  const known = reference.ports.ports.find(({ code }) => code === normal);
  if (known === undefined) return [...cited, hit(place, `Port code ${normal} is not in the list of ports (Schedule D) that this program has. Compare the notice, and keep the code if it is printed so.`, 'port unknown')];
  return entry.portName !== null && !shareAName(entry.portName, known.name) ? [...cited, hit([...place, at('entry', null, 'portName')], `Port code ${normal} is ${known.name}; the entry names ${entry.portName}.`, 'port name')] : cited;
}

/** T12: an exhibit names an audit that is described, and CBP's own papers have the numbers the case gives. */
function caseNumbers({ dossier: { case: file, audits }, exhibits }: Facts): Hit[] {
  const known = new Set(audits.map(({ id }) => id));
  const hits = exhibits.filter(({ auditId }) => auditId !== null && !known.has(auditId)).map((exhibit) => hit([atExhibit(exhibit, 'auditId')], `${exhibit.exhibitNo} belongs to audit ${exhibit.auditId ?? ''}, which is not described.`, 'audit'));
  for (const [docType, number, part] of [['CBP_DETENTION_NOTICE', file.detentionNo, 'detentionNo'], ['CBP_FORM_28', file.form28No, 'form28No']] as const) {
    const papers = exhibits.filter(isOneOf([docType]));
    const [paper] = papers;
    if (papers.length === 1 && paper && isOther(paper.docNo, number)) hits.push({ rule: 'T12', where: [at('case', null, part), atExhibit(paper, 'docNo')], message: `${paper.exhibitNo} has number ${paper.docNo ?? ''}; the case says ${number ?? ''}.` });
  }
  return hits;
}

/** T12 of a step: the entry it leads to is the entry of this dossier. */
export const entryOfStep: StepRule = (step, { dossier: { entry } }) => {
  const cited = own(step.refs, 'entry');
  return isOther(cited, entry.number) ? [hit([at('steps', step.id, 'refs.entry')], `“${step.name}” leads to entry ${cited ?? ''}; this dossier is about ${entry.number ?? ''}.`, 'entry')] : [];
};

/** T12 and T30 of the entry as a whole. */
export const entryNumbers: Rule = (facts) => [...entryItself(facts), ...importerNumbers(facts), ...filerCodes(facts), ...portCodes(facts), ...caseNumbers(facts)];
