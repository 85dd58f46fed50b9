// What the calling side and the parser process say to each other.
import * as v from 'valibot';
import { FILE_CONDITIONS } from '../domain/dossier/exhibit.ts';

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const whole = v.pipe(v.number(), v.integer());

export const readCallSchema = v.strictObject({
  t: v.literal('read'),
  id: whole,
  name: v.string(),
  bytes,
  limits: v.strictObject({ maxPages: whole, maxTextCharacters: whole, maxMembers: whole, maxMemberBytes: whole, maxRatio: v.number(), maxPixels: whole }),
});
export type ReadCall = v.InferOutput<typeof readCallSchema>;

/** Checked on arrival: whoever took over the parser process must not be able to hand out anything else. */
export const readReplySchema = v.strictObject({
  t: v.literal('reading'),
  id: whole,
  reading: v.strictObject({
    mediaType: v.pipe(v.string(), v.maxLength(200)),
    condition: v.picklist(FILE_CONDITIONS.filter((condition) => condition !== 'unread')),
    note: v.nullable(v.pipe(v.string(), v.maxLength(2000))),
    pages: v.nullable(v.pipe(whole, v.minValue(0))),
    texts: v.array(v.strictObject({ page: v.pipe(whole, v.minValue(1)), text: v.string() })),
    facts: v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(10_000))),
    members: v.array(v.strictObject({ path: v.string(), bytes })),
    refused: v.array(v.strictObject({ path: v.string(), reason: v.string() })),
  }),
});
export type ReadReply = v.InferOutput<typeof readReplySchema>;
