// The loop inside the disposable parser process: one task in, one answer out.
import { toAppError, type AppError } from '../../contract/errors.ts';
import type { Port } from '../../contract/port.ts';
import type { Reading, ReadRequest } from '../../ingest/reading.ts';
import type { PreparedFile, PrepareRequest } from '../../package/engine.ts';

export type ParserTask = { readonly task: 'read'; readonly request: ReadRequest } | { readonly task: 'prepare'; readonly request: PrepareRequest };
export type ParserAnswer = { readonly ok: true; readonly value: Reading | PreparedFile } | { readonly ok: false; readonly error: AppError };

export interface ParserTools {
  read(request: ReadRequest): Promise<Reading>;
  prepare(request: PrepareRequest): Promise<PreparedFile>;
}

/** Answers tasks on `port` with `tools`, for as long as the process lives. */
export function serveParser(port: Port, tools: ParserTools): void {
  port.onMessage((message) => {
    const task = message as ParserTask;
    const work = task.task === 'read' ? tools.read(task.request) : tools.prepare(task.request);
    work.then(
      (value) => port.post({ ok: true, value } satisfies ParserAnswer),
      (thrown: unknown) => port.post({ ok: false, error: toAppError(thrown) } satisfies ParserAnswer),
    );
  });
}
