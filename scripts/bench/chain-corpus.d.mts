// Types of the made-up chain, for tests that use it.
export function makeChain(count: number, oneInWrong: number, seed?: number): Record<string, unknown>;
