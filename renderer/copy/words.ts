// Codes of the data model in plain words.

/** "COMMERCIAL_INVOICE" → "Commercial invoice", with the names that are not plain words kept. */
const NAMES: Readonly<Record<string, string>> = {
  CBP_DETENTION_NOTICE: 'CBP detention notice', CBP_FORM_28: 'CBP Form 28', CBP_FORM_29: 'CBP Form 29', CBP_3461: 'CBP 3461 entry', CBP_7501: 'CBP 7501 entry summary',
  OCEAN_BOL: 'Ocean bill of lading', ISF_10_2: 'Importer security filing', BOM: 'Bill of materials', CAP_REPORT: 'Corrective action report', EPCIS_FILE: 'EPCIS file',
  docDate: 'Document date', docNo: 'Document number', docType: 'Type of paper', issuerId: 'Issued by', recipientId: 'Addressed to', admin1: 'Province or state', hsCode: 'HS code', qty: 'Quantity',
  TRANSLATION_CERT: 'Translator certificate', TRANSACTION_CERT: 'Transaction certificate', SCOPE_CERT: 'Scope certificate', SIMP_DATA: 'SIMP data set',
};

export function wordsOf(code: string): string {
  const known = NAMES[code];
  if (known) return known;
  const text = code.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const languages = new Intl.DisplayNames('en', { type: 'language' });
const countries = new Intl.DisplayNames('en', { type: 'region' });
export const languageName = (tag: string): string => languages.of(tag) ?? tag;
export const countryName = (code: string | null): string => (code === null ? '' : countries.of(code) ?? code);
