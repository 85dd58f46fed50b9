// One physical lot may feed several entries: which lots of two dossiers are the same, and how much of one each entry claims.
import type { Decimal } from 'decimal.js';
import { comparableName, comparableNumber } from '../checks/names.ts';
import type { Lot, Party, Site } from '../dossier/chain.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { groupBy } from '../group-by.ts';
import { arrivalsOf } from './chain-index.ts';
import { exact, ZERO } from './exact.ts';
import { traceRawMaterial, type LotShare } from './raw-material-trace.ts';
import { measure, type UnitReference } from './units.ts';

export type ChainRecords = Pick<Dossier, 'entry' | 'lots' | 'steps' | 'sites' | 'parties'>;

/** What one dossier takes of a lot for its entry. */
export interface LotClaim {
  readonly dossierId: string;
  /** Comparable; null where the entry has no number yet. */
  readonly entry: string | null;
  /** Two lots are the same when they share a key. */
  readonly keys: readonly string[];
  /** In the base unit of `dimension`. */
  readonly inEntry: Decimal;
  readonly dimension: string;
  /** Part of the whole lot, and what the whole lot weighs where that is stated: the bridge between units. */
  readonly share: Decimal;
  readonly netKg: string | null;
}

/** Registration numbers that name one company or plant wherever they are written. */
const LASTING = ['uscc', 'lei', 'gln', 'mid', 'gin', 'gacc'];

/**
 * A lot is the lot number of its maker: by the maker's registration numbers, its names, or the name of the site where no
 * maker is given. Records of two dossiers have ids of their own, so no id counts. Empty without a number or a maker.
 */
export function lotKeys(lot: Lot, siteOf: (id: string) => Site | undefined, partyOf: (id: string) => Party | undefined): string[] {
  const number = comparableNumber(lot.lotNo ?? '');
  const site = siteOf(lot.producedBy ?? '');
  if (number === '' || !site) return [];
  const party = partyOf(site.partyId ?? '');
  const makers = party
    ? [...party.identifiers.filter(({ scheme }) => LASTING.includes(scheme)).map(({ scheme, value }) => `${scheme} ${comparableNumber(value)}`), ...[party.name, party.nameLocal].map((name) => `name ${comparableName(name ?? '')}`)]
    : [`name ${comparableName(site.name)}`];
  return [...new Set(makers.filter((maker) => !maker.endsWith(' ')))].map((maker) => `${number} of ${maker}`);
}

const finderOf = <T extends { readonly id: string }>(records: readonly T[]): (id: string) => T | undefined => { const map = new Map(records.map((record) => [record.id, record])); return (id) => map.get(id); };
export const keysOfLots = ({ lots, sites, parties }: Pick<ChainRecords, 'lots' | 'sites' | 'parties'>): ReadonlyMap<string, readonly string[]> => {
  const [siteOf, partyOf] = [finderOf(sites), finderOf(parties)];
  return new Map(lots.map((lot) => [lot.id, lotKeys(lot, siteOf, partyOf)]));
};

export const entryKey = ({ entry }: Pick<Dossier, 'entry'>): string | null => (entry.number === null || comparableNumber(entry.number) === '' ? null : comparableNumber(entry.number));

/** What is in the entry, by lot; nothing while no movement reaches the importer. */
export function sharesInEntry({ entry, lots, steps, sites }: ChainRecords, reference: UnitReference): ReadonlyMap<string, LotShare> {
  return new Map(traceRawMaterial({ steps, lots, arrivals: arrivalsOf(steps, sites, entry.importerId), reference }).lots.map((share) => [share.lotId, share]));
}

/** Every lot with an identity that a dossier takes something of. */
export function claimsOf(dossierId: string, records: ChainRecords, reference: UnitReference): LotClaim[] {
  const [keys, lotOf, entry] = [keysOfLots(records), finderOf(records.lots), entryKey(records)];
  return [...sharesInEntry(records, reference)].flatMap(([lotId, { inEntry, share, dimension }]): LotClaim[] => {
    const ofLot = keys.get(lotId) ?? [];
    return ofLot.length === 0 || !share.gt(0) ? [] : [{ dossierId, entry, keys: ofLot, inEntry, dimension, share, netKg: lotOf(lotId)?.netKg ?? null }];
  });
}

/** Claims of other entries on each lot of a dossier. Dossiers about the same entry speak of the same goods. */
export function claimsOnLots(records: Pick<ChainRecords, 'entry' | 'lots' | 'sites' | 'parties'>, claims: readonly LotClaim[]): Map<string, readonly LotClaim[]> {
  if (claims.length === 0) return new Map();
  const own = entryKey(records);
  const byKey = groupBy(claims.filter(({ entry }) => entry === null || entry !== own), ({ keys }) => keys);
  return new Map([...keysOfLots(records)].map(([lotId, keys]) => [lotId, [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))]] as const).filter(([, found]) => found.length > 0));
}

/** A claim in the base unit of `lot`; across units only by the weights that both lots state; null where there is no telling. */
export function claimedOf(lot: Lot, claim: LotClaim, reference: UnitReference): Decimal | null {
  if (lot.quantity === null || lot.uom === null) return null;
  const { dimension, amount } = measure(lot.quantity, lot.uom, reference);
  if (claim.dimension === dimension) return claim.inEntry;
  if (dimension === 'mass') return claim.netKg === null ? null : claim.share.times(claim.netKg);
  const kg = claim.dimension === 'mass' ? claim.inEntry : claim.netKg === null ? null : claim.share.times(claim.netKg);
  return kg === null || lot.netKg === null || !exact(lot.netKg).gt(0) ? null : kg.div(lot.netKg).times(amount);
}

/** Sum of claims, each entry once, by its largest; `isKnown` is false where one is in a unit that does not convert. */
export function totalClaimed(lot: Lot, claims: readonly LotClaim[], reference: UnitReference): { readonly total: Decimal; readonly isKnown: boolean } {
  const perEntry = new Map<string, Decimal>();
  let isKnown = true;
  for (const claim of claims) {
    const [entry, amount] = [claim.entry ?? `dossier ${claim.dossierId}`, claimedOf(lot, claim, reference)];
    if (amount === null) isKnown = false;
    else if (amount.gt(perEntry.get(entry) ?? ZERO)) perEntry.set(entry, amount);
  }
  return { total: [...perEntry.values()].reduce((sum, amount) => sum.plus(amount), ZERO), isKnown };
}
