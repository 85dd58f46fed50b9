// What the core and a parser process say to each other. The process has read hostile files, so all it says is checked.
import * as v from 'valibot';
import { RUNGS } from '../../contract/rungs.ts';
import { importSummarySchema } from '../../contract/labor-import.ts';
import type { PreviewRequest, ReadTable, TakeRequest } from '../labor/labor-tools.ts';
import type { ScreenRequest } from '../screening/list-tools.ts';
import { FILE_CONDITIONS } from '../../domain/dossier/exhibit.ts';
import { PAGE_UNITS } from '../../domain/dossier/redaction.ts';
import type { CoveredText } from '../../domain/redaction/repeated-words.ts';
import { listEntrySchema } from '../../domain/screening/list-entry.ts';
import type { ScreenedParty } from '../../domain/screening/screen-parties.ts';
import type { Reading, ReadRequest } from '../../ingest/reading.ts';
import type { ListFile, ReadListRequest } from '../../lists/list-file.ts';
import type { PreparedFile, PrepareRequest } from '../../package/engine.ts';
import type { UnlockedPdf, UnlockRequest } from '../../package/prepare/unlock-pdf.ts';
import { MOST_FOUND, type FindRequest, type FoundPlaces } from '../../package/redact/find-places.ts';
import type { RedactedPdf, RedactRequest } from '../../package/redact/redact-pages.ts';

/** A file that has no pages of its own in the package, and why. */
export interface StandInRequest { readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; readonly reason: string; }

export type ParserTask =
  | { readonly task: 'read'; readonly request: ReadRequest }
  | { readonly task: 'prepare'; readonly request: PrepareRequest }
  | { readonly task: 'unlock'; readonly request: UnlockRequest }
  | { readonly task: 'stand-in'; readonly request: StandInRequest }
  | { readonly task: 'redact'; readonly request: RedactRequest }
  | { readonly task: 'find-places'; readonly request: FindRequest }
  | { readonly task: 'covered-words'; readonly request: RedactRequest }
  | { readonly task: 'read-list'; readonly request: ReadListRequest }
  | { readonly task: 'preview-table'; readonly request: ListFile }
  | { readonly task: 'preview-labor'; readonly request: PreviewRequest }
  | { readonly task: 'read-labor'; readonly request: TakeRequest }
  | { readonly task: 'screen'; readonly request: ScreenRequest };

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const words = v.pipe(v.string(), v.maxLength(4000));
const bytes = v.instance(Uint8Array);

export const readingSchema = v.strictObject({
  mediaType: v.pipe(v.string(), v.maxLength(200)),
  condition: v.picklist(FILE_CONDITIONS.filter((condition) => condition !== 'unread')),
  note: v.nullable(words),
  pages: v.nullable(count),
  texts: v.array(v.strictObject({ page: count, text: v.string() })),
  facts: v.record(v.string(), v.string()),
  members: v.array(v.strictObject({ path: v.string(), bytes })),
  refused: v.array(v.strictObject({ path: v.string(), reason: v.string() })),
}) satisfies v.GenericSchema<unknown, Reading>;

export const preparedSchema = v.strictObject({
  pdf: bytes,
  pages: v.pipe(count, v.minValue(1)),
  rung: v.picklist(RUNGS),
  notes: v.pipe(v.array(words), v.maxLength(1000)),
  obstacles: v.pipe(v.array(words), v.maxLength(1000)),
}) satisfies v.GenericSchema<unknown, PreparedFile>;

export const unlockedSchema = v.strictObject({ pdf: bytes }) satisfies v.GenericSchema<unknown, UnlockedPdf>;

export const redactedSchema = v.strictObject({ pdf: bytes, pages: v.pipe(count, v.minValue(1)) }) satisfies v.GenericSchema<unknown, RedactedPdf>;

const unit = v.pipe(count, v.maxValue(PAGE_UNITS));
export const foundPlacesSchema = v.strictObject({
  places: v.pipe(v.array(v.strictObject({ page: v.pipe(count, v.minValue(1)), left: unit, top: unit, width: unit, height: unit, foundBy: words, reason: words })), v.maxLength(MOST_FOUND)),
  blind: v.array(count),
  cut: v.boolean(),
}) satisfies v.GenericSchema<unknown, FoundPlaces>;

export const coveredTextsSchema = v.array(v.strictObject({ page: v.pipe(count, v.minValue(1)), text: v.pipe(v.string(), v.maxLength(1_000_000)) })) satisfies v.GenericSchema<unknown, CoveredText[]>;

const hitSchema = v.strictObject({ listId: words, entry: listEntrySchema, matchedName: words, partyName: words, score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)), why: words });
export const screenedSchema = v.array(v.strictObject({ partyId: words, hits: v.pipe(v.array(hitSchema), v.maxLength(1000)), more: count })) satisfies v.GenericSchema<unknown, ScreenedParty[]>;

/** Each record is parsed by its collection's schema when it is stored. */
export const readTableSchema = v.strictObject({
  sheet: words, summary: importSummarySchema,
  records: v.array(v.strictObject({ collection: v.picklist(['workers', 'payrollRows', 'timecards', 'bankBatches', 'socialInsurance']), count, pages: v.array(v.pipe(v.string(), v.maxLength(20_000_000))) })),
}) satisfies v.GenericSchema<unknown, ReadTable>;

/** What a process may say before it answers: how far it is. */
export const progressSchema = v.strictObject({ progress: v.strictObject({ done: count, total: count }) });
export type ParserProgress = v.InferOutput<typeof progressSchema>;
