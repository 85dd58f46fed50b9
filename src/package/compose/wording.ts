// How codes, numbers and dates of the dossier are said in print.
import { Decimal } from 'decimal.js';
import type { CaseType } from '../../domain/dossier/case.ts';
import type { WithheldBecause } from '../../domain/redaction/public-version.ts';

const SPECIAL: Readonly<Record<string, string>> = {
  CBP_DETENTION_NOTICE: 'CBP detention notice', CBP_FORM_28: 'CBP Form 28', CBP_FORM_29: 'CBP Form 29', CBP_3461: 'CBP Form 3461', CBP_7501: 'CBP Form 7501', ISF_10_2: 'Importer security filing (10+2)',
  OCEAN_BOL: 'Ocean bill of lading', CAP_REPORT: 'Corrective action report', TRANSLATION_CERT: "Translator's statement", SIMP_DATA: 'SIMP data', CERTIFICATE_OF_ORIGIN: 'Certificate of origin',
};
const UNITS: Readonly<Record<string, string>> = { KGM: 'kg', H87: 'pcs', LBR: 'lb', CT: 'cartons', BL: 'bales', DZN: 'doz', TNE: 't', MTR: 'm', MTK: 'm²', BG: 'bags', RO: 'rolls', C62: '' };
const IDENTIFIERS: Readonly<Record<string, string>> = { ior: 'IOR no.', filer: 'Filer code', mid: 'MID', gin: 'Gin code', uscc: 'USCC', gacc: 'GACC no.', iftp: 'IFTP no.', accreditation: 'Accreditation', lei: 'LEI', gln: 'GLN' };

const REFERENCES: Readonly<Record<string, string>> = { po: 'PO', bol: 'B/L', prodOrder: 'Prod. order' };
const ENTRY_TYPES: Readonly<Record<string, string>> = { '01': 'consumption', '02': 'quota or visa', '03': 'antidumping or countervailing duty', '06': 'foreign-trade zone consumption', '11': 'informal', '21': 'warehouse', '22': 're-warehouse', '23': 'temporary importation under bond', '31': 'warehouse withdrawal for consumption' };

/** What the submission asks CBP to do, by case type. */
export const REQUESTED: Readonly<Record<CaseType, string>> = {
  uflpa_applicability: 'A determination that the goods fall outside the presumption of the UFLPA, and their release', uflpa_exception: 'An exception under section 3(b) of the UFLPA, and release of the goods',
  wro: 'Release of the goods on proof of admissibility (19 CFR 12.43)', finding: 'Release of the goods on proof of admissibility (19 CFR 12.43)',
  caatsa: 'A determination that the goods fall outside section 321(b), and their release', form_28: 'Acceptance as the answer to CBP Form 28', form_29: 'Acceptance as the answer to CBP Form 29', protest: 'A decision in favor of the protest',
};

export const CASE_NAMES: Readonly<Record<CaseType, string>> = {
  uflpa_applicability: 'UFLPA applicability review', uflpa_exception: 'UFLPA exception request', wro: 'Withhold release order: proof of admissibility', finding: 'Finding: proof of admissibility',
  caatsa: 'CAATSA section 321(b) response', form_28: 'Response to CBP Form 28', form_29: 'Response to CBP Form 29', protest: 'Protest',
};

/** Why something is not in the public version. */
export const WITHHELD_WORDS: Readonly<Record<WithheldBecause, string>> = {
  commercial: 'confidential commercial information',
  workers: 'personal data of workers',
  undecided: 'it is not decided yet what must be covered in it',
  copy: 'it says, or may say, what is withheld or covered elsewhere',
};
/** What lets it be withheld. */
const WITHHELD_SOURCES: Readonly<Partial<Record<WithheldBecause, string>>> = { commercial: '5 U.S.C. 552(b)(4); 19 CFR 103.35', workers: '5 U.S.C. 552(b)(6)' };
/** The reason with its source. */
export const withheldFor = (because: WithheldBecause): string => `${WITHHELD_WORDS[because]}${WITHHELD_SOURCES[because] === undefined ? '' : ` (${WITHHELD_SOURCES[because]})`}`;

/** "certificate_issuer" → "Certificate issuer". */
export function spoken(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
export const documentName = (code: string): string => SPECIAL[code] ?? spoken(code);
export const unitName = (code: string | null): string => (code === null ? '' : (UNITS[code] ?? code));
/** "01 (consumption)". */
export const entryType = (code: string): string => (ENTRY_TYPES[code] === undefined ? code : `${code} (${ENTRY_TYPES[code]})`);
/** A number on a paper with its name: "PO LA-26-0457"; the number is not parted from the last word of the name. */
export const reference = ([name, value]: readonly [string, string]): string => `${REFERENCES[name] ?? spoken(name)}\u00a0${value}`;
/** "kgFabricIssued" → "Fabric issued, kg"; "workersOver60h" → "Workers over 60 h"; "yieldPct" → "Yield, %". */
export function figureName(code: string): string {
  const words = spoken(code.replace(/([a-z])(\d)/g, '$1 $2').replace(/(\d)([a-z])/g, '$1 $2'));
  const unit = /^Kg (?!per )(.+)$/.exec(words);
  const named = unit?.[1] === undefined ? words : `${unit[1].charAt(0).toUpperCase()}${unit[1].slice(1)}, kg`;
  return named.replace(/ pct$/, ', %').replace(/^Max /, 'Highest ').replace(/^Min /, 'Lowest ');
}
/** "Yield 77.9 %", "Closing stock 1,944". */
export const figure = (code: string, value: string): string => (code.endsWith('Pct') ? `${spoken(code.slice(0, -3))}\u00a0${grouped(value)}\u00a0%` : `${figureName(code)}\u00a0${grouped(value)}`);
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
/** An importer number that is a social security number is hidden but for its last four characters (19 CFR 24.5). */
export const importerNumber = (value: string): string => (/^\d{3}-?\d{2}-?\d{4}$/.test(value) ? `•••-••-${value.slice(-4)}` : value);
/** Hexadecimal in groups of eight, as one reads it aloud. */
export const hashGroups = (sha256: string): string => (sha256.match(/.{1,8}/g) ?? []).join(' ');
export const byteSize = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);
