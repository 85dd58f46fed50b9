// The caller's side of a port: typed calls, events, and waiting for a job's end.
import type { InputOf, JobName, OutputOf, ProcedureName, ReplyOf } from './catalogue.ts';
import { appError } from './errors.ts';
import type { AppEvent, JobState } from './events.ts';
import type { Message, Port, Result } from './port.ts';

export interface Client {
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Result<ReplyOf<N>>>;
  /** Starts a job and answers when it ends; progress goes to `onProgress`. */
  run<N extends JobName>(name: N, input: InputOf<N>, onProgress?: (job: JobState) => void): Promise<Result<OutputOf<N>>>;
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** The other side is gone; every open call has been answered with `process.died`. */
  onClose(listener: () => void): () => void;
}

/** A client on `port`. Calls still open when the port closes answer `process.died`, never hang. */
export function createClient(port: Port, processName = 'vault process'): Client {
  let next = 0;
  let open = true;
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Set<(event: AppEvent) => void>();
  const closers = new Set<() => void>();
  const died: Result<never> = { ok: false, error: appError('process.died', { process: processName }) };

  port.onMessage((raw) => {
    const message = raw as Message;
    if (message.t === 'reply') {
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    } else if (message.t === 'event') {
      for (const listener of [...listeners]) listener(message.event);
    }
  });
  port.onClose(() => {
    open = false;
    for (const answer of waiting.values()) answer(died);
    waiting.clear();
    for (const closer of [...closers]) closer();
  });

  const client: Client = {
    call(name, input) {
      if (!open) return Promise.resolve(died);
      const id = ++next;
      return new Promise((resolve) => {
        waiting.set(id, resolve as (result: Result<unknown>) => void);
        port.post({ t: 'call', id, name, input } satisfies Message);
      });
    },
    async run(name, input, onProgress) {
      type Output = OutputOf<typeof name>;
      // Listening starts before the call, so that a job that ends at once is not missed.
      const early: JobState[] = [];
      let jobId: string | undefined;
      let settle: ((result: Result<Output>) => void) | undefined;
      const finished = new Promise<Result<Output>>((resolve) => { settle = resolve; });
      const take = (job: JobState): void => {
        if (job.jobId !== jobId) return;
        if (job.state === 'running') onProgress?.(job);
        else if (job.state === 'done') settle?.({ ok: true, value: job.value as Output });
        else settle?.({ ok: false, error: job.error ?? appError('job.cancelled', { kept: 'What was finished before is kept.' }) });
      };
      const stop = client.onEvent((event) => {
        if (event.type !== 'job') return;
        if (jobId === undefined) early.push(event.job);
        else take(event.job);
      });
      const stopClose = client.onClose(() => settle?.(died));
      try {
        const started = await client.call(name, input);
        if (!started.ok) return started;
        jobId = (started.value as { jobId: string }).jobId;
        early.forEach(take);
        return await finished;
      } finally {
        stop();
        stopClose();
      }
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClose(listener) {
      closers.add(listener);
      return () => void closers.delete(listener);
    },
  };
  return client;
}
