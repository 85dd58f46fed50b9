// What the core and a parser process say to each other. The process has read hostile files, so its answers are checked.
import * as v from 'valibot';
import { appErrorSchema } from '../../contract/errors.ts';
import { FILE_CONDITIONS } from '../../domain/dossier/exhibit.ts';
import type { Reading, ReadRequest } from '../../ingest/reading.ts';
import { RUNGS, type PreparedFile, type PrepareRequest } from '../../package/engine.ts';

/** A file that has no pages of its own in the package, and why. */
export interface StandInRequest { readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; readonly reason: string; }

export type ParserTask =
  | { readonly task: 'read'; readonly request: ReadRequest }
  | { readonly task: 'prepare'; readonly request: PrepareRequest }
  | { readonly task: 'stand-in'; readonly request: StandInRequest };

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
}) satisfies v.GenericSchema<unknown, PreparedFile>;

/** An answer before it is known to what: `value` is checked by the schema of the task. */
export const answerSchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), error: appErrorSchema }),
]);
export type ParserAnswer = v.InferOutput<typeof answerSchema>;
