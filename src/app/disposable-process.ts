// A process that runs what is not trusted: it can be spoken to, and ended at any moment.
import * as v from 'valibot';
import { appErrorSchema } from '../contract/errors.ts';
import type { Port } from '../contract/port.ts';

export interface DisposableProcess {
  readonly port: Port;
  /** Null where the platform does not tell. */
  readonly pid: number | null;
  kill(): void;
}

/** An answer before it is known to what: `value` is checked by the schema of what was asked. */
export const answerSchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), error: appErrorSchema }),
]);
export type ProcessAnswer = v.InferOutput<typeof answerSchema>;
