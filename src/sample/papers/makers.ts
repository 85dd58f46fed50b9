// Which paper stands for which type of document.
import type { PaperMaker } from '../paper.ts';
import { baleTable } from './bales.ts';
import { detentionNotice, form28, form3461, form7501, securityFiling } from './customs-us.ts';
import { certificateOfOrigin, customsDeclaration, importMonitoring } from './declarations.ts';
import { bankBatch, dormitory, identityCards, laborContracts, payrollRegister, payrollSummary, recruitment, roster, socialInsurance, timeRecords } from './labor.ts';
import { paymentProof } from './payment.ts';
import { catchRecord, productionOrder, productionRecord, stockLedger } from './production.ts';
import { correctiveActions, inspection, labTest, siteVisit, socialAudit } from './reports.ts';
import { affidavit, importerDeclaration, policy, processFlow, screeningLog, supplierDeclaration, translationCertificate } from './statements.ts';
import { commercialInvoice, packingList, purchaseOrder, salesContract } from './trade.ts';
import { billOfLading, byproductSale, deliveryNote, goodsReceipt } from './transport.ts';

export const PAPER_MAKERS: Readonly<Record<string, PaperMaker>> = {
  CBP_DETENTION_NOTICE: detentionNotice, CBP_FORM_28: form28, CBP_3461: form3461, CBP_7501: form7501, ISF_10_2: securityFiling,
  COMMERCIAL_INVOICE: commercialInvoice, PACKING_LIST: packingList, PURCHASE_ORDER: purchaseOrder, SALES_CONTRACT: salesContract,
  OCEAN_BOL: billOfLading, DELIVERY_NOTE: deliveryNote, GOODS_RECEIPT: goodsReceipt, BYPRODUCT_SALE: byproductSale,
  PAYMENT_PROOF: paymentProof, EXPORT_DECLARATION: customsDeclaration, IMPORT_DECLARATION: customsDeclaration, CERTIFICATE_OF_ORIGIN: certificateOfOrigin, SIMP_DATA: importMonitoring,
  PRODUCTION_ORDER: productionOrder, PRODUCTION_RECORD: productionRecord, STOCK_LEDGER: stockLedger, CATCH_RECORD: catchRecord,
  BALE_LIST: baleTable, GIN_RECORD: baleTable, CLASSING_DATA: baleTable, WAREHOUSE_RECEIPT: baleTable, RAW_MATERIAL_ISSUE: baleTable,
  INSPECTION_REPORT: inspection, SOCIAL_AUDIT: socialAudit, CAP_REPORT: correctiveActions, LAB_TEST: labTest, SITE_VISIT_REPORT: siteVisit,
  WORKER_ROSTER: roster, PAYROLL_REGISTER: payrollRegister, PAYROLL_SUMMARY: payrollSummary, TIME_RECORDS: timeRecords, BANK_PAYROLL_BATCH: bankBatch, SOCIAL_INSURANCE_ROLL: socialInsurance,
  IDENTITY_DOCS: identityCards, LABOR_CONTRACT: laborContracts, DORMITORY_REGISTER: dormitory, RECRUITMENT_RECORD: recruitment,
  ORIGIN_AFFIDAVIT: affidavit, SUPPLIER_DECLARATION: supplierDeclaration, IMPORTER_DECLARATION: importerDeclaration, TRANSLATION_CERT: translationCertificate, POLICY: policy, SCREENING_LOG: screeningLog, PROCESS_FLOW: processFlow,
};
