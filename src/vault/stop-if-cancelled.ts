// Long work stops between two steps when it is cancelled.
import { Fault } from '../contract/errors.ts';
import type { Progress } from '../contract/progress.ts';

/** @throws Fault `job.cancelled`, saying what stays done */
export function stopIfCancelled({ signal }: Progress, kept: string): void {
  if (signal.aborted) throw new Fault('job.cancelled', { kept });
}
