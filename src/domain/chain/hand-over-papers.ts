// The five papers that carry every hand-over of goods: purchase, payment, production, transport, receipt. One matrix for window and package.
import type { Step } from '../dossier/chain.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import { groupBy } from '../group-by.ts';

export const PAPERS = ['purchase', 'payment', 'production', 'transport', 'receipt'] as const;
export type Paper = (typeof PAPERS)[number];

/** Document types that count as each paper. A packing list shows what was packed, not that it moved; a capacity statement shows no run. */
const TYPES: Readonly<Record<Paper, readonly string[]>> = {
  purchase: ['PURCHASE_ORDER', 'SALES_CONTRACT', 'COMMERCIAL_INVOICE'],
  payment: ['PAYMENT_PROOF', 'BANK_STATEMENT', 'LETTER_OF_CREDIT'],
  production: ['PRODUCTION_RECORD', 'PRODUCTION_ORDER', 'RAW_MATERIAL_ISSUE', 'DAILY_OUTPUT', 'STOCK_LEDGER', 'GIN_RECORD', 'CLASSING_DATA', 'BALE_LIST', 'CATCH_RECORD', 'MINE_RECORD', 'SMELTER_RECORD', 'FARM_RECORD'],
  transport: ['OCEAN_BOL', 'AIR_WAYBILL', 'TRUCK_WAYBILL', 'RAIL_WAYBILL', 'CMR', 'DELIVERY_NOTE', 'MANIFEST'],
  receipt: ['GOODS_RECEIPT', 'WAREHOUSE_RECEIPT', 'IMPORT_DECLARATION', 'CBP_7501', 'CBP_3461'],
};

export interface FiledPaper { readonly paper: Paper; readonly exhibits: readonly Exhibit[] }

/**
 * The papers of a transfer among the exhibits that are not withdrawn, in their order. Papers of production are also looked
 * for at `makers`, the steps that made the lots handed over. The exhibits are indexed once; each answer takes time by its own papers.
 */
export function handOverPapers(exhibits: readonly Exhibit[]): (handOver: Step, makers: readonly Step[]) => FiledPaper[] {
  const order = new Map(exhibits.map((exhibit, index) => [exhibit, index]));
  const atStep = groupBy(exhibits.filter(({ state }) => state !== 'withdrawn'), ({ stepIds }) => stepIds);
  const filedAt = (steps: readonly Step[], paper: Paper): Exhibit[] =>
    [...new Set(steps.flatMap(({ id }) => atStep.get(id) ?? []))].filter(({ docType }) => TYPES[paper].includes(docType)).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return (handOver, makers) => PAPERS.map((paper) => ({ paper, exhibits: filedAt(paper === 'production' ? [handOver, ...makers] : [handOver], paper) }));
}
