// Papers of the works: orders, day sheets, laydown registers, ledgers, with days that add up to the stated totals.
import { dayAfter, daysBetween, number, parts, quantity, spread, weights } from '../figures.ts';
import { col, type Element, type Leaf, type PaperContext, type PaperMaker, refRows } from '../paper.ts';

/** Work days of a period: no Sundays, unless that leaves too few. */
export function daysOf(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => dayAfter(from, index));
}

const split = (value: number, uom: string, count: number): number[] => (uom === 'KGM' ? weights(value, count) : parts(value, count));

const summary = ({ exhibit, say }: PaperContext): Element => ({ kind: 'fields', rows: exhibit.quantities.map((own) => [say(own.what), quantity(own.value, own.uom)] as const) });

const sign = (context: PaperContext): Element => ({ kind: 'signature', name: context.say('Shift supervisor'), role: context.named(context.exhibit.issuer), date: context.exhibit.docDate ?? '' });

const period = ({ exhibit }: PaperContext): [string, string] => [exhibit.periodCovered?.[0] ?? exhibit.docDate ?? '', exhibit.periodCovered?.[1] ?? exhibit.docDate ?? ''];

/** First a summary, then day sheets: every stated quantity is split over all rows and adds up again. */
export const productionRecord: PaperMaker = (context) => {
  const { dossier, exhibit, say, pages } = context;
  const [from, to] = period(context);
  const days = daysOf(from, to);
  const lines = exhibit.stepIds.includes('ST8') ? ['L3', 'L4', 'L5'] : ['A', 'B', 'C'];
  const slots = days.flatMap((day) => lines.flatMap((line) => ['1', '2'].map((shift) => ({ day, line, shift }))));
  const shares = exhibit.quantities.map((own) => split(own.value, own.uom, slots.length));
  const columns = [col(say('Date'), 1.1), col(say('Line'), 0.6), col(say('Shift'), 0.6), ...exhibit.quantities.map((own) => col(`${say(own.what)} (${own.uom === 'KGM' ? 'kg' : 'pcs'})`, 1.2, 'right'))];
  const rows = slots.map((slot, index) => [slot.day, slot.line, slot.shift, ...exhibit.quantities.map((own, which) => number(shares[which]?.[index] ?? 0, own.uom === 'KGM' ? 2 : 0))]);
  const lots: Element = { kind: 'table', columns: [col(say('Lot'), 2), col(say('Description of goods'), 3), col(say('Quantity'), 1, 'right')], rows: exhibit.lotIds.flatMap((id) => dossier.form.lots.filter((lot) => lot.id === id)).map((lot) => [lot.lotNo ?? '', say(lot.material), quantity(lot.qty ?? 0, lot.uom ?? '')]) };
  const sheets = spread(rows, pages - 1).map((own, index, all): Leaf => [
    { kind: 'heading', text: `${say('Day sheet')} ${index + 1} / ${all.length}` }, { kind: 'table', columns, rows: own },
    ...workersOn(context, own[0]?.[0] ?? '', index), ...(own.length < 24 ? [sign(context)] : []),
  ]);
  return { letterhead: 'report', leaves: [[{ kind: 'fields', rows: [...refRows(context), [say('Period'), `${from} – ${to}`]] }, summary(context), lots, sign(context)], ...sheets] };
};

/** Team of the day by worker number, where the dossier has the time cards of production. */
function workersOn({ dossier, say }: PaperContext, day: string, sheet: number): Element[] {
  const cards = dossier.form.productionTimecards.filter((card) => card.date === day);
  if (cards.length === 0) return [];
  const own = spread(cards, 4)[sheet % 4] ?? [];
  return [{ kind: 'table', columns: [col(say('Worker number')), col(say('Clock in')), col(say('Hours'), 1, 'right')], rows: own.map((card) => [card.workerId, card.clockIn ?? '', number(card.hours, 1)]) }];
}

export const productionOrder: PaperMaker = (context) => {
  const { dossier, exhibit, say, pages } = context;
  const lots = exhibit.lotIds.flatMap((id) => dossier.form.lots.filter((lot) => lot.id === id));
  const front: Leaf = [
    { kind: 'fields', rows: [...refRows(context), [say('Site'), context.named(exhibit.issuer)]] }, summary(context),
    { kind: 'table', columns: [col(say('Lot'), 2), col(say('Description of goods'), 3), col(say('Quantity'), 1, 'right')], rows: lots.map((lot) => [lot.lotNo ?? '', say(lot.material), quantity(lot.qty ?? 0, lot.uom ?? '')]) }, sign(context),
  ];
  if (pages === 1) return { letterhead: 'company', leaves: [front] };
  const tickets = dossier.form.colors.flatMap((color) => {
    const count = color.code === 'NVY' ? 40 : 60;
    const [kg, pieces] = [weights(color['issuedKg'] ?? 0, count), parts(color['cutPcs'] ?? 0, count)];
    return kg.map((own, index) => [`${color.code}-${String(index + 1).padStart(3, '0')}`, `SM-DYE-2607-${color.code}`, number(own), number(pieces[index] ?? 0, 0), Object.keys(color.sizes)[index % 4] ?? '']);
  });
  const columns = [col(say('Ticket'), 1), col(say('Dye lot'), 1.6), col(`${say('fabric issued')} (kg)`, 1.2, 'right'), col(`${say('cut pieces')} (pcs)`, 1.2, 'right'), col(say('Size'), 0.6)];
  return { letterhead: 'company', leaves: [front, ...spread(tickets, pages - 1).map((rows, index): Leaf => [{ kind: 'heading', text: `${say('Cutting tickets')} ${index + 1} / ${pages - 1}` }, { kind: 'table', columns, rows, size: 9 }, sign(context)])] };
};

export const stockLedger: PaperMaker = (context) => {
  const { dossier, exhibit } = context;
  const balance = dossier.form.massBalance.find((own) => own.lot === 'L-YRN');
  const lot = dossier.form.lots.find((own) => own.id === exhibit.lotIds[0]);
  const kg = (count: number): string => quantity((count * (lot?.qty ?? 0)) / (lot?.packages ?? 1), 'KGM');
  let stock = 0;
  const rows = exhibit.quantities.map((own, index) => {
    stock = index === 0 ? own.value : own.what.startsWith('sold') ? stock - own.value : stock;
    return [index === 0 ? (lot?.producedOn ?? '') : (exhibit.docDate ?? ''), own.what.replace(/P\d+/, (id) => context.named(id)), quantity(own.value, own.uom), kg(own.value), `${stock} ctn`];
  });
  return { letterhead: 'report', leaves: [
    [{ kind: 'fields', rows: [['Lot', lot?.lotNo ?? ''], ['Material', lot?.material ?? ''], ['Carton', kg(1)]] }, { kind: 'table', columns: [col('Date'), col('Movement', 2.4), col('Cartons', 1, 'right'), col('Weight', 1.2, 'right'), col('Balance', 1, 'right')], rows, size: 8.5 }],
    [{ kind: 'heading', text: 'Reconciliation' }, { kind: 'fields', rows: [['Produced', quantity(balance?.['produced'] ?? 0, 'KGM')], ['Shipped in this chain', quantity(balance?.['shippedThisChain'] ?? 0, 'KGM')], ['Other sales', quantity(balance?.['otherSales'] ?? 0, 'KGM')], ['Closing stock', quantity(balance?.['closingStock'] ?? 0, 'KGM')]].map(([a = '', b = '']) => [a, b] as const) }, summary(context), sign(context)],
  ] };
};

export const catchRecord: PaperMaker = (context) => {
  const { dossier } = context;
  const lot = dossier.form.lots[0];
  const [from, to] = period(context);
  const days = daysOf(from, to);
  const kg = weights(context.exhibit.quantities[0]?.value ?? 0, days.length);
  return { letterhead: 'government', leaves: [
    [{ kind: 'boxes', boxes: [{ label: 'Vessel', value: dossier.site('S01')?.name ?? '' }, { label: 'Ticket', value: context.exhibit.docNo ?? '' }] }, { kind: 'fields', rows: [['Species', lot?.material ?? ''], ['Area', lot?.originRegion ?? ''], ['Gear', 'Longline'], ['Trip report', lot?.lotNo ?? ''], ['Fished', `${from} – ${to}`]] }, summary(context), { kind: 'signature', name: 'Master of the vessel', role: context.named(context.exhibit.issuer), date: context.exhibit.docDate ?? '' }],
    [{ kind: 'heading', text: 'Sets by day' }, { kind: 'table', columns: [col('Date'), col('Set', 0.6), col('Area'), col('Round weight (kg)', 1, 'right')], rows: days.map((day, index) => [day, String(index + 1), '517', number(kg[index] ?? 0)]), total: ['Total', '', '', number(context.exhibit.quantities[0]?.value ?? 0)], size: 8 }],
  ] };
};
