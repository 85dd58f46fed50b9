// Indexes over a dossier that note who read what: after an edit only the readers of what changed have to judge again.
import type { LotClaim } from '../chain/lot-claims.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference.ts';

/** An index that is built when it is first read. Its identity is its name: two evaluations share the same table. */
export interface Table<V> {
  /** `claims`: what other dossiers take of their lots. */
  readonly build: (dossier: Dossier, reference: Reference, claims: readonly LotClaim[]) => ReadonlyMap<string, V>;
}

/** What was read: table, key and the value that stood there, in turn, in one flat list, because there are hundreds of thousands. */
export type Reads = readonly unknown[];
const STRIDE = 3;
/** How far back a repeated read is looked for; noting one twice does no harm. */
const LOOK_BACK = 40 * STRIDE;

/** Lists are equal when they hold the same records in the same order; everything else when it is the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

export class Tables {
  readonly #dossier: Dossier;
  readonly #reference: Reference;
  readonly #claims: readonly LotClaim[];
  readonly #built = new Map<unknown, ReadonlyMap<string, unknown>>();
  readonly #log: unknown[] = [];
  #isNoting = false;

  constructor(dossier: Dossier, reference: Reference, claims: readonly LotClaim[] = []) {
    this.#dossier = dossier;
    this.#reference = reference;
    this.#claims = claims;
  }

  #valuesOf<V>(table: Table<V>): ReadonlyMap<string, V> {
    const known = this.#built.get(table) as ReadonlyMap<string, V> | undefined;
    if (known) return known;
    const values = table.build(this.#dossier, this.#reference, this.#claims);
    this.#built.set(table, values);
    return values;
  }

  /** A way into one table: answers the value under a key, noted as read; undefined where there is none. */
  open<V>(table: Table<V>): (key: string) => V | undefined {
    let values: ReadonlyMap<string, V> | null = null;
    return (key) => {
      values ??= this.#valuesOf(table);
      const value = values.get(key);
      if (this.#isNoting) this.#note(table, key, value);
      return value;
    };
  }

  #note(table: unknown, key: string, value: unknown): void {
    const log = this.#log;
    for (let at = log.length - STRIDE, end = Math.max(0, log.length - LOOK_BACK); at >= end; at -= STRIDE) if (log[at] === table && log[at + 1] === key) return;
    log.push(table, key, value);
  }

  /** What `judge` answers, with everything it read on the way. */
  remember<T>(judge: () => T): { readonly value: T; readonly reads: Reads } {
    this.#log.length = 0;
    this.#isNoting = true;
    try {
      return { value: judge(), reads: this.#log.slice() };
    } finally {
      this.#isNoting = false;
    }
  }

  /** Does everything still stand that was read from the tables of an earlier state? */
  stand(reads: Reads): boolean {
    for (let at = 0; at < reads.length; at += STRIDE) {
      const [table, key, value] = [reads[at] as Table<unknown>, reads[at + 1] as string, reads[at + 2]];
      if (!isSame(this.#valuesOf(table).get(key), value)) return false;
    }
    return true;
  }
}
