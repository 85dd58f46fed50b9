// What a page dictionary holds that its copy keeps as it is.
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { PdfRef, type PdfDict } from '../pdf-syntax/values.ts';

export const KEPT_KEYS = ['BleedBox', 'TrimBox', 'ArtBox', 'Group', 'UserUnit'];

/** The page's content streams, in order. */
export function contentReferences(file: PdfFile, page: PdfDict): PdfRef[] {
  const value = page.get('Contents');
  if (value instanceof PdfRef && file.stream(value)) return [value];
  const list = file.resolve(value);
  return (Array.isArray(list) ? list : []).filter((item): item is PdfRef => item instanceof PdfRef && file.stream(item) !== null);
}
