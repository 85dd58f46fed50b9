// Makes the record of a screening run: lists with hashes, names searched, hits with the entries they point at, and the limits.
import type { Dossier } from '../dossier/dossier.ts';
import type { ScreeningHit, ScreeningResult, ScreeningRun } from '../dossier/screening.ts';
import { summarized } from './decide-hit.ts';
import { listAgeDays, type ListVersion } from './list-version.ts';
import type { RegionHint } from './region-hints.ts';
import type { FoundHit, ScreenedParty, SearchedParty } from './screen-parties.ts';
import type { ScreeningReference } from './screening-reference.ts';

/** Longest remarks and most aliases copied into a record; the list itself stays in the vault. */
const COPIED = { remarks: 500, aliases: 20, addresses: 5 } as const;

/** Every party of the dossier with its names in Latin and local script, its aliases, and the names of its sites. */
export function searchedParties(dossier: Pick<Dossier, 'parties' | 'sites'>): SearchedParty[] {
  return dossier.parties.map((party) => ({
    partyId: party.id,
    names: [...new Set([party.name, party.nameLocal ?? '', ...party.aliases, ...dossier.sites.filter((site) => site.partyId === party.id).map((site) => site.name)].map((name) => name.trim()).filter((name) => name !== ''))],
  }));
}

function hitRecord({ listId, entry, matchedName, partyName, score, why }: FoundHit, index: number): ScreeningHit {
  return {
    id: `H${index + 1}`, list: listId, matchedName, partyName, score: score.toFixed(2), why,
    entry: { ...entry, aliases: entry.aliases.slice(0, COPIED.aliases), addresses: entry.addresses.slice(0, COPIED.addresses), remarks: entry.remarks?.slice(0, COPIED.remarks) ?? null },
    decision: null, reason: null, decidedBy: null, decidedAt: null, secondReviewer: null, reviewedAt: null,
  };
}

export interface RunFacts {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly runDate: string;
  readonly runBy: string;
  readonly threshold: number;
  readonly reference: ScreeningReference;
  readonly lists: readonly ListVersion[];
  readonly parties: readonly SearchedParty[];
  readonly screened: readonly ScreenedParty[];
  readonly hints: readonly RegionHint[];
}

/** The record of a run with every hit open: decisions come later, each by itself. */
export function screeningRecord({ id, runDate, runBy, threshold, reference, lists, parties, screened, hints }: RunFacts): ScreeningRun {
  const found = new Map(screened.map((one) => [one.partyId, one]));
  const results = parties.map(({ partyId, names }): ScreeningResult => {
    const { hits = [], more = 0 } = found.get(partyId) ?? {};
    const result = summarized({ partyId, hits: hits.map(hitRecord), decision: 'no_match', reason: null, decidedBy: null, secondReviewer: null, searched: [...names] });
    return more === 0 ? result : { ...result, reason: `${more} further hits are not listed; give the party a fuller name and screen again.` };
  });
  const old = lists.filter((list) => listAgeDays(list, runDate) > reference.maxAgeDays);
  return {
    id, runDate, runBy, results, areaHints: hints.map(({ partyId, siteId, seen, region, source }) => ({ partyId, siteId, seen, region, source })),
    algorithm: {
      normalization: 'NFKD, marks and legal forms off, upper case, Chinese characters folded to simplified ones, spellings of places joined',
      score: 'highest of Jaro-Winkler on the names’ own words, weighted token set, exact Chinese characters',
      threshold: threshold.toFixed(2),
      words: `version ${reference.version} of ${reference.date}, ${reference.confidence}`,
      'searched by': 'legal name, local script, aliases and names of sites of each party',
      ...(old.length > 0 ? { 'old lists': old.map((list) => `${list.listId} is ${listAgeDays(list, runDate)} days old`).join(', ') } : {}),
      ...(lists.some((list) => !list.legal) ? { 'research sources, not legal lists': lists.filter((list) => !list.legal).map((list) => list.name).join(', ') } : {}),
      limits: 'no match means no match in these lists on this date; owners, vessels under other names and entities that are not listed are not found by names',
    },
    lists: lists.map((list) => ({ id: list.listId, name: list.name, source: list.source, asPublished: list.asPublished, fileName: list.files.map((file) => file.name).join(', '), entries: list.entries, sha256: list.sha256 })),
  };
}
