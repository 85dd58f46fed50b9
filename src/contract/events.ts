// What the core tells the window without being asked.
import * as v from 'valibot';
import { appErrorSchema } from './errors.ts';

export const JOB_KINDS = ['ingest', 'build', 'verify', 'import', 'sample', 'list', 'labor', 'screen', 'redact', 'backup', 'restore', 'bundle', 'rotate', 'timestamp', 'preflight'] as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const jobStateSchema = v.strictObject({
  jobId: v.string(),
  kind: v.picklist(JOB_KINDS),
  dossierId: v.nullable(v.string()),
  state: v.picklist(['running', 'done', 'failed', 'cancelled']),
  /** Short present participle with its object: "Reading B-07.pdf". */
  step: v.string(),
  done: count,
  total: v.nullable(count),
  /** The job's output when `state` is done. */
  value: v.optional(v.unknown()),
  error: v.optional(appErrorSchema),
});
export type JobState = v.InferOutput<typeof jobStateSchema>;

/** Areas a window may have to read again. */
export const CHANGE_AREAS = ['vault', 'dossiers', 'dossier', 'evidence', 'checks', 'packages', 'custody', 'identities', 'reference', 'lists'] as const;
export type ChangeArea = (typeof CHANGE_AREAS)[number];

export const appEventSchema = v.variant('type', [
  v.strictObject({ type: v.literal('changed'), seq: count, dossierId: v.nullable(v.string()), areas: v.array(v.picklist(CHANGE_AREAS)) }),
  v.strictObject({ type: v.literal('job'), job: jobStateSchema }),
  v.strictObject({ type: v.literal('locked'), reason: v.picklist(['user', 'idle', 'suspend', 'screen']) }),
]);
export type AppEvent = v.InferOutput<typeof appEventSchema>;
