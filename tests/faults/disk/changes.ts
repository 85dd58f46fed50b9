// The record of the file layer as values: every change below a folder, in its order, and what the program answered between them.
import path from 'node:path';

const KINDS = { o: 'open', w: 'write', t: 'truncate', f: 'sync', r: 'rename', u: 'remove', m: 'makeFolder', d: 'removeFolder', l: 'link', a: 'answer' } as const;
export type ChangeKind = (typeof KINDS)[keyof typeof KINDS];

export interface Change {
  readonly kind: ChangeKind;
  /** Relative to the folder; '' is the folder itself. */
  readonly path: string;
  /** Where a rename leads to, where a link comes from. */
  readonly other: string;
  /** Of a write in bytes; the new length of a truncation; 1 for an opening that empties an old file. */
  readonly offset: number;
  readonly data: Buffer;
}

const FIXED = 21;

/** @throws Error for a record that is cut off or of no known kind */
export function parseChanges(log: Buffer, root: string): Change[] {
  const changes: Change[] = [];
  const inside = (text: string): string => (text === '' ? '' : path.relative(root, text));
  for (let at = 0; at < log.length; ) {
    const letter = String.fromCharCode(log[at] ?? 0);
    const kind = Object.entries(KINDS).find(([known]) => known === letter)?.[1];
    if (!kind || at + FIXED > log.length) throw new Error(`the record is damaged at byte ${at}`);
    const offset = Number(log.readBigInt64LE(at + 1));
    const [first, second, length] = [log.readUInt32LE(at + 9), log.readUInt32LE(at + 13), log.readUInt32LE(at + 17)];
    const [names, data] = [at + FIXED, at + FIXED + first + second];
    changes.push({ kind, path: inside(log.toString('utf8', names, names + first)), other: inside(log.toString('utf8', names + first, data)), offset, data: log.subarray(data, data + length) });
    at = data + length;
  }
  return changes;
}

/** Shared memory beside a database is made again at every opening; no crash state holds it. */
export const isContent = (file: string): boolean => !file.endsWith('-shm');
