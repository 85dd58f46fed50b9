// Cuts what was found into groups small enough to hold in memory and to lose at a crash.
import type { Walked } from './walk.ts';

const MAX_FILES = 48;
const MAX_BYTES = 64 * 1024 * 1024;

/** Groups in order: at most 48 files, and not more than 64 MiB together unless one file alone is larger. */
export function* batches(found: readonly Walked[]): Generator<Walked[]> {
  let group: Walked[] = [];
  let bytes = 0;
  for (const walked of found) {
    const size = walked.kind === 'file' ? walked.size : 0;
    if (group.length > 0 && (group.length >= MAX_FILES || bytes + size > MAX_BYTES)) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(walked);
    bytes += size;
  }
  if (group.length > 0) yield group;
}
