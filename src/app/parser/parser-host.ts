// The loop inside the disposable parser process: one task in, one answer out.
import { toAppError } from '../../contract/errors.ts';
import type { Port } from '../../contract/port.ts';
import type { Reading, ReadRequest } from '../../ingest/reading.ts';
import type { LaborTools } from '../labor/labor-tools.ts';
import type { ListTools } from '../screening/list-tools.ts';
import type { PreparedFile, PrepareRequest } from '../../package/engine.ts';
import type { UnlockedPdf, UnlockRequest } from '../../package/prepare/unlock-pdf.ts';
import type { Redacting } from '../../package/redact/create-redaction.ts';
import type { ProcessAnswer } from '../disposable-process.ts';
import type { ParserProgress, ParserTask, StandInRequest } from './parser-protocol.ts';

export interface ParserTools extends Redacting {
  read(request: ReadRequest): Promise<Reading>;
  prepare(request: PrepareRequest): Promise<PreparedFile>;
  unlock(request: UnlockRequest): Promise<UnlockedPdf>;
  /** The sheet that stands for a file whose own preparation ended a process. */
  standIn(request: StandInRequest): Promise<PreparedFile>;
  readonly lists: ListTools;
  readonly labor: LaborTools;
}

function work(tools: ParserTools, { task, request }: ParserTask, report: (done: number, total: number) => void): Promise<unknown> {
  switch (task) {
    case 'read': return tools.read(request);
    case 'prepare': return tools.prepare(request);
    case 'unlock': return tools.unlock(request);
    case 'stand-in': return tools.standIn(request);
    case 'redact': return tools.redact(request);
    case 'find-places': return tools.findPlaces(request);
    case 'covered-words': return tools.coveredWords(request);
    case 'read-list': return tools.lists.read(request);
    case 'preview-table': return tools.lists.preview(request);
    case 'preview-labor': return tools.labor.preview(request);
    case 'read-labor': return tools.labor.read(request);
    case 'screen': return tools.lists.screen(request, { signal: new AbortController().signal, report: (_step, done, total) => report(done, total ?? 0) });
  }
}

/** Answers tasks on `port` with `tools`, for as long as the process lives. Tasks come from the core, which is trusted. */
export function serveParser(port: Port, tools: ParserTools): void {
  port.onMessage((message) => {
    work(tools, message as ParserTask, (done, total) => port.post({ progress: { done, total } } satisfies ParserProgress)).then(
      (value) => port.post({ ok: true, value } satisfies ProcessAnswer),
      (thrown: unknown) => port.post({ ok: false, error: toAppError(thrown) } satisfies ProcessAnswer),
    );
  });
}
