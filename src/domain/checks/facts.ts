// A dossier indexed for the rules, and the form in which a rule reports.
import { Decimal } from 'decimal.js';
import type { Dossier } from '../dossier/dossier.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import type { Lot, Party, Site, Step } from '../dossier/chain.ts';
import type { CommodityPack, Reference } from '../reference.ts';
import type { FindingLevel, Place } from './finding.ts';

export interface Hit {
  readonly rule: string;
  readonly where: readonly Place[];
  readonly message: string;
  /** Other than the rule's own level. */
  readonly level?: FindingLevel;
  /** Tells apart hits of one rule at one place. */
  readonly key?: string;
}

export interface Facts {
  readonly dossier: Dossier;
  readonly reference: Reference;
  readonly pack: CommodityPack | null;
  /** Exhibits that are filed, that is, not withdrawn. */
  readonly exhibits: readonly Exhibit[];
  readonly exhibitById: ReadonlyMap<string, Exhibit>;
  readonly steps: readonly Step[];
  readonly stepById: ReadonlyMap<string, Step>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly lots: ReadonlyMap<string, Lot>;
  exhibitsOf(step: Step): readonly Exhibit[];
  /** Steps that make the lot: everything but transfers that puts it out. */
  makersOf(lotId: string): readonly Step[];
  /** Steps that take the lot in, transfers included. */
  usersOf(lotId: string): readonly Step[];
  /** Transfers that bring the lot to the site. */
  movesTo(lotId: string, siteId: string): readonly Step[];
  /** Steps that take the lot in at the site: processes there and transfers from there. */
  usersAt(lotId: string, siteId: string): readonly Step[];
  /** Steps of any kind at a site, transfers excepted. */
  stepsAt(siteId: string | null): readonly Step[];
}

export type Rule = (facts: Facts) => Hit[];

export const at = (collection: Place['collection'], id: string | null, part: string | null = null): Place => ({ collection, id, part });
export const atExhibit = (exhibit: Exhibit, part: string | null = null): Place => at('exhibits', exhibit.id, part);
export const isOneOf = (types: readonly string[] | undefined) => (exhibit: Exhibit): boolean => types?.includes(exhibit.docType) === true;
export const number = (text: string | null | undefined): Decimal => new Decimal(text ?? 0);
export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), new Decimal(0));
export const isGiven = <T>(value: T): value is NonNullable<T> => value !== null && value !== undefined;
/** A member that the record itself has; what a record inherits is never data. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Whole days from `from` to `to`; both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Records by key, in their order; a record may stand under several keys. */
export function groupBy<T>(records: readonly T[], keysOf: (record: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    for (const key of new Set(keysOf(record))) {
      const group = groups.get(key);
      if (group) group.push(record);
      else groups.set(key, [record]);
    }
  }
  return groups;
}

/** Groups of two and more that share a key; a null or empty key belongs to no group. */
export function repeated<T>(records: readonly T[], keyOf: (record: T) => string | null): [string, T[]][] {
  return [...groupBy(records, (record) => [keyOf(record) ?? ''])].filter(([key, group]) => key !== '' && group.length > 1);
}

function packOf(dossier: Dossier, reference: Reference): CommodityPack | null {
  const named = reference.commodityPacks.find((pack) => pack.id === dossier.case.commodityPack);
  const chapters = dossier.entry.lines.map((line) => line.hts?.slice(0, 2) ?? '');
  return named ?? reference.commodityPacks.find((pack) => pack.htsChapters.some((chapter) => chapters.includes(chapter))) ?? null;
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<string, T> => new Map(records.map((record) => [record.id, record]));

export function factsOf(dossier: Dossier, reference: Reference): Facts {
  const exhibits = dossier.exhibits.filter((exhibit) => exhibit.state !== 'withdrawn');
  const steps = dossier.steps.toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
  const byStep = groupBy(exhibits, (exhibit) => exhibit.stepIds);
  const makers = groupBy(steps.filter((step) => step.kind !== 'transfer'), (step) => step.outputs.map((flow) => flow.lotId));
  const users = groupBy(steps, (step) => step.inputs.map((flow) => flow.lotId));
  const inputsAt = (step: Step, siteId: string | null): string[] => (siteId === null ? [] : step.inputs.map((flow) => `${siteId} ${flow.lotId}`));
  const arrivals = groupBy(steps.filter((step) => step.kind === 'transfer'), (step) => inputsAt(step, step.toSiteId));
  const usesThere = groupBy(steps, (step) => inputsAt(step, step.kind === 'transfer' ? step.fromSiteId : step.siteId));
  const atSite = groupBy(steps.filter((step) => step.kind !== 'transfer'), (step) => (step.siteId === null ? [] : [step.siteId]));
  return {
    dossier, reference, exhibits, steps, pack: packOf(dossier, reference),
    exhibitById: byId(exhibits), stepById: byId(steps), parties: byId(dossier.parties), sites: byId(dossier.sites), lots: byId(dossier.lots),
    exhibitsOf: (step) => byStep.get(step.id) ?? [],
    makersOf: (lotId) => makers.get(lotId) ?? [],
    usersOf: (lotId) => users.get(lotId) ?? [],
    movesTo: (lotId, siteId) => arrivals.get(`${siteId} ${lotId}`) ?? [],
    usersAt: (lotId, siteId) => usesThere.get(`${siteId} ${lotId}`) ?? [],
    stepsAt: (siteId) => (siteId === null ? [] : atSite.get(siteId) ?? []),
  };
}

/** Does this movement bring the goods to the importer? It is then the end of the chain. */
export function reachesEntry(step: Step, { sites, dossier }: Facts): boolean {
  if (step.kind !== 'transfer') return false;
  if (Object.hasOwn(step.refs, 'entry')) return true;
  const owner = sites.get(step.toSiteId ?? '')?.partyId ?? null;
  return owner !== null && owner === dossier.entry.importerId;
}
