// A deadline as window and command line are told of it.
import * as v from 'valibot';
import { count, textSchema } from './shapes.ts';

const confidence = v.picklist(['verified', 'unverified']);
const dated = v.nullable(textSchema);

export const deadlineSchema = v.strictObject({
  id: textSchema,
  title: textSchema,
  meaning: textSchema,
  statutoryDate: dated,
  fileBy: dated,
  startsFrom: textSchema,
  startDate: dated,
  otherCounts: v.array(v.strictObject({ startsFrom: textSchema, startDate: textSchema, ends: textSchema, note: v.nullable(textSchema), confidence })),
  /** The day the days are counted from. */
  asOf: dated,
  /** Days to the day to file by, negative when past. */
  daysLeft: v.nullable(v.number()),
  act: v.picklist(['file', 'watch', 'keep']),
  state: v.picklist(['waiting', 'running', 'stopped', 'past']),
  /** "D-20", "D-10", "D-3", or "late": the day to file by is over, the date by law is not. */
  alarm: v.nullable(textSchema),
  stoppedBy: v.nullable(v.strictObject({ name: textSchema, date: textSchema })),
  alternativeOf: v.nullable(textSchema),
  governs: v.boolean(),
  extension: v.nullable(v.strictObject({ requested: count, limit: v.nullable(count), grantedUntil: dated, closed: v.nullable(textSchema), note: textSchema, source: textSchema, confidence })),
  fallback: v.nullable(v.strictObject({ date: textSchema, label: textSchema, source: textSchema, confidence })),
  source: textSchema,
  afterwards: textSchema,
  confidence,
});
