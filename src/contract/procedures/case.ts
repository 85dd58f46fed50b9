// The case: its deadlines, and what case types and dates mean.
import * as v from 'valibot';
import { caseTypesSchema, clocksSchema, holidaysSchema } from '../../domain/case/case-reference.ts';
import { command, query } from '../procedure.ts';
import { count, dossierRef, grantSchema, idSchema, nothing, textSchema } from './shapes.ts';

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
  /** Open matters that keep it open beyond its end. */
  holds: v.array(v.strictObject({ name: textSchema, since: dated, source: v.nullable(textSchema), confidence })),
  fallback: v.nullable(v.strictObject({ date: textSchema, label: textSchema, source: textSchema, confidence })),
  source: textSchema,
  afterwards: textSchema,
  confidence,
});

const { source, confidence: doubt } = holidaysSchema.entries;

export const caseProcedures = {
  /** Burden, decider, channel and parts of every case type; the meaning of every date; where the holidays come from. */
  'case.reference': query(nothing, v.strictObject({ caseTypes: caseTypesSchema.entries.caseTypes, dates: clocksSchema.entries.dates, holidays: v.strictObject({ source, confidence: doubt }) })),
  'deadlines.list': query(dossierRef, v.array(deadlineSchema)),
  /** Writes the deadlines as an iCalendar file. */
  'deadlines.export': command(v.strictObject({ dossierId: idSchema, folder: grantSchema }), v.strictObject({ path: textSchema })),
} as const;
