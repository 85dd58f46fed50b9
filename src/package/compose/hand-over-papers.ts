// The five papers that carry every hand-over of goods: purchase, payment, production, transport, receipt.
import type { Step } from '../../domain/dossier/chain.ts';
import type { Exhibit } from '../../domain/dossier/exhibit.ts';
import type { Composition } from './composition.ts';

/** Document types that count as each paper (CBP asks for all five between any two parties of the chain). */
export const HAND_OVER_PAPERS: readonly (readonly [title: string, types: readonly string[]])[] = [
  ['Purchase', ['PURCHASE_ORDER', 'SALES_CONTRACT', 'COMMERCIAL_INVOICE']], ['Payment', ['PAYMENT_PROOF', 'BANK_STATEMENT', 'LETTER_OF_CREDIT']],
  ['Production', ['PRODUCTION_ORDER', 'PRODUCTION_RECORD', 'RAW_MATERIAL_ISSUE', 'DAILY_OUTPUT', 'STOCK_LEDGER', 'GIN_RECORD', 'CATCH_RECORD', 'CAPACITY_STATEMENT', 'PROCESS_FLOW', 'INSPECTION_REPORT']],
  ['Transport', ['OCEAN_BOL', 'AIR_WAYBILL', 'TRUCK_WAYBILL', 'RAIL_WAYBILL', 'CMR', 'DELIVERY_NOTE', 'PACKING_LIST', 'BALE_LIST', 'EXPORT_DECLARATION', 'IMPORT_DECLARATION']],
  ['Receipt', ['GOODS_RECEIPT', 'WAREHOUSE_RECEIPT', 'CBP_7501', 'CBP_3461']],
];

export interface HandOver { readonly step: Step; readonly papers: readonly { readonly title: string; readonly exhibits: readonly Exhibit[] }[]; }

/** Each transfer with its papers in the package; production is looked for where the lot handed over was made. */
export function handOvers(composition: Composition): HandOver[] {
  const { dossier, placed } = composition;
  return dossier.steps.filter((step) => step.kind === 'transfer').sort((a, b) => a.seq - b.seq).map((step) => {
    const lots = new Set(step.inputs.map((flow) => flow.lotId));
    const makers = dossier.steps.filter((one) => one.kind !== 'transfer' && one.outputs.some((flow) => lots.has(flow.lotId))).map((one) => one.id);
    return {
      step,
      papers: HAND_OVER_PAPERS.map(([title, types]) => {
        const steps = title === 'Production' ? [...makers, step.id] : [step.id];
        return { title, exhibits: placed.map((one) => one.exhibit).filter((exhibit) => types.includes(exhibit.docType) && exhibit.stepIds.some((id) => steps.includes(id))) };
      }),
    };
  });
}
