// What in an exhibit's pages keeps a package from being declared PDF/A-3b (ISO 19005-3:2012), in words, each with its clause.
// It looks for what can be told from the file's objects. What it cannot judge, such as a stranger's font program, is an obstacle too.
import { LARGEST_SIDE } from '../assemble/page-box.ts';
import { Parser } from '../pdf-syntax/parser.ts';
import { decodeStream } from '../pdf-syntax/decode.ts';
import { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { readPages } from '../pdf-syntax/pages.ts';
import { scanContent } from '../pdf-syntax/scan-content.ts';
import { isDict, nameOf, numberOf, PdfName, PdfRef, PdfStream, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';

const EMBEDDABLE = new Set(['Type1', 'MMType1', 'TrueType', 'CIDFontType0', 'CIDFontType2']);
/** Fonts that Clearproof embeds itself are sound; so are its pages. */
export type FontMaker = 'clearproof' | 'stranger';
const FONT_PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3'];
const BLEND_MODES = new Set(['Normal', 'Compatible', 'Multiply', 'Screen', 'Overlay', 'Darken', 'Lighten', 'ColorDodge', 'ColorBurn', 'HardLight', 'SoftLight', 'Difference', 'Exclusion', 'Hue', 'Saturation', 'Color', 'Luminosity']);
/** Annotations that need no appearance of their own (6.3.3). */
const WITHOUT_APPEARANCE = new Set(['Popup', 'Link']);
const FILTERS = new Set(['', 'FlateDecode', 'LZWDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'DCTDecode', 'JPXDecode']);
/** Invisible, Hidden, NoView, ToggleNoView: all must be clear; Print must be set (6.3.2). */
const HIDING = 1 | 2 | 32 | 256;
const PRINT = 4;
const MAX_NAME = 60;
const MOST_NAMED = 40;

const words = (name: string): string => name.replace(/^[A-Z]{6}\+/, '').replace(/[^\x20-\x7e]/g, '?').slice(0, MAX_NAME);

function font(file: PdfFile, dict: PdfDict, maker: FontMaker, found: Set<string>): void {
  const subtype = nameOf(dict.get('Subtype')) ?? '';
  const descriptor = file.dict(dict, 'FontDescriptor');
  if (EMBEDDABLE.has(subtype) && !FONT_PROGRAMS.some((key) => descriptor?.has(key))) found.add(`The font ${words(nameOf(dict.get('BaseFont')) ?? 'without a name')} is not embedded (6.2.11.4.1).`);
  else if (maker === 'stranger') found.add('It has embedded fonts; whether each of their glyphs is sound was not examined (6.2.11).');
}

function image(file: PdfFile, dict: PdfDict, found: Set<string>): void {
  if (dict.get('Interpolate') === true) found.add('A picture asks the reader to smooth it (6.2.8).');
  if (filters(file, dict).includes('JPXDecode')) found.add('It holds JPEG 2000 pictures, which were not examined (6.2.8.3).');
  if (dict.has('Alternates')) found.add('A picture has alternates (6.2.8).');
}

function graphicsState(file: PdfFile, dict: PdfDict, found: Set<string>): void {
  const transfer = nameOf(dict.get('TR2'));
  if (dict.has('TR') || (dict.has('TR2') && transfer !== 'Default')) found.add('It changes tones for a certain printer (6.2.5).');
  const mode = file.resolve(dict.get('BM'));
  for (const one of Array.isArray(mode) ? mode : [mode]) {
    if (one instanceof PdfName && !BLEND_MODES.has(one.text)) found.add(`It mixes colors in a way no standard names: ${words(one.text)} (6.2.10).`);
  }
}

function annotation(file: PdfFile, dict: PdfDict, found: Set<string>): void {
  const subtype = nameOf(dict.get('Subtype')) ?? '';
  const rect = file.resolve(dict.get('Rect'));
  if (subtype === 'Popup' || !Array.isArray(rect)) return;
  const flags = numberOf(file.resolve(dict.get('F'))) ?? 0;
  if ((flags & HIDING) !== 0 || (flags & PRINT) === 0) found.add('A note or field on a page is hidden or left out when printed (6.3.2).');
  const [left, bottom, right, top] = rect.map((value) => numberOf(file.resolve(value)) ?? 0);
  const empty = left === right && bottom === top;
  if (!empty && !WITHOUT_APPEARANCE.has(subtype) && !file.dict(dict, 'AP')?.has('N')) found.add('A note or field on a page has no appearance of its own (6.3.3).');
}

/** Names of a stream's filters, also where they are objects of their own. */
function filters(file: PdfFile, dict: PdfDict): string[] {
  const filter = file.resolve(dict.get('Filter'));
  return (Array.isArray(filter) ? filter : [filter]).map((one) => nameOf(file.resolve(one)) ?? '');
}

function streamRules(file: PdfFile, dict: PdfDict, found: Set<string>): void {
  if (filters(file, dict).some((name) => name === 'LZWDecode')) found.add('Data is compressed by LZW, which archives do not take (6.1.7.2).');
  if (filters(file, dict).some((name) => !FILTERS.has(name))) found.add('Data is packed in a way no standard names (6.1.7.2).');
  if (dict.has('OPI')) found.add('A picture stands for one kept elsewhere (6.2.9).');
  if (dict.has('Ref')) found.add('A part of a page lies in another file (6.2.9).');
  if (nameOf(dict.get('Subtype')) === 'PS' || nameOf(dict.get('Subtype2')) === 'PS') found.add('It holds PostScript (6.2.9).');
  if (dict.has('Metadata')) found.add('Parts of its pages carry descriptions of their own (XMP), which were not examined (6.6.2).');
}

const INKS = 'It uses printing colors (CMYK) without saying which ink they mean (6.2.4.3).';
const OUTPUT_INKS = new Set(['k', 'K']);
/** All operators of ISO 32000-1, table 51. */
const OPERATORS = new Set('b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l M m MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(' '));
/** Numbers with a sign or a point in front, and the words that are values. */
const OPERAND = /^([-+.]|(true|false|null)$)/;
/** Operators that name an entry of the resources. */
const NAMING = new Set(['Do', 'Tf', 'gs', 'sh']);
const isContent = (dict: PdfDict): boolean => nameOf(dict.get('Subtype')) === 'Form' || numberOf(dict.get('PatternType')) === 1;

function content(stream: PdfStream, hasResources: boolean, found: Set<string>): void {
  const bytes = decodeStream(stream);
  if (bytes.includes('/DeviceCMYK')) found.add(INKS);
  scanContent(bytes, (operator) => {
    if (OUTPUT_INKS.has(operator)) found.add(INKS);
    if (operator === 'BI') found.add('Pictures stand inside its page contents; they were not examined (6.2.8).');
    if (!OPERATORS.has(operator) && !OPERAND.test(operator)) found.add('Its page contents hold a command that no standard names (6.2.2).');
    if (NAMING.has(operator) && !hasResources) found.add('A part of a page uses what only the page names (6.2.2).');
  });
}

function look(file: PdfFile, value: PdfValue, maker: FontMaker, found: Set<string>, depth = 0): void {
  if (depth > 20) return;
  if (Array.isArray(value)) {
    const space = nameOf(value[0]);
    if (space === 'DeviceN') found.add('It uses several special inks at once, which were not examined (6.2.4.4).');
    for (const item of value) look(file, item, maker, found, depth + 1);
  }
  if (nameOf(value) === 'DeviceCMYK') found.add(INKS);
  if (!isDict(value)) return;
  const type = nameOf(value.get('Type'));
  if (type === 'Font') font(file, value, maker, found);
  if (type === 'ExtGState' || value.has('BM') || value.has('TR')) graphicsState(file, value, found);
  if (nameOf(value.get('Subtype')) === 'Image') image(file, value, found);
  for (const [key, item] of value) if (key !== 'Alternate') look(file, item, maker, found, depth + 1);
}

function lookAtObject(file: PdfFile, number: number, maker: FontMaker, found: Set<string>): void {
  const place = file.locate(number);
  if (!place) return;
  look(file, new Parser(place.bytes, place.start).value(), maker, found);
  const object = file.object(new PdfRef(number, 0));
  if (!(object instanceof PdfStream)) return;
  streamRules(file, object.dict, found);
  if (isContent(object.dict)) content(object, object.dict.has('Resources'), found);
}

const SMALLEST_SIDE = 3;

function page(file: PdfFile, dict: PdfDict, found: Set<string>): void {
  for (const box of ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox']) {
    const sides = file.resolve(dict.get(box));
    if (!Array.isArray(sides)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = sides.map((side) => numberOf(file.resolve(side)) ?? 0);
    if ([right - left, top - bottom].some((side) => Math.abs(side) < SMALLEST_SIDE || Math.abs(side) > LARGEST_SIDE)) found.add('A page is smaller or larger than archives take (6.1.13).');
  }
  const contents = file.resolve(dict.get('Contents'));
  for (const part of Array.isArray(contents) ? contents : [dict.get('Contents')]) {
    const stream = file.stream(part);
    if (stream) content(stream, true, found);
  }
  const notes = file.resolve(dict.get('Annots'));
  for (const note of Array.isArray(notes) ? notes : []) {
    const own = file.resolve(note);
    if (isDict(own)) annotation(file, own, found);
  }
}

/** Each obstacle once, in a fixed order; none found is `[]`. `pdf` is a prepared file: one that our own reader accepts. */
export function archiveObstacles(pdf: Uint8Array, maker: FontMaker): string[] {
  const file = new PdfFile(pdf);
  const found = new Set<string>();
  const careful = (look: () => void): void => {
    try {
      look();
    } catch (thrown) {
      if (!(thrown instanceof PdfSyntaxError)) throw thrown;
      found.add('Some of its data cannot be read to its end.');
    }
  };
  for (const number of file.crossReference.places.keys()) careful(() => lookAtObject(file, number, maker, found));
  for (const { dict } of readPages(file).pages) careful(() => page(file, dict, found));
  const layers = file.dict(file.catalog, 'OCProperties');
  if (layers && file.dict(layers, 'D')?.has('AS')) found.add('Its layers switch themselves on and off (6.9).');
  const all = [...found].sort();
  return all.length <= MOST_NAMED ? all : [...all.slice(0, MOST_NAMED), `And ${all.length - MOST_NAMED} more.`];
}
