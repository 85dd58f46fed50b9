// Why places on a page may be covered, and what personal and account numbers look like.
import * as v from 'valibot';
import { confidence, distinct, head, text } from './statement.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'is not an id of small letters, digits and hyphens'));

const compiles = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'giu').source !== '';
  } catch {
    return false; // what is wrong with it is said by the check
  }
};

export const redactionReasonsSchema = v.strictObject({
  ...head,
  redactionReasons: v.pipe(v.array(v.strictObject({
    id,
    /** Drawn on the covered place; short, so that it fits. */
    code: v.pipe(v.string(), v.regex(/^[A-Z0-9 ()-]{1,12}$/)),
    title: text,
    explanation: text,
    source: text,
    confidence,
  })), v.minLength(1), distinct((reason) => reason.id), distinct((reason) => reason.code)),
});
export type RedactionReason = v.InferOutput<typeof redactionReasonsSchema>['redactionReasons'][number];

export const redactionPatternsSchema = v.strictObject({
  ...head,
  redactionPatterns: v.pipe(v.array(v.strictObject({
    id,
    title: text,
    /** Regular expression (ECMAScript, flags `giu`), searched in the text of a page with its line ends. */
    pattern: v.pipe(text, v.check(compiles, 'is not a regular expression')),
    /** Id of a reason. */
    reason: id,
    source: text,
    confidence,
  })), v.minLength(1), distinct((one) => one.id)),
});
export type RedactionPattern = v.InferOutput<typeof redactionPatternsSchema>['redactionPatterns'][number];
