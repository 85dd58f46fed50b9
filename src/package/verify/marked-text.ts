// The text of a page of ours by the numbers of its marked content: what a reader finds and copies, told from the page itself.
import { endsToken, skipSpace } from '../pdf-syntax/characters.ts';
import { Parser } from '../pdf-syntax/parser.ts';
import { isDict, nameOf, numberOf, PdfString, PdfSyntaxError, readTextString, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import type { PackageReader } from './package-reader.ts';

/** What shows text of each code, and what text it is; our own fonts have codes of two bytes. */
type Codes = ReadonlyMap<number, string>;

/** An open marked content: its number, when it has one, and the text that is said instead of what is shown. */
interface Open { readonly id: number | null; readonly instead: boolean; }

const VALUE_START = /[/(<[+\-.\d]/;

/** Pairs of a ToUnicode map; those of our own fonts list every code (ISO 32000-1, 9.10.3). */
async function codesOf(reader: PackageReader, font: PdfDict | null): Promise<Codes> {
  const place = await reader.stream(font?.get('ToUnicode'));
  const map = place ? (await reader.content(place)).toString('latin1') : '';
  const codes = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9a-fA-F]{4})>\s*<((?:[0-9a-fA-F]{4})+)>/g)) codes.set(parseInt(code, 16), Buffer.from(text, 'hex').swap16().toString('utf16le'));
  }
  return codes;
}

function decoded({ bytes }: PdfString, codes: Codes): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += codes.get(bytes.readUInt16BE(at)) ?? '\ufffd';
  return text;
}

/** Calls `operator` with its operands for each operator of a content stream. Throws PdfSyntaxError at what is none. */
function walk(bytes: Buffer, operator: (name: string, operands: readonly PdfValue[]) => void): void {
  const parser = new Parser(bytes);
  let operands: PdfValue[] = [];
  for (let at = skipSpace(bytes, 0); at < bytes.length; at = skipSpace(bytes, parser.position)) {
    if (VALUE_START.test(String.fromCharCode(bytes[at] ?? 0))) {
      parser.position = at;
      operands.push(parser.value());
      continue;
    }
    let end = at;
    while (!endsToken(bytes[end])) end += 1;
    if (end === at) throw new PdfSyntaxError('the content of a page is damaged');
    operator(bytes.toString('latin1', at, end), operands);
    operands = [];
    parser.position = end;
  }
}

/** Texts of the marked content of `page` by number; throws PdfSyntaxError where its content cannot be read. */
export async function markedTexts(reader: PackageReader, page: PdfDict): Promise<ReadonlyMap<number, string>> {
  const fonts = new Map<string, Codes>();
  for (const [name, font] of (await reader.dict((await reader.dict(page.get('Resources')))?.get('Font'))) ?? []) fonts.set(name, await codesOf(reader, await reader.dict(font)));
  const texts = new Map<number, string>();
  const open: Open[] = [];
  let codes: Codes = new Map();
  const say = (text: string): void => {
    const id = open.findLast((one) => one.id !== null)?.id;
    if (id !== undefined && id !== null) texts.set(id, (texts.get(id) ?? '') + text);
  };
  const show = (value: PdfValue | undefined): void => {
    if (value instanceof PdfString && !open.some(({ instead }) => instead)) say(decoded(value, codes));
  };
  const operator = (name: string, operands: readonly PdfValue[]): void => {
    if (name === 'Tf') codes = fonts.get(nameOf(operands[0]) ?? '') ?? new Map<number, string>();
    else if (name === 'Tj') show(operands[0]);
    else if (name === 'TJ') (Array.isArray(operands[0]) ? operands[0] : []).forEach(show);
    else if (name === 'BMC') open.push({ id: null, instead: false });
    else if (name === 'BDC') {
      const properties = isDict(operands[1]) ? operands[1] : new Map<string, PdfValue>();
      const actual = properties.get('ActualText');
      if (actual instanceof PdfString) say(readTextString(actual));
      open.push({ id: numberOf(properties.get('MCID')), instead: actual instanceof PdfString });
    } else if (name === 'EMC') open.pop();
  };
  const contents = await reader.resolve(page.get('Contents'));
  for (const part of Array.isArray(contents) ? contents : [page.get('Contents')]) {
    const place = await reader.stream(part);
    if (place) walk(await reader.content(place), operator);
  }
  return texts;
}
