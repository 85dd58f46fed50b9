// Numbers, sizes and quantities as people read them.
const whole = new Intl.NumberFormat('en-US');
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

export const formatCount = (value: number): string => whole.format(value);

/** "1 exhibit", "52 exhibits". */
export const countOf = (value: number, one: string, many = `${one}s`): string => `${whole.format(value)} ${value === 1 ? one : many}`;

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units: 1,234,567 → "1.2 MB". */
export function formatBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${oneDigit.format(value)} ${UNITS[unit] ?? 'bytes'}`;
}

/** Decimal text with thousands separators, every digit kept: "19439.17" → "19,439.17". */
export function formatDecimal(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  return `${match[1] ?? ''}${(match[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}`;
}

const UNIT_NAMES: Readonly<Record<string, string>> = { KGM: 'kg', LBR: 'lb', GRM: 'g', TNE: 't', H87: 'pieces', PCE: 'pieces', DZN: 'dozen', CT: 'cartons', BL: 'bales', MTR: 'm' };
export const UNIT_CHOICES = Object.entries(UNIT_NAMES).filter(([code]) => code !== 'PCE').map(([id, label]) => ({ id, label, note: id }));

/** The UN/ECE code of a unit by its name here; a code that is typed stays, in capitals. */
export const unitCode = (text: string): string => UNIT_CHOICES.find(({ label }) => label === text)?.id ?? text.toUpperCase().replace(/[^A-Z0-9]/g, '').slice(0, 3);

/** What is wrong with a decimal as it is typed; null when nothing is. */
export const decimalProblem = (text: string): string | null => (/^-?\d{1,30}(\.\d{1,20})?$/.test(text.trim()) ? null : 'Digits with a point, no separators.');
export const countProblem = (text: string): string | null => (/^\d{1,9}$/.test(text.trim()) ? null : 'A whole number.');
export const unitName = (code: string | null): string => (code === null ? '' : UNIT_NAMES[code] ?? code);

/** "19,439.17 kg" */
export const formatQuantity = (value: string | null, unit: string | null): string => (value === null ? '' : `${formatDecimal(value)} ${unitName(unit)}`.trim());
