// Numbers with their nouns, for people.

/** "1 act", "3 acts". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** "812 bytes", "4.1 kB", "6.0 MB": decimal units, as file managers show them. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, 'byte');
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
