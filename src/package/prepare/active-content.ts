// What a PDF could do or hide that its copy in a package does not: said in words, for the index and the divider sheet.
import { Parser } from '../pdf-syntax/parser.ts';
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { isDict, nameOf, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  JavaScript: 'JavaScript was left out.', Launch: 'Commands that start programs were left out.', SubmitForm: 'Form submission was left out.', ImportData: 'Data import was left out.',
  GoToR: 'Links into other files were left out.', GoToE: 'Links into other files were left out.', URI: 'Links to the internet are shown as plain text.',
  Movie: 'Video and sound were left out.', Sound: 'Video and sound were left out.', Rendition: 'Video and sound were left out.', RichMediaExecute: 'Video and sound were left out.',
};
const ANNOTATIONS: Readonly<Record<string, string>> = {
  Movie: 'Video and sound were left out.', Sound: 'Video and sound were left out.', Screen: 'Video and sound were left out.', RichMedia: 'Interactive media were left out.', '3D': 'A three-dimensional model is shown as a picture.',
  FileAttachment: 'Files embedded in it are only in the attached original.', Widget: 'Form fields are shown as pictures of their contents.',
};

function look(value: PdfValue, notes: Set<string>, depth: number): void {
  if (depth > 20) return;
  if (Array.isArray(value)) for (const item of value) look(item, notes, depth + 1);
  if (!isDict(value)) return;
  if (value.has('JS')) notes.add(ACTIONS['JavaScript'] ?? '');
  const action = ACTIONS[nameOf(value.get('S')) ?? ''];
  if (action !== undefined) notes.add(action);
  const annotation = ANNOTATIONS[nameOf(value.get('Subtype')) ?? ''];
  if (annotation !== undefined && value.has('Rect')) notes.add(annotation);
  if (value.has('ByteRange') && value.has('Contents')) notes.add('The original carries a digital signature; the copy does not. See the attached original.');
  for (const item of value.values()) look(item, notes, depth + 1);
}

function lookAtCatalog(file: PdfFile, catalog: PdfDict, notes: Set<string>): void {
  if (file.dict(catalog, 'AcroForm')?.has('XFA')) notes.add('It is an XFA form: in the program it was made for it may show more than these pages. See the attached original.');
  if (catalog.has('Collection')) notes.add('It is a portfolio: the files inside it are only in the attached original.');
  else if (file.dict(catalog, 'Names')?.has('EmbeddedFiles')) notes.add(ANNOTATIONS['FileAttachment'] ?? '');
}

/** Notes on everything active or hidden in `file`, each once, in a fixed order. */
export function activeContent(file: PdfFile): string[] {
  const notes = new Set<string>();
  for (const number of file.crossReference.places.keys()) {
    try {
      const place = file.locate(number);
      if (place) look(new Parser(place.bytes, place.start).value(), notes, 0);
    } catch (thrown) {
      if (!(thrown instanceof PdfSyntaxError)) throw thrown; // an object no page needs may be broken
    }
  }
  lookAtCatalog(file, file.catalog, notes);
  return [...notes].sort();
}
