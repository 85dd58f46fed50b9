// Runs long work: gives it an id, tells its progress, cancels it, and reports how it ended.
import type { Environment } from '../contract/environment.ts';
import { newId } from '../contract/environment.ts';
import { toAppError } from '../contract/errors.ts';
import type { AppEvent, JobState } from '../contract/events.ts';
import type { Progress } from '../contract/progress.ts';

/** Progress is passed on at most this often, so that a fast job does not flood the window. */
const REPORT_EVERY_MS = 100;

export interface JobRunner {
  start(kind: JobState['kind'], dossierId: string | null, work: (progress: Progress, jobId: string) => Promise<unknown>): { jobId: string };
  cancel(jobId: string): void;
  list(): JobState[];
  /** Cancels everything and waits until it has stopped. */
  stop(): Promise<void>;
}

export function createJobRunner(environment: Environment, emit: (event: AppEvent) => void, onBug: (thrown: unknown) => void): JobRunner {
  const running = new Map<string, { state: JobState; abort: AbortController; ended: Promise<void> }>();

  return {
    start(kind, dossierId, work) {
      const jobId = newId(environment, 'job');
      const abort = new AbortController();
      let lastReport = 0;
      let state: JobState = { jobId, kind, dossierId, state: 'running', step: '', done: 0, total: null };
      const show = (next: JobState): void => {
        state = next;
        const entry = running.get(jobId);
        if (entry) entry.state = next;
        emit({ type: 'job', job: next });
      };
      const progress: Progress = {
        signal: abort.signal,
        report(step, done, total) {
          const now = environment.now().getTime();
          const next = { ...state, step, done, total };
          if (now - lastReport < REPORT_EVERY_MS && done !== total) {
            state = next;
            return;
          }
          lastReport = now;
          show(next);
        },
      };
      const ended = Promise.resolve()
        .then(() => work(progress, jobId))
        .then(
          (value) => show({ ...state, state: 'done', value }),
          (thrown: unknown) => {
            const error = toAppError(thrown);
            if (error.code === 'internal') onBug(thrown);
            show({ ...state, state: error.code === 'job.cancelled' ? 'cancelled' : 'failed', error });
          },
        )
        .finally(() => void running.delete(jobId));
      running.set(jobId, { state, abort, ended });
      return { jobId };
    },
    cancel: (jobId) => running.get(jobId)?.abort.abort(),
    list: () => [...running.values()].map((entry) => entry.state),
    async stop() {
      const all = [...running.values()];
      for (const { abort } of all) abort.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
