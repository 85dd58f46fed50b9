// Proposes what kind of paper a file is, from its name and the beginning of its text. A person confirms it.

/** Shown while nothing more exact is known. */
export const UNDETERMINED = 'OTHER';

const RULES: readonly (readonly [docType: string, pattern: RegExp])[] = [
  ['CBP_FORM_28', /\b(?:cbp )?form 28\b|\bcf[ -]?28\b|request for information/],
  ['CBP_FORM_29', /\b(?:cbp )?form 29\b|\bcf[ -]?29\b|notice of action/],
  ['CBP_DETENTION_NOTICE', /detention notice|notice of detention/],
  ['CBP_7501', /\b7501\b|entry summary/],
  ['CBP_3461', /\b3461\b|entry ?\/ ?immediate delivery/],
  ['ISF_10_2', /\bisf\b|importer security filing/],
  ['PACKING_LIST', /packing list|\bplist\b/],
  ['OCEAN_BOL', /bill of lading|\bb ?[/ ] ?l\b|\bbol\b|sea ?waybill/],
  ['BANK_PAYROLL_BATCH', /payroll batch|bank batch/],
  ['PAYROLL_REGISTER', /payroll register|payroll|\u5de5\u8d44|b\u1ea3ng l\u01b0\u01a1ng/],
  ['PAYMENT_PROOF', /\bmt103\b|swift|payment (?:advice|proof)|bank transfer|remittance/],
  ['TIME_RECORDS', /time ?(?:card|sheet|record)s?|attendance|\u8003\u52e4/],
  ['SOCIAL_INSURANCE_ROLL', /social insurance|\u793e\u4fdd/],
  ['WORKER_ROSTER', /\broster\b|employee list|\u82b1\u540d\u518c/],
  ['LABOR_CONTRACT', /(?:labou?r|employment) contract|\u52b3\u52a8\u5408\u540c/],
  ['DORMITORY_REGISTER', /dormitory/],
  ['IDENTITY_DOCS', /identity card|passport/],
  ['BALE_LIST', /bale list|\bpbi\b/],
  ['GIN_RECORD', /\bgin (?:run|record|code)\b/],
  ['CLASSING_DATA', /classing/],
  ['WAREHOUSE_RECEIPT', /warehouse receipt/],
  ['GOODS_RECEIPT', /goods receipt|\bgrn\b/],
  ['DELIVERY_NOTE', /delivery note/],
  ['EXPORT_DECLARATION', /export (?:customs )?declaration/],
  ['IMPORT_DECLARATION', /import (?:customs )?declaration|bill of entry/],
  ['CERTIFICATE_OF_ORIGIN', /certificate of origin|form b\b/],
  ['ORIGIN_AFFIDAVIT', /affidavit/],
  ['TRANSLATION_CERT', /translator|certificate of translation/],
  ['SOCIAL_AUDIT', /\bsmeta\b|\bwrap\b|\bsa8000\b|social audit|audit report/],
  ['CAP_REPORT', /corrective action/],
  ['LAB_TEST', /isotop|laboratory|\bdna test/],
  ['INSPECTION_REPORT', /inspection/],
  ['SCREENING_LOG', /screening/],
  ['PRODUCTION_ORDER', /production order|cutting ticket|manufacturing order/],
  ['PRODUCTION_RECORD', /production (?:record|log|report)|batch record|output sheet/],
  ['RAW_MATERIAL_ISSUE', /laydown|material issue|mixing register/],
  ['STOCK_LEDGER', /stock ledger|inventory ledger/],
  ['CATCH_RECORD', /catch record|fish ticket/],
  ['SALES_CONTRACT', /sales contract/],
  ['PURCHASE_ORDER', /purchase order|\bpo[ -]?\d/],
  ['POLICY', /policy|code of conduct/],
  ['PROCESS_FLOW', /process flow|floor plan/],
  ['SUPPLIER_DECLARATION', /supplier declaration/],
  ['COMMERCIAL_INVOICE', /invoice|\u53d1\u7968|h\u00f3a \u0111\u01a1n/],
];
const TEXT_LOOKED_AT = 1_500;

/** File names often carry the type itself: "B-09_PAYMENT_PROOF_2.pdf". */
const named = (words: string): string | null => RULES.find(([docType]) => ` ${words} `.includes(` ${docType.toLowerCase().replaceAll('_', ' ')} `))?.[0] ?? null;
const match = (text: string): string | null => RULES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** A document type of the exhibit list: by file name first, then by the first words of the text. */
export function proposeType(fileName: string, text: string): string {
  const name = fileName.normalize('NFC').toLowerCase().replace(/\.[a-z0-9]{1,5}$/, '').replace(/[_.-]+/g, ' ');
  return named(name) ?? match(name) ?? match(text.slice(0, TEXT_LOOKED_AT).normalize('NFC').toLowerCase()) ?? UNDETERMINED;
}
