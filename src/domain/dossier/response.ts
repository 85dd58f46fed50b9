// What is answered: CBP's requests, the claims of the narrative, and explained exceptions.
import * as v from 'valibot';
import { idSchema, instantSchema, listOf, maybe, textSchema } from './scalars.ts';

const whole = v.pipe(v.number(), v.integer());

export const requestSchema = v.strictObject({
  id: idSchema,
  no: whole,
  text: textSchema,
  answer: maybe(textSchema),
  exhibitIds: listOf(idSchema),
  /** Why nothing is filed for this item, where that is the answer. */
  reasonUnanswered: maybe(textSchema),
});
export type Request = v.InferOutput<typeof requestSchema>;

export const claimSchema = v.strictObject({
  id: idSchema,
  heading: maybe(textSchema),
  text: textSchema,
  cites: listOf(v.strictObject({ exhibitId: idSchema, page: maybe(whole) })),
});
export type Claim = v.InferOutput<typeof claimSchema>;

/** A blocking finding set aside by a person, with the reason that is printed in the package. */
export const overrideSchema = v.strictObject({
  /** The finding's stable identity. */
  id: textSchema,
  rule: textSchema,
  reason: v.pipe(textSchema, v.minLength(1)),
  by: maybe(textSchema),
  at: maybe(instantSchema),
});
export type Override = v.InferOutput<typeof overrideSchema>;
