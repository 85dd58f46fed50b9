// One version of a list as it was loaded into the vault: what it is, where it came from, how old it is.
import * as v from 'valibot';
import { dateSchema, instantSchema, maybe, sha256Schema, textSchema } from '../dossier/scalars.ts';
import { LIST_FORMATS } from './list-entry.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const listVersionSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Which list it is a version of: UFLPA, WRO, SDN, OFAC-CONS, CSL, or a name of the user's own. */
  listId: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  name: textSchema,
  publisher: maybe(textSchema),
  /** Where the user got it. */
  source: maybe(textSchema),
  /** False for research sources: they are no legal list, and the record says so. */
  legal: v.boolean(),
  format: v.picklist(LIST_FORMATS),
  asPublished: maybe(dateSchema),
  loadedAt: instantSchema,
  files: v.array(v.strictObject({ name: textSchema, sha256: sha256Schema, size: count })),
  /** Of the only file; of a set, of its lines "hash, two blanks, name", sorted. */
  sha256: sha256Schema,
  entries: count,
  /** Names and aliases together. */
  names: count,
  notes: v.array(textSchema),
  /** Column mapping of a table, as it was chosen. */
  mapping: v.nullable(v.record(v.string(), v.nullable(v.number()))),
  /** Why it is no longer searched; earlier screenings keep their record of it. */
  withdrawn: maybe(v.strictObject({ at: instantSchema, by: textSchema, reason: textSchema })),
  /** Version before it, and how many entries differ. */
  before: maybe(v.strictObject({ id: textSchema, added: count, removed: count, changed: count })),
});
export type ListVersion = v.InferOutput<typeof listVersionSchema>;

const DAY_MS = 86_400_000;

/** Days from publication, or from loading where no day of publication is known, to `today` (YYYY-MM-DD). */
export function listAgeDays({ asPublished, loadedAt }: Pick<ListVersion, 'asPublished' | 'loadedAt'>, today: string): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${asPublished ?? loadedAt.slice(0, 10)}T00:00:00Z`)) / DAY_MS);
}

/** The newest version of each list that was not withdrawn, in the order the lists were first loaded. */
export function newestVersions(versions: readonly ListVersion[]): ListVersion[] {
  const newest = new Map<string, ListVersion>();
  for (const version of versions) if (version.withdrawn === null && version.loadedAt >= (newest.get(version.listId)?.loadedAt ?? '')) newest.set(version.listId, version);
  return [...newest.values()];
}
