// Reading lists and comparing names: the heavy and hostile part of screening, which runs in the disposable process.
import { Fault } from '../../contract/errors.ts';
import type { TablePreview } from '../../contract/list-columns.ts';
import type { Progress } from '../../contract/progress.ts';
import type { ParsedList } from '../../domain/screening/list-entry.ts';
import { Screener, type ScreenedParty, type SearchedList, type SearchedParty } from '../../domain/screening/screen-parties.ts';
import type { ScreeningReference } from '../../domain/screening/screening-reference.ts';
import type { ListFile, ReadListRequest } from '../../lists/list-file.ts';
import { previewTable, readList } from '../../lists/read-list.ts';

export interface ScreenRequest {
  readonly lists: readonly SearchedList[];
  readonly parties: readonly SearchedParty[];
  /** 0 to 1. */
  readonly threshold: number;
  readonly reference: ScreeningReference;
}

export interface ListTools {
  /** Throws Fault `list.unknownForm`, `list.unreadable`, `list.empty`. */
  read(request: ReadListRequest): Promise<ParsedList>;
  preview(file: ListFile): Promise<TablePreview>;
  /** Throws Fault `job.cancelled`. */
  screen(request: ScreenRequest, progress: Progress): Promise<ScreenedParty[]>;
}

async function screen({ lists, parties, threshold, reference }: ScreenRequest, progress: Progress): Promise<ScreenedParty[]> {
  const screener = new Screener(lists, reference);
  const screened: ScreenedParty[] = [];
  for (const party of parties) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was stored.' });
    screened.push(screener.screen(party, threshold));
    progress.report('Comparing names', screened.length, parties.length);
    // Lets the report leave the process, and an order to stop arrive.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return screened;
}

/** All of it in this process: for the disposable process, and for tests. */
export const localListTools: ListTools = { read: readList, preview: previewTable, screen };
