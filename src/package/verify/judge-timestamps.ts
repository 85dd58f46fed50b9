// Goes through the revisions behind the signature, oldest first, as far as each is a timestamp that holds and nothing else.
import type { ByteSource } from '../engine.ts';
import type { Attempt } from './cms-signed-data.ts';
import { addsOnlyTimestamp } from './document-timestamps.ts';
import type { SignedRange } from './signed-range.ts';
import type { TimestampFacts } from './timestamp-token.ts';

export type CheckedTimestamp = { readonly range: SignedRange } & Attempt<TimestampFacts>;

export interface JudgedTimestamps {
  /** Of those that hold, oldest first. */
  readonly facts: readonly TimestampFacts[];
  /** What is wrong with the first that does not, to follow "A timestamp is not valid: ". */
  readonly problem: string | null;
  /** Up to here the file is what was signed, and timestamps. */
  readonly end: number;
}

export const NO_TIMESTAMPS: JudgedTimestamps = { facts: [], problem: null, end: 0 };

/** `signedEnd` is where the signature's own part of the file ends. */
export async function judgeTimestamps(source: ByteSource, signedEnd: number, timestamps: readonly CheckedTimestamp[]): Promise<JudgedTimestamps> {
  const facts: TimestampFacts[] = [];
  let end = signedEnd;
  for (const timestamp of timestamps) {
    if (timestamp.facts === null) return { facts, problem: timestamp.problem, end };
    if (timestamp.range.signedEnd <= end || !(await addsOnlyTimestamp(source, end, timestamp.range.signedEnd))) return { facts, problem: 'more was changed with it than a timestamp needs', end };
    facts.push(timestamp.facts);
    end = timestamp.range.signedEnd;
  }
  return { facts, problem: null, end };
}
