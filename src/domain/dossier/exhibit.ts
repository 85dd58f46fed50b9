// One piece of evidence: what it is, what it proves, and the files that carry it.
import * as v from 'valibot';
import { currencySchema, dateSchema, decimalSchema, idSchema, instantSchema, languageSchema, listOf, maybe, quantitySchema, sha256Schema, textSchema } from './scalars.ts';

const whole = v.pipe(v.number(), v.integer());

export const translationSchema = v.strictObject({
  required: v.boolean(),
  status: v.picklist(['none', 'working', 'certified']),
  /** Exhibit that is the translator's certificate. */
  certificateId: maybe(idSchema),
  translatorId: maybe(idSchema),
});

export const exhibitSchema = v.strictObject({
  id: idSchema,
  /** Number printed on the paper and in the package: "D-08". Unique in the dossier; may change, the id never does. */
  exhibitNo: textSchema,
  section: textSchema,
  docType: textSchema,
  title: textSchema,
  docNo: maybe(textSchema),
  docDate: maybe(dateSchema),
  periodCovered: maybe(v.strictObject({ from: dateSchema, to: dateSchema })),
  issuerId: maybe(idSchema),
  recipientId: maybe(idSchema),
  language: v.optional(languageSchema, 'en'),
  translation: maybe(translationSchema),
  /** Pages the paper has by its own description; the package counts what the file really has. */
  pages: maybe(whole),
  /** File name the list of exhibits gives it. */
  fileName: maybe(textSchema),
  stepIds: listOf(idSchema),
  lotIds: listOf(idSchema),
  partyIds: listOf(idSchema),
  /** Numbers it cites: po, invoice, bol, container, prodOrder, contract, entry, … */
  refs: v.optional(v.record(v.string(), textSchema), {}),
  quantities: listOf(quantitySchema),
  amount: maybe(decimalSchema),
  currency: maybe(currencySchema),
  tolerancePct: maybe(decimalSchema),
  proves: maybe(textSchema),
  notarized: maybe(v.boolean()),
  auditId: maybe(idSchema),
  validUntil: maybe(dateSchema),
  accreditation: maybe(textSchema),
  /** Exhibits a translator's certificate speaks for. */
  covers: listOf(idSchema),
  sensitive: maybe(v.boolean()),
  nature: maybe(v.picklist(['ordinary_course', 'prepared_for_case'])),
  confidential: v.optional(v.boolean(), true),
  /** inbox = taken in, not yet described; ready = described; withdrawn = kept, not filed. */
  state: v.optional(v.picklist(['inbox', 'ready', 'withdrawn']), 'ready'),
  note: maybe(textSchema),
});
export type Exhibit = v.InferOutput<typeof exhibitSchema>;

export const FILE_ROLES = ['original', 'translation', 'data', 'photo', 'attachment'] as const;

/** How well a stored file can be read. Every file is kept, whatever its condition. */
export const FILE_CONDITIONS = ['unread', 'ok', 'repaired', 'image_only', 'encrypted', 'broken', 'empty', 'unknown_type', 'too_large'] as const;

export const fileSchema = v.strictObject({
  id: idSchema,
  exhibitId: maybe(idSchema),
  role: v.optional(v.picklist(FILE_ROLES), 'original'),
  name: textSchema,
  /** Path inside the folder or archive it came from. */
  relativePath: maybe(textSchema),
  sha256: sha256Schema,
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** MIME type found in the content, never taken from the name. */
  mediaType: textSchema,
  condition: v.optional(v.picklist(FILE_CONDITIONS), 'unread'),
  conditionNote: maybe(textSchema),
  pages: maybe(whole),
  /** Archive or mail that it was unpacked from. */
  parentFileId: maybe(idSchema),
  addedAt: maybe(instantSchema),
  /** Facts read from the file: EXIF date and position, mail headers, PDF producer. */
  facts: v.optional(v.record(v.string(), textSchema), {}),
});
export type EvidenceFile = v.InferOutput<typeof fileSchema>;
