// The types of paper: what each proves, what to read from it, how long it speaks, and what is commonly wrong with it.
import * as v from 'valibot';
import { confidence, distinct, head, statement, text, texts } from './statement.ts';

/** As exhibits carry it: capitals, digits and underscores. */
export const documentCode = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'is not a document code such as PACKING_LIST'));

const documentType = v.strictObject({
  code: documentCode, label: text, group: text,
  proves: text, issuer: text,
  /** What a reviewer reads in it. */
  fields: texts,
  validity: v.strictObject({
    text,
    /** Age beyond which custom calls it old; null where it does not age. */
    months: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** The day its age is counted at. */
    testedAt: v.nullable(v.picklist(['production', 'filing'])),
  }),
  defects: texts,
  /** What is known from a source of its own. */
  remarks: v.array(statement),
  source: text, confidence,
});
export type DocumentType = v.InferOutput<typeof documentType>;

export const documentTypesSchema = v.pipe(
  v.strictObject({
    ...head,
    rules: v.array(statement),
    groups: v.pipe(v.array(v.strictObject({ id: text, label: text })), distinct(({ id }) => id)),
    documentTypes: v.pipe(v.array(documentType), v.minLength(1), distinct(({ code }) => code)),
  }),
  v.check(({ groups, documentTypes }) => documentTypes.every(({ group }) => groups.some(({ id }) => id === group)), 'has a type of an unknown group'),
);
export type DocumentTypes = v.InferOutput<typeof documentTypesSchema>;
