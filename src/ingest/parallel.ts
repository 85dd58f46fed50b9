// Does the same work on many items, a few at a time, keeping their order.

/**
 * Results in the order of `items`. When one fails, no new work begins, what is running is awaited,
 * `undo` is called for every result already had, and the first error is thrown.
 */
export async function parallel<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>, undo: (result: R) => Promise<void>): Promise<R[]> {
  const results = new Map<number, R>();
  const errors: unknown[] = [];
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && errors.length === 0; next = queue.shift()) {
      try {
        results.set(next[0], await work(next[1]));
      } catch (thrown) {
        errors.push(thrown);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (errors.length > 0) {
    await Promise.all([...results.values()].map(undo));
    throw errors[0];
  }
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
