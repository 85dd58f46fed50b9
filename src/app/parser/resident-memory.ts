// How much memory another process holds, as its operating system tells.
import { readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;

/** Resident memory of a process in MiB; null where /proc does not exist or the process is gone. */
export async function residentMiB(pid: number): Promise<number | null> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => null);
  return statm === null ? null : (Number(statm.split(' ')[1]) * PAGE_BYTES) / 2 ** 20;
}
