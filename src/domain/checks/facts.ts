// A dossier indexed for the rules, and the form in which a rule reports.
import type { Decimal } from 'decimal.js';
import { exact, ZERO } from '../chain/exact.ts';
import { arrivalsOf, chainIndex, inSequence, isArrival, lotAtSite, type ChainIndex } from '../chain/chain-index.ts';
import { COLLECTION_NAMES, type CollectionName, type Dossier } from '../dossier/dossier.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import type { Lot, Party, Site, Step } from '../dossier/chain.ts';
import { groupBy } from '../group-by.ts';
import type { CommodityPack, Reference } from '../reference.ts';
import type { FindingLevel, Place } from './finding.ts';
import { Tables, type Table } from './tables.ts';

export interface Hit {
  readonly rule: string;
  readonly where: readonly Place[];
  readonly message: string;
  /** Other than the rule's own level. */
  readonly level?: FindingLevel;
  /** Tells apart hits of one rule at one place. */
  readonly key?: string;
}

/** Records by id. */
export interface Records<T> { get(id: string): T | undefined; has(id: string): boolean }

/** Everything read from here is noted, so rules must read through it and keep nothing of their own between two calls. */
export interface Facts {
  readonly dossier: Dossier;
  readonly reference: Reference;
  readonly pack: CommodityPack | null;
  /** Exhibits that are filed, that is, not withdrawn. */
  readonly exhibits: readonly Exhibit[];
  readonly exhibitById: Records<Exhibit>;
  /** In sequence. */
  readonly steps: readonly Step[];
  readonly lastStep: Step | null;
  /** Movements that bring the goods to the importer: the ends of the chain. */
  readonly arrivals: readonly Step[];
  readonly stepById: Records<Step>;
  readonly parties: Records<Party>;
  readonly sites: Records<Site>;
  readonly lots: Records<Lot>;
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
  /** What a table of a rule's own says under a key. */
  read<V>(table: Table<V>, key: string): V | undefined;
}

export type StepRule = (step: Step, facts: Facts) => Hit[];
export type LotRule = (lot: Lot, facts: Facts) => Hit[];
export type ExhibitRule = (exhibit: Exhibit, facts: Facts) => Hit[];
/** Judges the dossier as a whole. */
export type Rule = (facts: Facts) => Hit[];

export const at = (collection: Place['collection'], id: string | null, part: string | null = null): Place => ({ collection, id, part });
export const atExhibit = (exhibit: Exhibit, part: string | null = null): Place => at('exhibits', exhibit.id, part);
export const isOneOf = (types: readonly string[] | undefined) => (exhibit: Exhibit): boolean => types?.includes(exhibit.docType) === true;
export const number = (text: string | null | undefined): Decimal => exact(text ?? '0');
export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), ZERO);
/** A paper of a step or lot that is not described: that it names one is a finding of its own (T01), and what it says has nothing to be held against. */
export const isFiledForUnknown = ({ stepIds, lotIds }: Exhibit, { stepById, lots }: Facts): boolean => stepIds.some((id) => !stepById.has(id)) || lotIds.some((id) => !lots.has(id));
export const isGiven = <T>(value: T): value is NonNullable<T> => value !== null && value !== undefined;
/** A member that the record itself has; what a record inherits is never data. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Whole days from `from` to `to`; both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Groups of two and more that share a key; a null or empty key belongs to no group. */
export function repeated<T>(records: readonly T[], keyOf: (record: T) => string | null): [string, T[]][] {
  const first = new Map<string, T>();
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === null || key === '') continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, record);
    else groups.set(key, [...groups.get(key) ?? [earlier], record]);
  }
  return [...groups];
}

function packOf(dossier: Dossier, reference: Reference): CommodityPack | null {
  const named = reference.commodityPacks.find((pack) => pack.id === dossier.case.commodityPack);
  const chapters = dossier.entry.lines.map((line) => line.hts?.slice(0, 2) ?? '');
  return named ?? reference.commodityPacks.find((pack) => pack.htsChapters.some((chapter) => chapters.includes(chapter))) ?? null;
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const record of records) map.set(record.id, record);
  return map;
}

/** Made once for each list of records, however many tables want it. */
function onceFor<K extends object, T>(make: (records: K) => T): (records: K) => T {
  const made = new WeakMap<K, T>();
  return (records) => {
    const known = made.get(records);
    if (known !== undefined) return known;
    const value = make(records);
    made.set(records, value);
    return value;
  };
}
const filed = onceFor((exhibits: readonly Exhibit[]): readonly Exhibit[] => exhibits.filter(({ state }) => state !== 'withdrawn'));
const sequence = onceFor(inSequence);
const indexOf = onceFor((steps: readonly Step[]): ChainIndex => chainIndex(sequence(steps)));

const COLLECTIONS: Table<readonly unknown[]> = { build: (dossier) => new Map(COLLECTION_NAMES.map((name) => [name, dossier[name]])) };
const FILED: Table<readonly Exhibit[]> = { build: ({ exhibits }) => new Map([['', filed(exhibits)]]) };
const EXHIBITS: Table<Exhibit> = { build: ({ exhibits }) => byId(filed(exhibits)) };
const EXHIBITS_OF: Table<readonly Exhibit[]> = { build: ({ exhibits }) => groupBy(filed(exhibits), ({ stepIds }) => stepIds) };
const STEPS: Table<Step> = { build: ({ steps }) => byId(steps) };
const PARTIES: Table<Party> = { build: ({ parties }) => byId(parties) };
const SITES: Table<Site> = { build: ({ sites }) => byId(sites) };
const LOTS: Table<Lot> = { build: ({ lots }) => byId(lots) };
const SEQUENCE: Table<readonly Step[]> = {
  build: ({ steps, sites, entry }) => {
    const all = sequence(steps);
    return new Map([['all', all], ['last', all.slice(-1)], ['arrivals', arrivalsOf(all, sites, entry.importerId)]]);
  },
};
const indexTable = (name: keyof ChainIndex): Table<readonly Step[]> => ({ build: ({ steps }) => indexOf(steps)[name] });
const [MAKERS, USERS, ARRIVALS, USERS_THERE, AT_SITE] = [indexTable('makers'), indexTable('users'), indexTable('arrivals'), indexTable('usersThere'), indexTable('atSite')];
const NONE: readonly never[] = [];

export function factsOf(dossier: Dossier, reference: Reference, tables = new Tables(dossier, reference)): Facts {
  const records = <T>(table: Table<T>): Records<T> => { const get = tables.open(table); return { get, has: (id) => get(id) !== undefined }; };
  const [collection, filedExhibits, exhibitsOf, steps] = [tables.open(COLLECTIONS), tables.open(FILED), tables.open(EXHIBITS_OF), tables.open(SEQUENCE)];
  const [makers, users, arrivals, usersThere, atSite] = [tables.open(MAKERS), tables.open(USERS), tables.open(ARRIVALS), tables.open(USERS_THERE), tables.open(AT_SITE)];
  const noted: Dossier = Object.defineProperties({ ...dossier }, Object.fromEntries(COLLECTION_NAMES.map((name: CollectionName) => [name, { enumerable: true, get: () => collection(name) }])));
  const others = new Map<unknown, (key: string) => unknown>();
  return {
    dossier: noted, reference, pack: packOf(dossier, reference),
    get exhibits() { return filedExhibits('') ?? NONE; },
    get steps() { return steps('all') ?? NONE; },
    get lastStep() { return steps('last')?.[0] ?? null; },
    get arrivals() { return steps('arrivals') ?? NONE; },
    exhibitById: records(EXHIBITS), stepById: records(STEPS), parties: records(PARTIES), sites: records(SITES), lots: records(LOTS),
    exhibitsOf: (step) => exhibitsOf(step.id) ?? NONE,
    makersOf: (lotId) => makers(lotId) ?? NONE,
    usersOf: (lotId) => users(lotId) ?? NONE,
    movesTo: (lotId, siteId) => arrivals(lotAtSite(lotId, siteId)) ?? NONE,
    usersAt: (lotId, siteId) => usersThere(lotAtSite(lotId, siteId)) ?? NONE,
    stepsAt: (siteId) => (siteId === null ? NONE : atSite(siteId) ?? NONE),
    read<V>(table: Table<V>, key: string): V | undefined {
      const open = (others.get(table) as ((key: string) => V | undefined) | undefined) ?? tables.open(table);
      others.set(table, open);
      return open(key);
    },
  };
}

/** Does this movement bring the goods to the importer? It is then the end of the chain. */
export const reachesEntry = (step: Step, { sites, dossier }: Facts): boolean => isArrival(step, (id) => sites.get(id)?.partyId, dossier.entry.importerId);
