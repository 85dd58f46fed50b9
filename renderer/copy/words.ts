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

/** Types of paper, offered when describing an exhibit; any other code may be typed. */
export const DOC_TYPES = [
  'CBP_DETENTION_NOTICE', 'CBP_FORM_28', 'CBP_FORM_29', 'CBP_3461', 'CBP_7501', 'ISF_10_2', 'ARRIVAL_NOTICE',
  'PURCHASE_ORDER', 'SALES_CONTRACT', 'COMMERCIAL_INVOICE', 'PACKING_LIST', 'PAYMENT_PROOF',
  'OCEAN_BOL', 'AIR_WAYBILL', 'TRUCK_WAYBILL', 'RAIL_WAYBILL', 'DELIVERY_NOTE', 'EXPORT_DECLARATION', 'IMPORT_DECLARATION', 'GOODS_RECEIPT', 'WAREHOUSE_RECEIPT', 'CERTIFICATE_OF_ORIGIN',
  'GIN_RECORD', 'CLASSING_DATA', 'BALE_LIST', 'MINE_RECORD', 'SMELTER_RECORD', 'CATCH_RECORD', 'FARM_RECORD', 'SIMP_DATA', 'ORIGIN_AFFIDAVIT',
  'RAW_MATERIAL_ISSUE', 'PRODUCTION_ORDER', 'PRODUCTION_RECORD', 'DAILY_OUTPUT', 'STOCK_LEDGER', 'BYPRODUCT_SALE', 'WASTE_RECORD', 'PROCESS_FLOW', 'EQUIPMENT_LIST', 'CAPACITY_STATEMENT', 'SITE_PHOTOS', 'BOM', 'INSPECTION_REPORT', 'LAB_TEST',
  'SUPPLY_CHAIN_MAP', 'FLOW_CHART', 'ENTITY_TABLE', 'TRANSACTION_CERT', 'SCOPE_CERT', 'TRACE_PLATFORM_EXPORT', 'EPCIS_FILE',
  'WORKER_ROSTER', 'RECRUITMENT_RECORD', 'IDENTITY_DOCS', 'LABOR_CONTRACT', 'PAYROLL_REGISTER', 'PAYROLL_SUMMARY', 'PAYSLIPS', 'TIME_RECORDS', 'BANK_PAYROLL_BATCH', 'SOCIAL_INSURANCE_ROLL', 'DORMITORY_REGISTER', 'GRIEVANCE_LOG', 'WORKER_INTERVIEW_SUMMARY',
  'SOCIAL_AUDIT', 'CAP_REPORT', 'SITE_VISIT_REPORT', 'VERIFICATION_REPORT', 'CERTIFICATE',
  'POLICY', 'SUPPLIER_CODE', 'RISK_ASSESSMENT', 'SUPPLIER_QUESTIONNAIRE', 'TRAINING_RECORD', 'SCREENING_LOG', 'REMEDIATION_RECORD', 'CORRESPONDENCE', 'SUPPLIER_DECLARATION', 'IMPORTER_DECLARATION', 'TRANSLATION_CERT', 'OTHER',
] as const;
