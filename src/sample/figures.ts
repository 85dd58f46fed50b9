// How figures are printed on the sample's papers.

const UNITS: Readonly<Record<string, string>> = { KGM: 'kg', LBR: 'lb', H87: 'pcs', CT: 'ctn', BL: 'bales', BG: 'bags', RO: 'rolls', C62: '' };

/** Digits grouped by thousands: 5437.2 → "5,437.20" with two decimals. */
export function number(value: number, decimals = 2): string {
  const [whole = '0', fraction] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export const money = (value: number, currency: string): string => `${currency} ${number(value, currency === 'VND' ? 0 : 2)}`;

/** A quantity with its unit; counts carry no decimals. */
export const quantity = (value: number, uom: string): string => `${number(value, uom === 'KGM' ? 2 : 0)} ${UNITS[uom] ?? uom}`.trim();

/** Splits rows over exactly `pages` pages, evenly and in order. */
export function spread<T>(rows: readonly T[], pages: number): T[][] {
  return Array.from({ length: pages }, (_, page) => rows.slice(Math.floor((page * rows.length) / pages), Math.floor(((page + 1) * rows.length) / pages)));
}

/** A whole number split into `parts` that differ by one at most and add up to it. */
export const parts = (total: number, count: number): number[] => Array.from({ length: count }, (_, index) => Math.floor(((index + 1) * total) / count) - Math.floor((index * total) / count));

/** The same with two decimals, for weights. */
export const weights = (total: number, count: number): number[] => parts(Math.round(total * 100), count).map((part) => part / 100);

/** The date so many days later, YYYY-MM-DD. */
export const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
