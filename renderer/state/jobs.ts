// Long work: what runs, how far it is, what came of it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../src/contract/client.ts';
import type { InputOf, JobName, OutputOf } from '../../src/contract/catalogue.ts';
import type { AppError } from '../../src/contract/errors.ts';
import type { JobState } from '../../src/contract/events.ts';
import type { Result } from '../../src/contract/port.ts';

export interface JobsState {
  /** Running jobs by id, oldest first. */
  readonly running: readonly JobState[];
  /** The last job that failed, until dismissed. */
  readonly failure: { readonly kind: JobState['kind']; readonly error: AppError } | null;
}

export interface Jobs {
  readonly store: StoreApi<JobsState>;
  run<N extends JobName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>>;
  cancel(jobId: string): Promise<void>;
  dismissFailure(): void;
}

export function createJobs(client: Client): Jobs {
  const store = createStore<JobsState>(() => ({ running: [], failure: null }));
  client.onEvent((event) => {
    if (event.type !== 'job') return;
    const { job } = event;
    store.setState((state) => {
      const known = state.running.some((other) => other.jobId === job.jobId);
      if (job.state !== 'running') return { running: state.running.filter((other) => other.jobId !== job.jobId) };
      return { running: known ? state.running.map((other) => (other.jobId === job.jobId ? job : other)) : [...state.running, job] };
    });
    if (job.state === 'failed' && job.error) store.setState({ failure: { kind: job.kind, error: job.error } });
  });
  client.onClose(() => store.setState({ running: [] }));
  return {
    store,
    run: (name, input) => client.run(name, input),
    async cancel(jobId) {
      await client.call('job.cancel', { jobId });
    },
    dismissFailure: () => store.setState({ failure: null }),
  };
}
