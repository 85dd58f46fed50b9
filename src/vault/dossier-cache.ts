// Records of the dossier that was read last: what no edit touched since is neither read nor made again, and stays the same object.
import type { CollectionName } from '../domain/dossier/dossier.ts';

type Records = readonly { readonly id: string }[];
/** Records as they were at the revision; a change that came while they were read is among the touched. */
interface Kept { readonly records: Records; readonly revision: number }
/** Up to which revision, and which records; null where nobody noted which. */
interface Touched { revision: number; readonly ids: Set<string> | null }

export class DossierCache {
  #dossierId: string | null = null;
  readonly #kept = new Map<CollectionName, Kept>();
  /** By dossier and collection, of all dossiers: one may be read while a change of it is on its way. */
  readonly #touched = new Map<string, Touched>();

  /** Before a dossier is read: from now on it is the one that is kept. */
  begin(dossierId: string): void {
    if (dossierId === this.#dossierId) return;
    for (const [key, { revision }] of this.#touched) this.#touched.set(key, { revision, ids: null });
    this.#dossierId = dossierId;
    this.#kept.clear();
  }

  /** Before a change becomes visible: the records that the change leading to `revision` touches. */
  touch(dossierId: string, changed: Iterable<{ readonly collection: CollectionName; readonly id: string }>, revision: number): void {
    for (const { collection, id } of changed) {
      const key = `${dossierId} ${collection}`;
      const known = this.#touched.get(key);
      if (known) {
        known.revision = Math.max(known.revision, revision);
        known.ids?.add(id);
      } else this.#touched.set(key, { revision, ids: dossierId === this.#dossierId ? new Set([id]) : null });
    }
  }

  /** The records of a collection, where nothing touched them since they were read. */
  current(dossierId: string, collection: CollectionName): Records | null {
    const kept = this.#of(dossierId, collection);
    return kept && (this.#touched.get(`${dossierId} ${collection}`)?.revision ?? 0) <= kept.revision ? kept.records : null;
  }

  /** Records of the last reading that are as they were, by id. */
  untouched(dossierId: string, collection: CollectionName): ReadonlyMap<string, { readonly id: string }> {
    const touched = this.#touched.get(`${dossierId} ${collection}`);
    if (touched?.ids === null) return new Map();
    return new Map(this.#of(dossierId, collection)?.records.filter(({ id }) => touched?.ids?.has(id) !== true).map((record) => [record.id, record]));
  }

  /** Keeps what was read after the dossier was seen at `revision`. */
  keep(dossierId: string, collection: CollectionName, records: Records, revision: number): void {
    if (dossierId !== this.#dossierId) return;
    this.#kept.set(collection, { records, revision });
    const key = `${dossierId} ${collection}`;
    if ((this.#touched.get(key)?.revision ?? 0) <= revision) this.#touched.delete(key);
  }

  #of(dossierId: string, collection: CollectionName): Kept | undefined {
    return dossierId === this.#dossierId ? this.#kept.get(collection) : undefined;
  }
}
