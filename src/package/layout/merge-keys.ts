// Tells which streams of a file mean the same wherever they stand, so that equal fonts and pictures of many exhibits are written once.
import { createHash } from 'node:crypto';
import type { LaidObject } from './lay-out.ts';

/** A picture with its mask and its profile needs two. */
const MAX_DEPTH = 8;

/**
 * Local number and key of each stream that leads to nothing but streams of that kind: equal keys, equal bytes all the way.
 * A stream that leads to a dictionary stays its own: a layer, for one, is told apart by its object and not by what it says.
 */
export function mergeKeys(objects: readonly LaidObject[]): [number, string][] {
  const byLocal = new Map(objects.map((object) => [object.local, object]));
  const keys = new Map<number, string | null>();
  const keyOf = (local: number, depth: number): string | null => {
    if (depth > MAX_DEPTH) return null;
    const known = keys.get(local);
    if (known !== undefined) return known;
    keys.set(local, null); // a stream that leads to itself has none
    const object = byLocal.get(local);
    const key = object?.isStream ? keyOfStream(object, (target) => keyOf(target, depth + 1)) : null;
    keys.set(local, key);
    return key;
  };
  return objects.flatMap(({ local }): [number, string][] => {
    const key = keyOf(local, 0);
    return key === null ? [] : [[local, key]];
  });
}

function keyOfStream({ bytes, start, end, holes }: LaidObject, keyOf: (local: number) => string | null): string | null {
  const hash = createHash('sha256');
  let from = start;
  for (let index = 0; index <= holes.length; index += 3) {
    const to = holes[index] ?? end;
    // With its length, so that no bytes can pass for the key of a stream.
    hash.update(`${to - from} `).update(bytes.subarray(from, to));
    if (index === holes.length) break;
    const key = keyOf(holes[index + 2] ?? 0);
    if (key === null) return null;
    hash.update(key);
    from = to + (holes[index + 1] ?? 0);
  }
  return hash.digest('base64url');
}
