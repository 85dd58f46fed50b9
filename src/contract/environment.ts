// What the core takes from outside so that the same inputs always give the same outputs.

export interface Environment {
  now(): Date;
  randomBytes(length: number): Uint8Array;
  /** Who acts: shown in the custody log. */
  readonly actor: string;
  readonly host: string;
  readonly pid: number;
}

/** A new record id: prefix and 80 random bits in lower-case base 32. */
export function newId(environment: Environment, prefix: string): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const letters = [...environment.randomBytes(16)].map((byte) => alphabet[byte & 31]).join('');
  return `${prefix}-${letters}`;
}
