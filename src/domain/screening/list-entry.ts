// One entry of a published list, whatever the format it came in.
import * as v from 'valibot';
import { dateSchema, maybe } from '../dossier/scalars.ts';

/** Longest texts kept of one entry; what is longer is cut when the list is read. */
export const ENTRY_LIMITS = { name: 400, text: 2000, aliases: 400, addresses: 50, programs: 30 } as const;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(ENTRY_LIMITS.name));
const text = v.pipe(v.string(), v.maxLength(ENTRY_LIMITS.text));

export const listEntrySchema = v.strictObject({
  /** Number the publisher gives it, else its name made short; the same entry keeps it from version to version. */
  id: name,
  name,
  aliases: v.pipe(v.array(name), v.maxLength(ENTRY_LIMITS.aliases)),
  /** entity, individual, vessel, aircraft, as the list says; null when it does not. */
  type: maybe(name),
  addresses: v.pipe(v.array(text), v.maxLength(ENTRY_LIMITS.addresses)),
  /** Country or countries, as the list writes them. */
  country: maybe(name),
  /** Sanctions programs, statutory sections, kind of order. */
  programs: v.pipe(v.array(text), v.maxLength(ENTRY_LIMITS.programs)),
  /** Goods an order speaks of. */
  merchandise: maybe(text),
  /** Active, inactive, revoked …, as the list says. */
  status: maybe(name),
  /** Day from which it counts. */
  since: maybe(dateSchema),
  remarks: maybe(text),
});
export type ListEntry = v.InferOutput<typeof listEntrySchema>;

/** Formats a list is read from. */
export const LIST_FORMATS = ['uflpa-html', 'cbp-wro-csv', 'ofac-csv', 'ofac-xml', 'csl-csv', 'mapped-table'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export const MOST_ENTRIES = 250_000;

/** What reading the files of one list tells. */
export const parsedListSchema = v.strictObject({
  format: v.picklist(LIST_FORMATS),
  /** Known list it is ("SDN"), or null for a table whose columns a person named. */
  listId: maybe(v.pipe(v.string(), v.maxLength(40))),
  /** Day it was published, where the file says so. */
  asPublished: maybe(dateSchema),
  entries: v.pipe(v.array(listEntrySchema), v.maxLength(MOST_ENTRIES)),
  /** What a reader of the list should know: rows without a name, lines cut off, files of the set that are missing. */
  notes: v.pipe(v.array(text), v.maxLength(50)),
});
export type ParsedList = v.InferOutput<typeof parsedListSchema>;
