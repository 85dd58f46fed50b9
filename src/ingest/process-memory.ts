// Resident memory of another process, where the system tells it.
import { readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;

/** Resident bytes of process `pid` (Linux); null where it cannot be known. */
export async function residentBytes(pid: number): Promise<number | null> {
  try {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : null;
  } catch {
    return null; // Not Linux, or the process has just ended: its port tells that.
  }
}
