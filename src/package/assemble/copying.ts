// What the parts of a page need from whoever copies a source PDF: its values as text, with references to the copies.
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import type { PdfRef, PdfValue } from '../pdf-syntax/values.ts';

export interface Copying {
  readonly file: PdfFile;
  /** Number of the copy of a source object that has been asked for, or null. */
  numberOf(source: number): number | null;
  /** Text of the reference to the copy; the object behind it gets copied. */
  readonly reference: (reference: PdfRef) => string;
  /** `value` as text with its references leading to copies. */
  write(value: PdfValue): string;
}
