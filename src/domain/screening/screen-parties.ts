// Screens parties against lists: every name of every party against every name of every entry.
import { compareNames, type Likeness } from './compare-names.ts';
import type { ListEntry } from './list-entry.ts';
import { NameIndex } from './name-index.ts';
import { NameNormalizer, type NormalName } from './normal-name.ts';
import type { ScreeningReference } from './screening-reference.ts';

/** A party with every name it is searched by: legal name, local script, aliases, names of its sites. */
export interface SearchedParty { readonly partyId: string; readonly names: readonly string[] }
export interface SearchedList { readonly listId: string; readonly entries: readonly ListEntry[] }

export interface FoundHit {
  readonly listId: string;
  readonly entry: ListEntry;
  /** Name or alias of the entry that matched. */
  readonly matchedName: string;
  /** Name of the party that matched. */
  readonly partyName: string;
  readonly score: number;
  readonly why: string;
}
export interface ScreenedParty {
  readonly partyId: string;
  /** Best first. */
  readonly hits: readonly FoundHit[];
  /** Hits beyond the most that are kept. */
  readonly more: number;
}

/** A name that is like so many entries cannot be decided one by one; the rest is counted. */
const MOST_HITS = 50;

interface Listed { readonly list: SearchedList; readonly entry: ListEntry; readonly name: string; readonly normal: NormalName }

/** Lists made ready to be searched. */
export class Screener {
  readonly #normalizer: NameNormalizer;
  readonly #names: readonly Listed[];
  readonly #index: NameIndex;

  constructor(lists: readonly SearchedList[], reference: ScreeningReference) {
    const normalizer = new NameNormalizer(reference);
    this.#normalizer = normalizer;
    this.#names = lists.flatMap((list) => list.entries.flatMap((entry) => [...new Set([entry.name, ...entry.aliases])].map((name): Listed => ({ list, entry, name, normal: normalizer.normalize(name) }))));
    this.#index = new NameIndex(this.#names.map(({ normal }) => normal));
  }

  /** Names of list entries that are searched. */
  get names(): number {
    return this.#names.length;
  }

  /** Hits at or above `threshold` (0 to 1), one for each list entry: that of its best name. */
  screen({ partyId, names }: SearchedParty, threshold: number): ScreenedParty {
    const best = new Map<ListEntry, FoundHit>();
    for (const partyName of new Set(names)) {
      const normal = this.#normalizer.normalize(partyName);
      for (const place of this.#index.candidates(normal)) {
        const listed = this.#names[place];
        if (listed) keepBetter(best, listed, partyName, compareNames(normal, listed.normal), threshold);
      }
    }
    const hits = [...best.values()].sort((a, b) => b.score - a.score || a.listId.localeCompare(b.listId) || a.entry.id.localeCompare(b.entry.id));
    return { partyId, hits: hits.slice(0, MOST_HITS), more: Math.max(0, hits.length - MOST_HITS) };
  }
}

function keepBetter(best: Map<ListEntry, FoundHit>, { list, entry, name }: Listed, partyName: string, { score, why }: Likeness, threshold: number): void {
  // Compared as printed, with two digits: what is shown as the threshold is a hit.
  if (Math.round(score * 100) < Math.round(threshold * 100) || score <= (best.get(entry)?.score ?? 0)) return;
  best.set(entry, { listId: list.listId, entry, matchedName: name, partyName, score, why });
}
