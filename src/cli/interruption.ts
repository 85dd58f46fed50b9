// Stopping in an orderly way: what runs is cancelled, what would come next is not begun.
import type { Client } from '../contract/client.ts';
import { appError } from '../contract/errors.ts';

/** The client as a command sees it: once `signal` is aborted every running job is cancelled and no new call gets through. */
export function interruptible(client: Client, signal: AbortSignal): Client {
  const refusal = { ok: false, error: appError('job.cancelled', { kept: 'What was finished before is kept.' }) } as const;
  const cancel = (jobId: string): void => void client.call('job.cancel', { jobId });
  signal.addEventListener('abort', () => void client.call('job.list', {}).then((jobs) => {
    if (jobs.ok) for (const { jobId } of jobs.value) cancel(jobId);
  }));
  // A job whose start was under way when the signal came shows itself by its first report.
  client.onEvent((event) => {
    if (signal.aborted && event.type === 'job' && event.job.state === 'running') cancel(event.job.jobId);
  });
  return {
    ...client,
    call: (name, input) => (signal.aborted ? Promise.resolve(refusal) : client.call(name, input)),
    run: (name, input, onProgress) => (signal.aborted ? Promise.resolve(refusal) : client.run(name, input, onProgress)),
  };
}
