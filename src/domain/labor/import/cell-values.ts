// Reads the cells of a labor table: numbers in any convention and script, dates in several orders, clock times, ticks.
import { isIsoDate } from '../../dossier/scalars.ts';

/** Text, or a number that a workbook stores as one. Dates and times of a workbook arrive as ISO text. */
export type Cell = string | number;

export type DecimalMark = 'point' | 'comma';
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** Read, empty, or not to be read as what it should be. */
export type Value<T> = { readonly ok: true; readonly value: T | null } | { readonly ok: false };
const EMPTY = { ok: true, value: null } as const;
const BAD = { ok: false } as const;
const value = <T>(read: T): Value<T> => ({ ok: true, value: read });

/** What stands in a cell that holds nothing: dashes, "n/a", "无". */
const NOTHING = /^(?:[-–—/.\s]*|n\/?a|nil|none|无|không)$/i;

/** Full-width digits and letters made plain, spaces of every kind at the ends gone. */
export const plain = (cell: Cell): string => (typeof cell === 'number' ? numberText(cell) : /^[!-~]*$/.test(cell) ? cell : cell.normalize('NFKC').trim());

/** Point and all, so many characters hold at most fifteen digits: they are what the spreadsheet shows. */
const SURE_DIGITS = 16;

/** Decimal text of a number as a spreadsheet means it: fifteen digits, without an exponent. */
export function numberText(number: number): string {
  const short = String(number);
  if (Number.isSafeInteger(number) || (short.length <= SURE_DIGITS && !short.includes('e'))) return short;
  if (Number.isInteger(number)) return Math.abs(number) < 1e21 ? BigInt(number).toString() : '';
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e') ? number.toFixed(12).replace(/\.?0+$/, '') : text;
}

const PLAIN_DECIMAL = /^-?\d{1,15}(?:\.\d{1,12})?$/;
const GROUPED = { point: /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$|^\d+(?:\.\d+)?$|^\.\d+$/, comma: /^\d{1,3}(?:\.\d{3})*(?:,\d+)?$|^\d+(?:,\d+)?$/ } as const;

/** A number as decimal text: "1,234.50", "1.234,50", "１２３", "(45)", "₹ 1,23,456", "4850元". */
export function decimalOf(cell: Cell, mark: DecimalMark): Value<string> {
  if (typeof cell === 'number') return Number.isFinite(cell) ? value(numberText(cell)) : BAD;
  if (mark === 'point' && PLAIN_DECIMAL.test(cell)) return value(cell);
  const text = plain(cell);
  if (NOTHING.test(text)) return EMPTY;
  const bare = text.replace(/[\s'’\u00a0\u202f]|[¥￥$€₫₹£]|rs\.?|inr|cny|rmb|usd|vnd|đ$|元|圆|小时|天|hrs?$|h$/gi, '');
  const isNegative = /^\(.*\)$|^-|-$/.test(bare);
  const digits = bare.replace(/^\(|\)$|^[-+]|-$/g, '');
  if (!GROUPED[mark].test(digits)) return BAD;
  const decimal = mark === 'point' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
  if (decimal.length > 40) return BAD;
  return value(`${isNegative ? '-' : ''}${decimal.startsWith('.') ? '0' : ''}${decimal}`);
}

/** Which mark parts whole from broken numbers; null where the cells do not tell. */
export function decimalMarkOf(cells: readonly Cell[]): DecimalMark | null {
  let [point, comma, plainOnly] = [0, 0, 0];
  for (const cell of cells) {
    if (typeof cell === 'number') { plainOnly += 1; continue; }
    const text = plain(cell).replace(/[^\d.,]/g, '');
    if (!/\d/.test(text)) continue;
    const [last, marks] = [Math.max(text.lastIndexOf('.'), text.lastIndexOf(',')), text.replace(/\d/g, '')];
    if (marks === '') plainOnly += 1;
    else if (/\..*,/.test(text) || /,.*\./.test(text)) { if (text[last] === '.') point += 1; else comma += 1; }
    else if (marks.length > 1) { if (marks.startsWith('.')) comma += 1; else point += 1; }
    else if (text.length - last - 1 !== 3) { if (text[last] === '.') point += 1; else comma += 1; }
  }
  if (point + comma === 0) return plainOnly > 0 && cells.every((cell) => typeof cell === 'number' || !/[.,]/.test(cell)) ? 'point' : null;
  return point >= comma ? 'point' : 'comma';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
/** Two digits: from 40 on the last century. */
const yearOf = (text: string): number => (text.length <= 2 ? Number(text) + (Number(text) >= 40 ? 1900 : 2000) : Number(text));
const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

function dateValue(year: number, month: number, day: number): Value<string> {
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return isIsoDate(iso) ? value(iso) : BAD;
}

const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** A date as `YYYY-MM-DD`: ISO, 2026/9/1, 2026年9月1日, 20260901, 1-Sep-26, 01/09/2026 in the order given, or the serial number of a workbook. */
export function dateOf(cell: Cell, order: DateOrder): Value<string> {
  if (typeof cell === 'number' && cell > 10_000 && cell < 80_000) return value(new Date(EXCEL_EPOCH + Math.floor(cell) * 86_400_000).toISOString().slice(0, 10));
  const text = plain(cell).replace(/[ T]\d{1,2}:\d{2}.*$/, '');
  if (NOTHING.test(text)) return EMPTY;
  const first = /^(\d{4})(?:[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text);
  if (first) return dateValue(Number(first[1]), Number(first[2] ?? first[4]), Number(first[3] ?? first[5]));
  const worded = /^(\d{1,2})[-/. ]?([a-z]{3,9})\.?[-/, ]*(\d{4}|\d{2})$/i.exec(text);
  if (worded) return dateValue(yearOf(worded[3] ?? ''), monthOf(worded[2] ?? ''), Number(worded[1]));
  const american = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  if (american) return dateValue(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]));
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text);
  if (!parts) return BAD;
  const [a, b, c] = [parts[1] ?? '', parts[2] ?? '', parts[3] ?? ''];
  return order === 'mdy' ? dateValue(yearOf(c), Number(a), Number(b)) : order === 'ymd' && c.length <= 2 ? dateValue(yearOf(a), Number(b), Number(c)) : dateValue(yearOf(c), Number(b), Number(a));
}

/** The order of day and month; null where every date reads both ways. */
export function dateOrderOf(cells: readonly Cell[]): DateOrder | null {
  let isSure = true;
  let seen = 0;
  for (const cell of cells) {
    const text = plain(cell);
    if (NOTHING.test(text)) continue;
    seen += 1;
    const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text);
    if (!parts) continue;
    if (Number(parts[1]) > 31 || (Number(parts[3]) > 31 && Number(parts[1]) > 31)) return 'ymd';
    if (Number(parts[1]) > 12) return 'dmy';
    if (Number(parts[2]) > 12) return 'mdy';
    isSure = false;
  }
  return seen > 0 && isSure ? 'ymd' : null;
}

/** The month that a text names, as its first and last day; null where it names none. */
export function periodIn(text: string): { readonly start: string; readonly end: string } | null {
  const words = text.normalize('NFKC');
  const yearFirst = /(20\d{2})\s*[-/.年]\s*(0?[1-9]|1[0-2])(?!\d)/.exec(words);
  const monthFirst = /(?<!\d)(0?[1-9]|1[0-2])\s*[-/]\s*(20\d{2})(?!\d)/.exec(words);
  const worded = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,.'-]*(20\d{2})\b/i.exec(words);
  const [year, month] = yearFirst ? [Number(yearFirst[1]), Number(yearFirst[2])] : monthFirst ? [Number(monthFirst[2]), Number(monthFirst[1])] : worded ? [Number(worded[2]), monthOf(worded[1] ?? '')] : [0, 0];
  return month === 0 ? null : { start: `${year}-${pad(month)}-01`, end: `${year}-${pad(month)}-${pad(new Date(Date.UTC(year, month, 0)).getUTCDate())}` };
}

/** A time of day as HH:MM: "8:05", "08:05:00", "8h05", "08:05 PM", or the fraction of a day that a workbook stores. */
export function clockOf(cell: Cell): Value<string> {
  if (typeof cell === 'number') {
    const minutes = Math.round((cell - Math.floor(cell)) * 1440) % 1440;
    return value(`${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`);
  }
  const text = plain(cell);
  if (NOTHING.test(text)) return EMPTY;
  const match = /(?:^|[ T])(\d{1,2})[:h](\d{2})(?::\d{2})?\s*([ap]m)?$/i.exec(text);
  if (!match) return BAD;
  const hour = (Number(match[1]) % (match[3] ? 12 : 25)) + (/^p/i.test(match[3] ?? '') ? 12 : 0);
  return hour < 25 && Number(match[2]) < 60 ? value(`${pad(hour)}:${match[2] ?? ''}`) : BAD;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Hours from in to out less the break; over midnight when out is earlier. */
export function hoursBetween(clockIn: string, clockOut: string, breakMinutes: number): string {
  const span = minutesOf(clockOut) - minutesOf(clockIn);
  return numberText(Math.max(0, (span < 0 ? span + 1440 : span) - breakMinutes) / 60).slice(0, 6);
}

/** Yes, no, or nothing: "Y", "是", "có", "√", "signed". Any other mark in the cell is a yes: a signature is whatever was written. */
export function flagOf(cell: Cell): boolean | null {
  const text = plain(cell).toLowerCase();
  if (text === '') return null;
  return !/^(?:n|no|false|0|否|不|无|未签|không|नहीं|-)$/.test(text);
}
