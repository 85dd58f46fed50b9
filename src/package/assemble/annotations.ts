// The annotations of a copied page: what they show stays, what they could do goes.
import { isDict, nameOf, numberOf, PdfName, PdfRef, PdfStream, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import type { Copying } from './copying.ts';
import type { Destinations } from './destinations.ts';

/** Markup that a reader draws by itself and that carries no action once reduced to these keys. */
const MARKUP = new Set(['Text', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink', 'Watermark']);
const MARKUP_KEYS = ['Subtype', 'Rect', 'Contents', 'Border', 'BS', 'BE', 'C', 'CA', 'IC', 'QuadPoints', 'InkList', 'L', 'LE', 'LL', 'LLE', 'Cap', 'RD', 'Vertices', 'DA', 'DS', 'Q', 'RC', 'Name', 'Sy', 'T', 'Subj', 'M', 'CreationDate', 'OC', 'CL', 'FixedPrint'];
/** Print; the other flags of an annotation that say whether it is seen: invisible, hidden, no zoom, no rotate, no view. */
const SEEN_FLAGS = 1 | 2 | 4 | 8 | 16 | 32;
const READ_ONLY = 64 | 128;

/** The appearance to show: /AP /N, or its state named by /AS. */
function appearanceOf(copying: Copying, annotation: PdfDict): PdfRef | null {
  const file = copying.file;
  let normal = file.dict(annotation, 'AP')?.get('N');
  for (let hop = 0; hop < 2; hop += 1) {
    if (!(normal instanceof PdfRef)) break;
    const target = file.object(normal);
    if (target instanceof PdfStream) return normal;
    if (!isDict(target)) return null;
    normal = target;
  }
  if (!isDict(normal)) return null;
  const state = normal.get(nameOf(file.resolve(annotation.get('AS'))) ?? '');
  return state instanceof PdfRef && file.stream(state) ? state : null;
}

function inert(copying: Copying, annotation: PdfDict, subtype: string): PdfDict | null {
  const appearance = appearanceOf(copying, annotation);
  const kept: PdfDict = new Map<string, PdfValue>([['Type', new PdfName('Annot')]]);
  const flags = numberOf(copying.file.resolve(annotation.get('F'))) ?? 0;
  if (MARKUP.has(subtype)) {
    for (const key of MARKUP_KEYS) {
      const value = annotation.get(key);
      if (value !== undefined) kept.set(key, value);
    }
  } else {
    // Form fields, media and attached files become a picture of themselves, at the same place.
    const rect = annotation.get('Rect');
    if (!appearance || rect === undefined) return null;
    kept.set('Subtype', new PdfName('Stamp')).set('Rect', rect);
    const layer = annotation.get('OC');
    if (layer !== undefined) kept.set('OC', layer);
  }
  if (appearance) kept.set('AP', new Map([['N', appearance]]));
  return kept.set('F', (flags & SEEN_FLAGS) | READ_ONLY);
}

/** A link to a page of the same file still leads there; every other link leads nowhere but keeps the border it is drawn with. */
function link(copying: Copying, annotation: PdfDict, destinations: Destinations): PdfDict | null {
  const rect = annotation.get('Rect');
  if (rect === undefined) return null;
  const target = destinations.of(annotation);
  const kept: PdfDict = new Map<string, PdfValue>([['Type', new PdfName('Annot')], ['Subtype', new PdfName('Link')], ['Rect', rect], ['F', (numberOf(copying.file.resolve(annotation.get('F'))) ?? 0) & SEEN_FLAGS]]);
  if (target?.[0] instanceof PdfRef && copying.numberOf(target[0].number) !== null) kept.set('Dest', target);
  for (const key of ['Border', 'BS', 'C', 'QuadPoints', 'H']) {
    const value = annotation.get(key);
    if (value !== undefined) kept.set(key, value);
  }
  const appearance = appearanceOf(copying, annotation);
  if (appearance) kept.set('AP', new Map([['N', appearance]]));
  return kept;
}

/** Texts of the annotation dictionaries that a copied page keeps. */
export function keptAnnotations(copying: Copying, page: PdfDict, destinations: Destinations): string[] {
  const list = copying.file.resolve(page.get('Annots'));
  const kept: string[] = [];
  for (const item of Array.isArray(list) ? list : []) {
    const annotation = copying.file.resolve(item);
    if (!isDict(annotation)) continue;
    const subtype = nameOf(copying.file.resolve(annotation.get('Subtype'))) ?? '';
    if (subtype === 'Popup') continue;
    const result = subtype === 'Link' ? link(copying, annotation, destinations) : inert(copying, annotation, subtype);
    if (result) kept.push(copying.write(result));
  }
  return kept;
}
