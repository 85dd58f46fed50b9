// One line of the custody log: its form, its hash, and whether a text is one.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as v from 'valibot';

/** `prev` of the first event. */
export const GENESIS = '0'.repeat(64);

export const lineSchema = v.strictObject({
  v: v.literal(1), seq: v.number(), at: v.string(), type: v.string(), actor: v.string(), host: v.string(),
  /** Who was at work, as the vault was told; absent where nobody said. */
  profile: v.exactOptional(v.strictObject({ name: v.string(), role: v.nullable(v.string()) })),
  dossier: v.nullable(v.string()), object: v.nullable(v.string()), reason: v.nullable(v.string()), details: v.record(v.string(), v.unknown()), prev: v.string(),
});
export type Line = v.InferOutput<typeof lineSchema>;

/** SHA-256 over the UTF-8 bytes of a line, without line end: what the next event's `prev` says. */
export const lineHash = (line: string): string => createHash('sha256').update(line, 'utf8').digest('hex');

/** The line as the log keeps it (RFC 8785). */
export const writeLine = (line: Line): string => String(canonicalize(line));

/** The event of a line; null when the text is not exactly what the log would have written. */
export function parseLine(text: string): Line | null {
  try {
    const parsed = v.safeParse(lineSchema, JSON.parse(text));
    return parsed.success && writeLine(parsed.output) === text ? parsed.output : null;
  } catch {
    // Not JSON, so not a line of the log: the caller says which.
    return null;
  }
}
