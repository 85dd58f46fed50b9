// A free id for a record that a person adds.

/** The prefix and the lowest number of two digits and more that no record has: "P07". */
export function nextId(prefix: string, records: readonly { readonly id: string }[]): string {
  const taken = new Set(records.map(({ id }) => id));
  for (let number = records.length + 1; ; number += 1) {
    const id = `${prefix}${String(number).padStart(2, '0')}`;
    if (!taken.has(id)) return id;
  }
}
