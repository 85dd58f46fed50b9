// A place on a page of an exhibit file that is covered in the package: where it is and why, never what it says.
import * as v from 'valibot';
import { idSchema, maybe, sha256Schema, textSchema } from './scalars.ts';

/** Width and height of any page in page units: places keep their meaning whatever the page's size, rotation or own units. */
export const PAGE_UNITS = 10_000;

const unit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PAGE_UNITS));
const extent = v.pipe(unit, v.minValue(1));

export const redactionSchema = v.strictObject({
  id: idSchema,
  fileId: idSchema,
  /** From 1, as the file's pages are shown in the package. */
  page: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** In ten-thousandths of the page as it is shown, from its upper left corner. */
  left: unit,
  top: unit,
  width: extent,
  height: extent,
  /** Id of a reason in redaction-reasons.json. */
  reason: v.pipe(textSchema, v.minLength(1), v.maxLength(40)),
  /** Only accepted places are covered; a rejected one is kept so that the same search does not propose it again. */
  state: v.optional(v.picklist(['proposed', 'accepted', 'rejected']), 'accepted'),
  /** What found it: "workers", "words" or the id of a pattern in redaction-patterns.json; null when a person drew it. */
  foundBy: maybe(v.pipe(textSchema, v.maxLength(40))),
  /** Hash of the pages it was placed on, where the program sets them itself (tables, mails, letters) and may set them otherwise another day. */
  pagesSha256: maybe(sha256Schema),
});
export type Redaction = v.InferOutput<typeof redactionSchema>;
