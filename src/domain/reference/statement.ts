// What every piece of reference data carries: its version and day, where it is from, and whether it was seen there.
import * as v from 'valibot';

export const confidence = v.picklist(['verified', 'unverified']);
export const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2_000));
export const texts = v.array(text);

/** Head of a reference file. */
export const head = { version: v.pipe(v.number(), v.integer(), v.minValue(1)), date: v.pipe(v.string(), v.isoDate()), source: text, confidence };

/** A statement with its source: unverified ones are shown as such. */
export const statement = v.strictObject({ text, source: text, confidence });
export type Statement = v.InferOutput<typeof statement>;

/** Refuses a list in which two members share a key. */
export const distinct = <T>(keyOf: (member: T) => string) => v.check((members: T[]) => new Set(members.map(keyOf)).size === members.length, 'names one thing twice');
