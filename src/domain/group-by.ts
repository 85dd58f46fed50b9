// Records under the keys they share.

/** Records by key, in their order; a record may stand under several keys, under each once. */
export function groupBy<T>(records: readonly T[], keysOf: (record: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  const put = (key: string, record: T): void => {
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  };
  for (const record of records) {
    const keys = keysOf(record);
    if (keys.length === 1) put(keys[0] ?? '', record);
    else for (const key of new Set(keys)) put(key, record);
  }
  return groups;
}
