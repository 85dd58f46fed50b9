// Mistakes that programs make about durability, made in the record of one that makes none: the harness must catch each of them.
import type { Change } from './changes.ts';

const isDatabase = (file: string): boolean => /vault\.db(-wal)?$/.test(file);
const isBlobWrite = (file: string): boolean => /(^|\/)tmp\/[0-9a-f]+\.age$/.test(file);
const isShard = (file: string): boolean => /(^|\/)objects\/[0-9a-f]{2}$/.test(file);
const isObjects = (file: string): boolean => /(^|\/)objects$/.test(file);
const without = (dropped: (change: Change) => boolean) => (changes: readonly Change[]): Change[] => changes.filter((change) => !dropped(change));
const withoutSyncs = (of: (file: string) => boolean) => without((change) => change.kind === 'sync' && of(change.path));

/** Moves what `late` picks behind the next answer of the program. */
function afterAnswer(changes: readonly Change[], late: (change: Change) => boolean): Change[] {
  const done: Change[] = [];
  let waiting: Change[] = [];
  for (const change of changes) {
    if (late(change)) waiting.push(change);
    else done.push(change);
    if (change.kind !== 'answer') continue;
    done.push(...waiting);
    waiting = [];
  }
  return [...done, ...waiting];
}

/** Each file that got its name by a rename is written under that name from the start. */
function straightToFinalName(changes: readonly Change[]): Change[] {
  const final = new Map(changes.filter(({ kind, path }) => kind === 'rename' && isBlobWrite(path)).map(({ path, other }) => [path, other]));
  const early = changes.filter(({ kind, path }) => kind === 'makeFolder' && isShard(path));
  return [...early, ...changes.filter((change) => !early.includes(change) && !(change.kind === 'rename' && final.has(change.path))).map((change) => ({ ...change, path: final.get(change.path) ?? change.path }))];
}

/** Blobs get their names before their bytes are synced. */
function renameBeforeSync(changes: readonly Change[]): Change[] {
  return changes.flatMap((change) => {
    if (!isBlobWrite(change.path)) return [change];
    if (change.kind === 'sync') return [];
    return change.kind === 'rename' ? [change, { ...change, kind: 'sync', path: change.other, other: '' }] : [change];
  });
}

export const SEEDED_BUGS: Readonly<Record<string, (changes: readonly Change[]) => Change[]>> = {
  'evidence files are not synced': withoutSyncs(isBlobWrite),
  'the folder is not synced after a rename': withoutSyncs(isShard),
  'the parent is not synced after a folder is made': withoutSyncs(isObjects),
  'the write-ahead log is not synced at a commit (synchronous = NORMAL)': withoutSyncs((file) => file.endsWith('-wal')),
  'the database is never synced (synchronous = OFF)': withoutSyncs(isDatabase),
  'the row is written before the evidence file has its name': (changes) => afterAnswer(changes, ({ kind, path, other }) => (kind === 'rename' && isBlobWrite(path) && /objects\//.test(other)) || (kind === 'sync' && isShard(path))),
  'evidence is written straight under its final name': straightToFinalName,
  'evidence gets its name before its bytes are synced': renameBeforeSync,
};
