// The secret of every test vault, and the cheapest key derivation that is accepted.

export const PASSPHRASE = 'correct horse battery staple';
export const CHEAP_KDF = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 } as const;
