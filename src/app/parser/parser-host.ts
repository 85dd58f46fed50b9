// The loop inside the disposable parser process: one task in, one answer out.
import { toAppError } from '../../contract/errors.ts';
import type { Port } from '../../contract/port.ts';
import type { Reading, ReadRequest } from '../../ingest/reading.ts';
import type { PreparedFile, PrepareRequest } from '../../package/engine.ts';
import type { ParserAnswer, ParserTask, StandInRequest } from './parser-protocol.ts';

export interface ParserTools {
  read(request: ReadRequest): Promise<Reading>;
  prepare(request: PrepareRequest): Promise<PreparedFile>;
  /** The sheet that stands for a file whose own preparation ended a process. */
  standIn(request: StandInRequest): Promise<PreparedFile>;
}

function work(tools: ParserTools, { task, request }: ParserTask): Promise<Reading | PreparedFile> {
  switch (task) {
    case 'read': return tools.read(request);
    case 'prepare': return tools.prepare(request);
    case 'stand-in': return tools.standIn(request);
  }
}

/** Answers tasks on `port` with `tools`, for as long as the process lives. Tasks come from the core, which is trusted. */
export function serveParser(port: Port, tools: ParserTools): void {
  port.onMessage((message) => {
    work(tools, message as ParserTask).then(
      (value) => port.post({ ok: true, value } satisfies ParserAnswer),
      (thrown: unknown) => port.post({ ok: false, error: toAppError(thrown) } satisfies ParserAnswer),
    );
  });
}
