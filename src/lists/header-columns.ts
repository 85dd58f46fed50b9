// Finds columns of a table by their titles.

const plain = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** The place of each wanted title in the row, -1 where it is not; case, underscores and punctuation do not matter. */
export function columnsIn<T extends string>(row: readonly string[], wanted: Readonly<Record<T, string>>): Record<T, number> {
  const titles = row.map(plain);
  return Object.fromEntries(Object.entries<string>(wanted).map(([key, title]) => [key, titles.indexOf(plain(title))])) as Record<T, number>;
}
