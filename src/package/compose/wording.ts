// How codes, numbers and dates of the dossier are said in print.
import { Decimal } from 'decimal.js';
import type { CaseType } from '../../domain/dossier/case.ts';

const SPECIAL: Readonly<Record<string, string>> = {
  CBP_DETENTION_NOTICE: 'CBP detention notice', CBP_FORM_28: 'CBP Form 28', CBP_FORM_29: 'CBP Form 29', CBP_3461: 'CBP Form 3461', CBP_7501: 'CBP Form 7501', ISF_10_2: 'Importer security filing (10+2)',
  OCEAN_BOL: 'Ocean bill of lading', CAP_REPORT: 'Corrective action report', TRANSLATION_CERT: "Translator's statement", SIMP_DATA: 'SIMP data', CERTIFICATE_OF_ORIGIN: 'Certificate of origin',
};
const UNITS: Readonly<Record<string, string>> = { KGM: 'kg', H87: 'pcs', LBR: 'lb', CT: 'cartons', BL: 'bales', DZN: 'doz', TNE: 't', MTR: 'm', MTK: 'm²', BG: 'bags', RO: 'rolls' };
const IDENTIFIERS: Readonly<Record<string, string>> = { ior: 'IOR no.', filer: 'Filer code', mid: 'MID', gin: 'Gin code', uscc: 'USCC', gacc: 'GACC no.', iftp: 'IFTP no.', accreditation: 'Accreditation', lei: 'LEI', gln: 'GLN' };

export const CASE_NAMES: Readonly<Record<CaseType, string>> = {
  uflpa_applicability: 'UFLPA applicability review', uflpa_exception: 'UFLPA exception request', wro: 'Withhold release order: proof of admissibility', finding: 'Finding: proof of admissibility',
  caatsa: 'CAATSA section 321(b) response', form_28: 'Response to CBP Form 28', form_29: 'Response to CBP Form 29', protest: 'Protest',
};

/** "certificate_issuer" → "Certificate issuer". */
export function spoken(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
export const documentName = (code: string): string => SPECIAL[code] ?? spoken(code);
export const unitName = (code: string | null): string => (code === null ? '' : (UNITS[code] ?? code));
export const identifierName = (scheme: string): string => IDENTIFIERS[scheme] ?? spoken(scheme);

/** "1234567.5" → "1,234,567.5"; digits after the point stay as given. */
export function grouped(value: string | number | null): string {
  if (value === null) return '';
  const [whole = '', fraction] = String(value).split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}
export const quantity = (value: string | null, uom: string | null): string => (value === null ? '' : `${grouped(value)}\u00a0${unitName(uom)}`.trim());
/** "88 bales issued", "4,416 kg net"; what is counted is not said twice. */
export function counted({ value, uom, what }: { readonly value: string; readonly uom: string; readonly what: string }): string {
  const unit = unitName(uom);
  const said = unit === 'pcs' ? what.replace(/\bpieces\b/, '') : what.replace(new RegExp(`\\b${unit}\\b`), '');
  return `${quantity(value, uom)} ${said.trim()}`.trim();
}
export const money = (amount: string | null, currency: string | null): string => (amount === null ? '' : `${currency ?? ''} ${grouped(new Decimal(amount).toFixed(2))}`.trim());
/** Share such as 0.779 as "77.90 %". */
export const percent = (share: Decimal): string => `${share.times(100).toFixed(2)}\u00a0%`;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** "2026-11-04" → "November 4, 2026". */
export function longDate(date: string | null): string {
  if (date === null) return '';
  const [year, month, day] = date.slice(0, 10).split('-');
  return `${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}, ${year ?? ''}`;
}
export const dateRange = (from: string | null, to: string | null): string => (from === null ? (to ?? '') : to === null || to === from ? from : `${from} – ${to}`);
/** Importer numbers can be social security numbers: all but the last four characters are hidden. */
export const masked = (value: string): string => (value.length <= 4 ? value : `${'•'.repeat(value.length - 4)}${value.slice(-4)}`);
/** Hexadecimal in groups of eight, as one reads it aloud. */
export const hashGroups = (sha256: string): string => (sha256.match(/.{1,8}/g) ?? []).join(' ');
export const byteSize = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);
