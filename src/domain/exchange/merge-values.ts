// Three-way merge of plain values: what only one side changed is taken, what both changed differently is a conflict.

/** undefined stands for "not there". */
export interface ValueConflict { readonly path: readonly string[]; readonly base: unknown; readonly mine: unknown; readonly theirs: unknown; }
export interface MergedValue { readonly value: unknown; readonly conflicts: readonly ValueConflict[]; }
/** Decides a conflict; null leaves it open, and mine stands meanwhile. */
export type Choose = (path: readonly string[]) => 'mine' | 'theirs' | null;

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isRecords = (value: unknown): value is readonly (Plain & { readonly id: string })[] =>
  Array.isArray(value) && value.every((item) => isPlain(item) && typeof item['id'] === 'string') && new Set(value.map((item: Plain) => item['id'])).size === value.length;

/** Whether two plain values are the same; the order of keys does not count, the order of lists does. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(a[key], b[key]));
}

/** Lists of ids and words are sets: what either side added is in, what either side took out is out. */
function mergeWords(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const kept = mine.filter((word) => theirs.includes(word) || !base.includes(word));
  return [...new Set([...kept, ...theirs.filter((word) => !base.includes(word))])];
}

/**
 * Merges `mine` and `theirs`, both grown from `base`.
 * Objects are merged key by key, lists of words as sets, lists of records by id; any other list counts as one value.
 */
export function mergeValues(base: unknown, mine: unknown, theirs: unknown, choose: Choose = () => null, path: readonly string[] = []): MergedValue {
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return { value: mine, conflicts: [] };
  if (sameValue(base, mine)) return { value: theirs, conflicts: [] };
  if (isPlain(mine) && isPlain(theirs)) return mergeKeys(isPlain(base) ? base : {}, mine, theirs, choose, path);
  if (isWords(mine) && isWords(theirs)) return { value: mergeWords(isWords(base) ? base : [], mine, theirs), conflicts: [] };
  if (isRecords(mine) && isRecords(theirs)) {
    const byId = (records: readonly (Plain & { readonly id: string })[]): Plain => Object.fromEntries(records.map((record) => [record.id, record]));
    const merged = mergeKeys(isRecords(base) ? byId(base) : {}, byId(mine), byId(theirs), choose, path);
    return { value: Object.values(merged.value), conflicts: merged.conflicts };
  }
  const chosen = choose(path);
  if (chosen !== null) return { value: chosen === 'mine' ? mine : theirs, conflicts: [] };
  return { value: mine, conflicts: [{ path, base, mine, theirs }] };
}

function mergeKeys(base: Plain, mine: Plain, theirs: Plain, choose: Choose, path: readonly string[]): { value: Plain; conflicts: ValueConflict[] } {
  const conflicts: ValueConflict[] = [];
  const entries: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const merged = mergeValues(base[key], mine[key], theirs[key], choose, [...path, key]);
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined) entries.push([key, merged.value]);
  }
  return { value: Object.fromEntries(entries), conflicts };
}
