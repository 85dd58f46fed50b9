// Part 5: quantities recomputed step by step, payments, and the five papers of every hand-over.
import { Decimal } from 'decimal.js';
import type { Flow, Step } from '../../domain/dossier/chain.ts';
import type { Block, Inlines } from '../../typeset/display.ts';
import { ALERT, GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import type { Row } from '../../typeset/table.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { grouped, money, percent, spoken } from './wording.ts';

const POUND = new Decimal('0.45359237');

type Amount = Flow | Step['losses'][number];

/** Weight in kilograms; pieces weigh what the same lot weighs where its weight is given. Null when there is no telling. */
function kilograms(amount: Amount, steps: readonly Step[]): Decimal | null {
  if (amount.uom === 'KGM') return new Decimal(amount.quantity);
  if (amount.uom === 'LBR') return new Decimal(amount.quantity).times(POUND);
  if (!('lotId' in amount)) return null;
  const weighed = [amount, ...steps.flatMap((step) => [...step.outputs, ...step.inputs])].find((flow) => flow.lotId === amount.lotId && flow.uom === amount.uom && flow.equivalentKg !== null);
  return weighed?.equivalentKg && !new Decimal(weighed.quantity).isZero() ? new Decimal(weighed.equivalentKg).times(amount.quantity).div(weighed.quantity) : null;
}
function total(amounts: readonly Amount[], steps: readonly Step[]): Decimal | null {
  const weights = amounts.map((amount) => kilograms(amount, steps));
  return weights.reduce<Decimal | null>((sum, weight) => (sum === null || weight === null ? null : sum.plus(weight)), new Decimal(0));
}
const shown = (value: Decimal | null): string => (value === null ? '—' : grouped(value.toFixed(2)));

function massBalance(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const steps = dossier.steps.filter((step) => step.inputs.length > 0 && step.kind !== 'inspection').sort((a, b) => a.seq - b.seq);
  const rows = steps.map((step): Row => {
    const [input, output, losses] = [total(step.inputs, dossier.steps), total(step.outputs, dossier.steps), total(step.losses, dossier.steps)];
    const residual = input && output && losses ? input.minus(output).minus(losses) : null;
    const yieldShare = input && output && !input.isZero() ? output.div(input) : null;
    const band = step.yieldBand ? `${new Decimal(step.yieldBand.low).times(100).toFixed()} – ${new Decimal(step.yieldBand.high).times(100).toFixed()}\u00a0%` : '';
    const outside = yieldShare && step.yieldBand ? yieldShare.lt(step.yieldBand.low) || yieldShare.gt(step.yieldBand.high) : false;
    return { cells: [
      `${step.seq}. ${step.name}`, shown(input), shown(output),
      step.losses.length === 0 ? '' : shown(losses),
      [{ text: step.losses.map((loss) => `${spoken(loss.kind)}\u00a0${grouped(loss.quantity)}`).join('\n'), color: GREY }],
      [{ text: shown(residual), ...(residual && !residual.isZero() ? { weight: 'bold' as const, color: ALERT } : {}) }],
      [{ text: yieldShare ? percent(yieldShare) : '—', ...(outside ? { color: ALERT } : {}) }], band,
    ] };
  });
  const right = 'right' as const;
  const columns = [{ title: 'Step', share: 2.2 }, { title: 'Input, kg', share: 1, align: right }, { title: 'Output, kg', share: 1, align: right }, { title: 'Losses, kg', share: 0.9, align: right }, { title: 'Made up of', share: 1.8 }, { title: 'Residual, kg', share: 0.9, align: right }, { title: 'Yield', share: 0.9, align: right }, { title: 'Usual band', share: 0.9, align: right }];
  return rows.length === 0 ? [] : [
    heading(measure, 'Quantities', width, 2),
    paragraph(measure, 'Recomputed from the lots of each step: residual = input − output − losses; yield = output ÷ input. Pieces are converted by the weight given with them.', width, { color: GREY, size: 8.5 }),
    table(measure, { columns, rows, size: 7.5 }, width),
  ];
}

function declaredBalances(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const columns = [{ title: 'Step', share: 1.6 }, { title: 'Lot', share: 1.2 }, { title: 'As declared', share: 4.6 }, { title: 'Note', share: 1.6 }];
  const rows = dossier.balances.map((balance) => ({ cells: [dossier.steps.find((step) => step.id === balance.stepId)?.name ?? '', balance.lot ?? '', Object.entries(balance.figures).map(([name, value]) => `${spoken(name)} ${grouped(value)}`).join('; '), balance.note ?? ''] }));
  const back = dossier.backwardCheck;
  return [
    ...(rows.length === 0 ? [] : [heading(measure, 'Balances as declared', width, 2), table(measure, { columns, rows, size: 7.5 }, width)]),
    ...(back ? [heading(measure, 'From the goods back to the raw material', width, 2), paragraph(measure, back.question, width), labelledValues(measure, [...Object.entries(back.figures).map(([name, value]) => [spoken(name), grouped(value)] as const), ['Result', back.verdict]], width * 0.6, 170)] : []),
  ];
}

function payments(composition: Composition): Block[] {
  const { dossier, measure, width, facts } = composition;
  const placed = facts.groups.flatMap((group) => group.exhibits.map((one) => one.exhibit));
  const invoices = placed.filter((exhibit) => exhibit.docType === 'COMMERCIAL_INVOICE' && exhibit.amount !== null);
  const rows = invoices.map((invoice): Row => {
    const paid = placed.filter((exhibit) => exhibit.docType === 'PAYMENT_PROOF' && exhibit.amount !== null && exhibit.currency === invoice.currency && (exhibit.refs['invoice'] === invoice.docNo || exhibit.stepIds.some((id) => invoice.stepIds.includes(id))));
    const sum = paid.reduce((all, one) => all.plus(one.amount ?? 0), new Decimal(0));
    const difference = new Decimal(invoice.amount ?? 0).minus(sum);
    return { cells: [
      [composition.cite(invoice.id), { text: `  ${invoice.docNo ?? ''}` }], `${composition.partyName(invoice.issuerId)}\nto ${composition.partyName(invoice.recipientId)}`, money(invoice.amount, invoice.currency),
      paid.length === 0 ? '—' : paid.flatMap((one, index) => [...(index === 0 ? [] : [{ text: '\n' }]), composition.cite(one.id), { text: `  ${money(one.amount, one.currency)}, ${one.docDate ?? ''}` }]),
      [{ text: paid.length === 0 ? 'no payment filed' : difference.isZero() ? '0.00' : grouped(difference.toFixed(2)), ...(difference.isZero() && paid.length > 0 ? {} : { color: ALERT }) }],
    ] };
  });
  const columns = [{ title: 'Invoice', share: 1.9 }, { title: 'Seller and buyer', share: 2.6 }, { title: 'Amount', share: 1.3, align: 'right' as const }, { title: 'Paid', share: 2.5 }, { title: 'Open', share: 1.1, align: 'right' as const }];
  return rows.length === 0 || dossier.steps.length === 0 ? [] : [heading(measure, 'Invoices and payments', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

const PAPERS: readonly (readonly [title: string, types: readonly string[]])[] = [
  ['Purchase', ['PURCHASE_ORDER', 'SALES_CONTRACT', 'COMMERCIAL_INVOICE']], ['Payment', ['PAYMENT_PROOF', 'BANK_STATEMENT', 'LETTER_OF_CREDIT']],
  ['Production', ['PRODUCTION_ORDER', 'PRODUCTION_RECORD', 'RAW_MATERIAL_ISSUE', 'DAILY_OUTPUT', 'STOCK_LEDGER', 'GIN_RECORD', 'CATCH_RECORD', 'CAPACITY_STATEMENT', 'PROCESS_FLOW', 'INSPECTION_REPORT']],
  ['Transport', ['OCEAN_BOL', 'AIR_WAYBILL', 'TRUCK_WAYBILL', 'RAIL_WAYBILL', 'CMR', 'DELIVERY_NOTE', 'PACKING_LIST', 'BALE_LIST', 'EXPORT_DECLARATION', 'IMPORT_DECLARATION']],
  ['Receipt', ['GOODS_RECEIPT', 'WAREHOUSE_RECEIPT', 'CBP_7501', 'CBP_3461']],
];

/** Each hand-over with its papers; production is looked for where the lot handed over was made. */
function handOvers(composition: Composition): Block[] {
  const { dossier, measure, width, facts } = composition;
  const placed = facts.groups.flatMap((group) => group.exhibits.map((one) => one.exhibit));
  const transfers = dossier.steps.filter((step) => step.kind === 'transfer').sort((a, b) => a.seq - b.seq);
  if (transfers.length === 0) return [];
  const rows = transfers.map((step): Row => {
    const lots = new Set(step.inputs.map((flow) => flow.lotId));
    const makers = dossier.steps.filter((one) => one.kind !== 'transfer' && one.outputs.some((flow) => lots.has(flow.lotId))).map((one) => one.id);
    const papers = PAPERS.map(([title, types]): Inlines => {
      const steps = title === 'Production' ? [...makers, step.id] : [step.id];
      const found = placed.filter((exhibit) => types.includes(exhibit.docType) && exhibit.stepIds.some((id) => steps.includes(id)));
      return found.length === 0 ? [{ text: 'missing', color: ALERT, weight: 'bold' }] : composition.cites(found.map((one) => one.id));
    });
    return { cells: [[{ text: `${step.seq}. ${step.name}`, weight: 'bold' }, { text: `\n${composition.siteName(step.fromSiteId)} to ${composition.siteName(step.toSiteId)}`, color: GREY }], ...papers] };
  });
  const columns = [{ title: 'Hand-over', share: 2.4 }, ...PAPERS.map(([title]) => ({ title, share: 1.2 }))];
  return [heading(measure, 'Five papers for every hand-over', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

export const reconciliation = (composition: Composition): Block[] => [...massBalance(composition), ...declaredBalances(composition), ...payments(composition), ...handOvers(composition)];
