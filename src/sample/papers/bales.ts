// Papers that list the bales one by one: bale list, gin run, classing, warehouse receipts, laydown.
import { number, quantity, spread } from '../figures.ts';
import { col, type Element, type Leaf, type PaperContext, type PaperMaker, refRows } from '../paper.ts';
import type { Column } from '../../typeset/table.ts';
import type { DemoForm } from '../../exchange/demo-form-schema.ts';

type Bale = DemoForm['bales'][number];
type Cell = readonly [column: Column, value: (bale: Bale, index: number) => string];

const pbi: Cell = [col('PBI number', 1.6), (bale) => bale.pbi];
const pounds: Cell = [col('Net lb', 0.8, 'right'), (bale) => number(bale.netLb ?? 0, 0)];
const kilograms: Cell = [col('Net kg', 0.8, 'right'), (bale) => number(bale.netKg ?? 0)];
const count: Cell = [col('No.', 0.5, 'right'), (_, index) => String(index + 1)];

/** What each paper says about a bale, and the sentence it says about all of them. */
const LISTS: Readonly<Record<string, { readonly cells: readonly Cell[]; readonly text: string }>> = {
  BALE_LIST: { cells: [count, pbi, pounds, kilograms], text: 'Bales shipped against the contract, by permanent bale identification (PBI) number.' },
  GIN_RECORD: { cells: [count, pbi, pounds, [col('Module'), (_, index) => `M-${String(1 + Math.floor(index / 13)).padStart(2, '0')}`], [col('Grower account', 1.4), (_, index) => `Account ${1 + Math.floor((index * 7) / 88)} of 7`]], text: 'Modules ginned in run R118 and bales pressed from them.' },
  CLASSING_DATA: { cells: [pbi, [col('Classed'), (bale) => bale.classed ?? ''], [col('Staple 1/32 in', 1, 'right'), (bale) => String(bale.staple32nds ?? '')], [col('Micronaire', 1, 'right'), (bale) => (bale.mic ?? 0).toFixed(1)], [col('Color grade'), (bale) => bale.gradeCode ?? '']], text: 'High-volume instrument data for the bales of gin code 00417.' },
  WAREHOUSE_RECEIPT: { cells: [[col('Receipt', 1.4), (_, index) => `EWR-DEMO-${String(index + 1).padStart(4, '0')}`], pbi, pounds, [col('Status'), () => 'Shipped']], text: 'Electronic warehouse receipts, one for each bale.' },
  RAW_MATERIAL_ISSUE: { cells: [[col('Laydown', 0.8), (_, index) => `LD-${1 + Math.floor(index / 11)}`], pbi, kilograms, [col('Tag scanned'), () => 'yes']], text: 'Bales opened for lot KNS-30C-2605-17. The line was cleared before the first and after the last of them.' },
};

const summary = (context: PaperContext): Element => ({ kind: 'fields', rows: [...refRows(context), ...context.exhibit.quantities.map((own) => [own.what, quantity(own.value, own.uom)] as const)] });

export const baleTable: PaperMaker = (context) => {
  const { dossier, exhibit, pages } = context;
  const list = LISTS[exhibit.docType] ?? { cells: [pbi], text: '' };
  const bales = dossier.form.bales;
  const rows = bales.map((bale, index) => list.cells.map(([, value]) => value(bale, index)));
  const total = `${bales.length} bales · ${number(bales.reduce((sum, bale) => sum + (bale.netLb ?? 0), 0), 0)} lb net · ${number(dossier.form.lots[0]?.qty ?? 0)} kg net`;
  return { letterhead: exhibit.docType === 'CLASSING_DATA' ? 'government' : 'report', leaves: spread(rows, pages).map((own, index): Leaf => [
    ...(index === 0 ? [{ kind: 'text' as const, text: list.text }, ...(pages > 3 ? [summary(context)] : [])] : []),
    { kind: 'table', columns: list.cells.map(([column]) => column), rows: own, size: 7 },
    ...(index === pages - 1 ? [{ kind: 'text' as const, text: total, size: 10 }, ...(pages <= 3 ? [{ kind: 'text' as const, text: refRows(context).map(([label, value]) => `${label} ${value}`).join(' · '), size: 8 }] : [])] : []),
  ]) };
};
