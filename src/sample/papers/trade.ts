// Papers of a sale: purchase orders, contracts, invoices and packing lists.
import { money, number, parts, quantity, spread } from '../figures.ts';
import { col, type Element, type Leaf, type PaperContext, type PaperMaker, partyText, refRows } from '../paper.ts';

const dated = ({ exhibit }: PaperContext): string => exhibit.docDate ?? '';

const sides = (context: PaperContext, from: string, to: string): Element => ({
  kind: 'boxes', boxes: [{ label: context.say(from), value: partyText(context, context.exhibit.issuer), share: 1 }, { label: context.say(to), value: partyText(context, context.exhibit.recipient), share: 1 }],
});

/** Goods with price and amount; the last line takes what rounding leaves, so that lines add up to the stated amount. */
function priced(context: PaperContext): Element {
  const { dossier, exhibit, say } = context;
  const lines = dossier.lines(exhibit);
  const total = lines.reduce((sum, line) => sum + line.qty, 0);
  const { amount, currency } = exhibit;
  let left = amount ?? 0;
  const rows = lines.map((line, index) => {
    const own = index === lines.length - 1 ? left : Math.round((((amount ?? 0) * line.qty) / total) * 100) / 100;
    left -= own;
    return [String(index + 1), `${say(line.description)}\n${say('Lot')} ${line.lotNo}`, quantity(line.qty, line.uom), amount === null ? '' : number(amount / total, 4), amount === null ? '' : number(own)];
  });
  return {
    kind: 'table', size: 8,
    columns: [col('#', 0.3), col(say('Description of goods'), 3.2), col(say('Quantity'), 1.2, 'right'), col(say('Unit price'), 1, 'right'), col(`${say('Amount')}${currency === null ? '' : ` ${currency}`}`, 1.2, 'right')],
    rows, total: ['', say('Total'), quantity(total, lines[0]?.uom ?? 'KGM'), '', amount === null ? '' : number(amount)],
  };
}

const stated = ({ exhibit, say }: PaperContext): Element => ({
  kind: 'fields', rows: exhibit.quantities.map((own) => [say(own.what), quantity(own.value, own.uom)] as const),
});

const TERMS: readonly (readonly [string, string])[] = [
  ['Quality', 'Goods must agree with the approved sample and the specification sheet. Deviations are reported before shipment.'],
  ['Traceability', 'The seller keeps production, stock and transport records for every lot and hands them over on request within five working days.'],
  ['Forced labor', 'No forced, indentured or prison labor at any tier. No input from the Xinjiang Uyghur Autonomous Region, none made by listed entities, and no labor from North Korea or under a labor-transfer scheme.'],
  ['Subcontracting', 'No step may be subcontracted without prior written approval.'],
  ['Access', 'The buyer and persons it names may visit every site without notice and speak with workers in private.'],
  ['Documents', 'Invoice, packing list, bill of lading, certificate of origin and production records accompany each shipment.'],
  ['Payment', 'By bank transfer to the account of the seller in its own country and name.'],
  ['Law', 'Disputes are settled by arbitration at the place named in the framework agreement.'],
];

const termLeaf = ({ say }: PaperContext, terms: typeof TERMS, title = 'Terms'): Leaf => [
  { kind: 'heading', text: say(title) },
  ...terms.flatMap(([name, body]): Element[] => [{ kind: 'text', text: `${say(name)}. ${say(body)}` }]),
];

const signed = (context: PaperContext, party = context.exhibit.issuer): Element => ({ kind: 'signature', name: context.named(party), role: context.say('Authorized signature'), date: dated(context) });

/** What every order of the chain asks of the raw material. */
const ORIGIN_TERM = { cotton: 'Only cotton of United States origin may be used.', seafood: 'Only fish caught by United States vessels may be used.' } as const;

export const purchaseOrder: PaperMaker = (context) => {
  const { dossier, say, pages } = context;
  const first: Leaf = [sides(context, 'Buyer', 'Seller'), { kind: 'fields', rows: refRows(context) }, priced(context), stated(context), { kind: 'text', text: say(ORIGIN_TERM[dossier.name]) }, ...(pages === 1 ? [signed(context)] : [])];
  const more = spread(TERMS, Math.max(1, pages - 1)).slice(0, pages - 1);
  return { letterhead: 'company', leaves: [first, ...more.map((terms, index): Leaf => [...termLeaf(context, terms), ...(index === more.length - 1 ? [signed(context), signed(context, context.exhibit.recipient)] : [])])] };
};

export const salesContract: PaperMaker = (context) => {
  const { dossier, say } = context;
  const lot = dossier.form.lots.find((own) => own.id === context.exhibit.lotIds[0]);
  const [one = [], two = []] = spread(TERMS, 2);
  return { letterhead: 'company', leaves: [
    [sides(context, 'Seller', 'Buyer'), { kind: 'fields', rows: [...refRows(context), [say('Goods'), lot?.material ?? ''], [say('Origin'), `${lot?.originRegion ?? ''}, ${lot?.originCountry ?? ''}`], [say('Lot'), lot?.lotNo ?? '']] }, stated(context), { kind: 'text', text: say('Delivery by PBI number; weights final as per bale list, net.') }],
    termLeaf(context, one), [...termLeaf(context, two), signed(context), signed(context, context.exhibit.recipient)],
  ] };
};

export const commercialInvoice: PaperMaker = (context) => {
  const { exhibit, say, pages } = context;
  const first: Leaf = [sides(context, 'Seller', 'Buyer'), { kind: 'fields', rows: refRows(context) }, priced(context), stated(context), { kind: 'text', text: `${say('Amount due')}: ${money(exhibit.amount ?? 0, exhibit.currency ?? 'USD')}`, size: 11 }, ...(pages === 1 ? [signed(context)] : [])];
  const second: Leaf = [...termLeaf(context, TERMS.slice(5, 7), 'Terms of payment'), { kind: 'text', text: say('We certify that this invoice is true and correct.') }, signed(context)];
  return { letterhead: 'company', leaves: pages === 1 ? [first] : [first, second] };
};

/** Garments are packed by color and size, everything else by running number. */
function packedRows(context: PaperContext): { rows: string[][]; columns: ReturnType<typeof col>[] } {
  const { dossier, exhibit, say } = context;
  const colors = dossier.form.colors;
  const lines = dossier.lines(exhibit);
  const columns = [col(say('Package numbers'), 1.3), col(say('Lot'), 1.8), col(say('Contents'), 1.6), col(say('Packages'), 0.8, 'right'), col(say('Quantity'), 1.1, 'right')];
  if (lines.some((line) => line.color !== null) && exhibit.quantities.some((own) => own.uom === 'H87')) {
    let next = 1;
    const rows = colors.flatMap((color) => {
      const all = Object.entries(color.sizes);
      const packages = parts(color['cartons'] ?? 0, all.length * 8);
      return all.flatMap(([size, pieces], at) => parts(pieces, 8).map((own, index) => {
        const count = packages[at * 8 + index] ?? 0;
        const from = next;
        next += count;
        return [`${from}–${next - 1}`, `HM-LA0457-${color.code}`, `${color.name} ${size}`, String(count), quantity(own, 'H87')];
      }));
    });
    return { rows, columns };
  }
  let next = 1;
  const rows = lines.flatMap((line) => {
    const total = line.packages ?? 1;
    const groups = Math.max(1, Math.round(total / (lines.length > 1 ? 46 : 2.5)));
    const packages = parts(total, groups);
    const net = packages.map((count) => Math.round(((line.qty * count) / total) * 100) / 100);
    return packages.map((count, index) => {
      const from = next;
      next += count;
      return [`${from}–${next - 1}`, line.lotNo, say(line.description), String(count), quantity(net[index] ?? 0, line.uom)];
    });
  });
  return { rows, columns };
}

export const packingList: PaperMaker = (context) => {
  const { rows, columns } = packedRows(context);
  return { letterhead: 'company', leaves: spread(rows, context.pages).map((own, index, all): Leaf => [
    ...(index === 0 ? [sides(context, 'Seller', 'Buyer'), { kind: 'fields' as const, rows: refRows(context) }] : []),
    { kind: 'table', columns, rows: own, size: index === 0 ? 6.5 : 7.5 },
    ...(index === all.length - 1 ? [stated(context), signed(context)] : []),
  ]) };
};

