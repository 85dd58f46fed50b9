// Part 5: quantities recomputed step by step, payments, and the five papers of every hand-over.
import { Decimal } from 'decimal.js';
import { sideWeight } from '../../domain/chain/mass-balance.ts';
import { PAPERS } from '../../domain/chain/hand-over-papers.ts';
import type { Block, Inlines } from '../../typeset/display.ts';
import { ALERT, GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import type { Row } from '../../typeset/table.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { handOvers } from './hand-over-papers.ts';
import { figure, figureName, grouped, money, percent, spoken } from './wording.ts';

const shown = (value: Decimal | null): string => (value === null ? '—' : grouped(value.toFixed(2)));

function massBalance(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const steps = dossier.steps.filter((step) => step.inputs.length > 0 && step.kind !== 'inspection').sort((a, b) => a.seq - b.seq);
  const rows = steps.map((step): Row => {
    const balance = composition.balance(step);
    const { totals, yieldShare, tolerance, band: usual } = balance;
    const [input, output, losses] = [sideWeight(balance, 'in'), sideWeight(balance, 'out'), sideWeight(balance, 'loss')];
    const residual = totals?.residual ?? null;
    const band = usual === null ? '' : `${new Decimal(usual.low).times(100).toFixed()} – ${new Decimal(usual.high).times(100).toFixed()}\u00a0%`;
    const outside = yieldShare !== null && usual !== null && (yieldShare.lt(usual.low) || yieldShare.gt(usual.high));
    return { cells: [
      `${step.seq}. ${step.name}`, shown(input), shown(output),
      step.losses.length === 0 ? '' : shown(losses),
      [{ text: step.losses.map((loss) => `${grouped(loss.quantity)}\u00a0${spoken(loss.kind).toLowerCase()}`).join('\n'), color: GREY }],
      [{ text: shown(residual), ...(residual?.abs().gt(tolerance) ? { weight: 'bold' as const, color: ALERT } : {}) }],
      [{ text: yieldShare ? percent(yieldShare) : '—', ...(outside ? { color: ALERT } : {}) }], band,
    ] };
  });
  const right = 'right' as const;
  const columns = [{ title: 'Step', share: 1.9 }, { title: 'Input, kg', share: 0.9, align: right }, { title: 'Output, kg', share: 0.9, align: right }, { title: 'Losses, kg', share: 0.85, align: right }, { title: 'Losses are', share: 2.3 }, { title: 'Residual, kg', share: 0.75, align: right }, { title: 'Yield', share: 0.8, align: right }, { title: 'Usual band', share: 0.8, align: right }];
  return rows.length === 0 ? [] : [
    heading(measure, 'Quantities', width, 2),
    paragraph(measure, 'Recomputed from the lots of each step: residual = input − output − losses; yield = output ÷ input. Other units are weighed by the weight stated for them, a factor of the step or the weight of the lot.', width, { color: GREY, size: 8.5, keep: true }),
    table(measure, { columns, rows, size: 7 }, width),
  ];
}

function declaredBalances(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const noted = dossier.balances.some((balance) => balance.note !== null);
  const columns = [{ title: 'Step', share: 1.6 }, { title: 'Lot', share: 1.2 }, { title: 'As declared', share: 4.6 }, ...(noted ? [{ title: 'Note', share: 1.6 }] : [])];
  const rows = dossier.balances.map((balance) => ({ cells: [dossier.steps.find((step) => step.id === balance.stepId)?.name ?? '', balance.lot === null ? '' : composition.lotName(balance.lot), Object.entries(balance.figures).map(([name, value]) => figure(name, value)).join('; '), ...(noted ? [balance.note ?? ''] : [])] }));
  const back = dossier.backwardCheck;
  return [
    ...(rows.length === 0 ? [] : [heading(measure, 'Balances as declared', width, 2), table(measure, { columns, rows, size: 7.5 }, width)]),
    ...(back ? [heading(measure, 'From the goods back to the raw material', width, 2), paragraph(measure, back.question, width, { keep: true }), labelledValues(measure, [...Object.entries(back.figures).map(([name, value]) => [figureName(name), grouped(value)] as const), ['Result', spoken(back.verdict)]], width * 0.6, 170)] : []),
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
      [composition.cite(invoice.id), { text: `\n${[invoice.docNo, invoice.docDate].filter(Boolean).join('\n')}` }], `${composition.partyName(invoice.issuerId)}\nto ${composition.partyName(invoice.recipientId)}`, money(invoice.amount, invoice.currency),
      paid.length === 0 ? '—' : paid.flatMap((one, index) => [...(index === 0 ? [] : [{ text: '\n' }]), composition.cite(one.id), { text: `  ${[one.docNo, money(one.amount, one.currency), one.docDate].filter(Boolean).join(', ')}` }]),
      [{ text: paid.length === 0 ? 'no payment filed' : difference.isZero() ? '0.00' : grouped(difference.toFixed(2)), ...(difference.isZero() && paid.length > 0 ? {} : { color: ALERT }) }],
    ] };
  });
  const columns = [{ title: 'Invoice', share: 1.4 }, { title: 'Seller and buyer', share: 2.7 }, { title: 'Amount', share: 1.2, align: 'right' as const }, { title: 'Paid by, bank reference, amount, date', share: 3.1 }, { title: 'Open', share: 0.9, align: 'right' as const }];
  return rows.length === 0 || dossier.steps.length === 0 ? [] : [heading(measure, 'Invoices and payments', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

function handOverTable(composition: Composition): Block[] {
  const { measure, width } = composition;
  const rows = handOvers(composition).map(({ step, papers }): Row => ({
    cells: [
      [{ text: `${step.seq}. ${step.name}`, weight: 'bold' }, { text: `\n${composition.sitePlace(step.fromSiteId)} to ${composition.sitePlace(step.toSiteId)}`, color: GREY }],
      ...papers.map(({ exhibits }): Inlines => (exhibits.length === 0 ? [{ text: 'missing', color: ALERT, weight: 'bold' }] : composition.cites(exhibits.map((one) => one.id)))),
    ],
  }));
  const columns = [{ title: 'Hand-over', share: 3.2 }, ...PAPERS.map((paper) => ({ title: spoken(paper), share: 1.2 }))];
  return rows.length === 0 ? [] : [heading(measure, 'Five papers for every hand-over', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

export const reconciliation = (composition: Composition): Block[] => [...massBalance(composition), ...declaredBalances(composition), ...payments(composition), ...handOverTable(composition)];
