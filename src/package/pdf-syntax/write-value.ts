// Writes PDF values as text, one Latin-1 character per byte.
import { PdfName, PdfRef, PdfString, type PdfDict, type PdfValue } from './values.ts';

/** A real with at most five decimals and no exponent: a place or a length on a page of our own. */
export const writeNumber = (value: number): string => (Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toFixed(5))));

/** A number of somebody else's as exactly as it was read, without exponent. */
function exactNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(Math.abs(value) < 1 ? 20 : 0).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : text;
}

const PLAIN_NAME = /^[A-Za-z0-9_.+-]*$/;

export const writeName = (name: string): string =>
  PLAIN_NAME.test(name) ? `/${name}` : `/${name.replace(/[^\x21-\x7e]|[#()<>[\]{}/%]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

function writeString({ bytes }: PdfString): string {
  const text = bytes.toString('latin1');
  return /^[\x20-\x7e]*$/.test(text) ? `(${text.replace(/[\\()]/g, '\\$&')})` : `<${bytes.toString('hex')}>`;
}

/** `renumber` answers the text of a reference in the file being written: "12 0 R", or "null". */
export function writeValue(value: PdfValue, renumber: (reference: PdfRef) => string = (reference) => `${reference.number} ${reference.generation} R`): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return exactNumber(value);
  if (value instanceof PdfName) return writeName(value.text);
  if (value instanceof PdfString) return writeString(value);
  if (value instanceof PdfRef) return renumber(value);
  if (Array.isArray(value)) return `[${value.map((item) => writeValue(item, renumber)).join(' ')}]`;
  return writeDict(value, renumber);
}

export function writeDict(dict: PdfDict, renumber?: (reference: PdfRef) => string): string {
  let text = '<<';
  for (const [key, value] of dict) text += `${writeName(key)} ${writeValue(value, renumber)}`;
  return `${text}>>`;
}
