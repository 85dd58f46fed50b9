// Papers of movement: bills of lading, delivery notes, warehouse receipts.
import { money, number, parts, quantity, spread, weights } from '../figures.ts';
import { col, type Element, type FormBox, type Leaf, type PaperContext, type PaperMaker, partyText, refRows } from '../paper.ts';

const boxes = (...own: FormBox[]): Element => ({ kind: 'boxes', boxes: own });

const amounts = ({ exhibit, say }: PaperContext): (readonly [string, string])[] => exhibit.quantities.map((own) => [say(own.what), quantity(own.value, own.uom)] as const);

const CARRIAGE: readonly string[] = [
  'Received by the carrier in apparent good order and condition, unless noted otherwise, the packages said by the shipper to contain the goods described, for carriage from the port of loading to the port of discharge.',
  'Weight, measure, marks, numbers, quality, contents and value are as declared by the shipper and were not checked by the carrier on loading.',
  'The carrier may carry the goods on deck or below deck and by any route. Containers are sealed by the shipper; the seal number is stated on the face.',
  'One original of this bill must be surrendered, duly endorsed, in exchange for the goods or a delivery order.',
  'Freight is earned when the goods are received. General average is adjusted by the York-Antwerp Rules.',
  'This is a specimen made for testing. It gives no right to any goods.',
];

export const billOfLading: PaperMaker = (context) => {
  const { dossier, exhibit } = context;
  const step = dossier.step(exhibit.stepIds.at(-1));
  const [from, to] = [dossier.site(step?.fromSite ?? null), dossier.site(step?.toSite ?? null)];
  const ports = /Bill of lading (.+) - (.+)$/.exec(exhibit.title);
  const goods = dossier.lines(exhibit).map((line) => `${line.description}, lot ${line.lotNo}`).join('\n');
  return { letterhead: 'carrier', leaves: [[
    boxes({ label: 'Shipper', value: partyText(context, exhibit.recipient), share: 1.3 }, { label: 'Bill of lading number', value: exhibit.docNo ?? '' }),
    boxes({ label: 'Consignee', value: partyText(context, to?.partyId ?? null), share: 1.3 }, { label: 'Export references', value: Object.values(exhibit.refs).join('  ') }),
    boxes({ label: 'Place of receipt', value: `${from?.name ?? ''}, ${from?.admin1 ?? ''}` }, { label: 'Port of loading', value: ports?.[1] ?? '' }, { label: 'Port of discharge', value: ports?.[2] ?? '' }),
    boxes({ label: 'Vessel and voyage', value: `M/V SPECIMEN STAR  ${(exhibit.docNo ?? '').slice(-4)}W` }, { label: 'Container and seal', value: `${exhibit.refs['container'] ?? ''} / SPC${(exhibit.docNo ?? '').slice(-5)}` }, { label: 'Shipped on board', value: exhibit.docDate ?? '' }),
    { kind: 'boxes', height: 150, boxes: [{ label: 'Description of goods (said to contain)', value: goods, share: 2.4 }, { label: 'Packages and weight', value: amounts(context).map(([what, value]) => `${value} ${what}`).join('\n') }] },
    boxes({ label: 'Freight', value: 'Prepaid' }, { label: 'Originals', value: 'Three (3)' }, { label: 'Place and date of issue', value: `${ports?.[1] ?? ''}, ${exhibit.docDate ?? ''}`, share: 1.4 }),
    { kind: 'signature', name: context.named(exhibit.issuer), role: 'As carrier', date: exhibit.docDate ?? '' },
  ], [{ kind: 'heading', text: 'Terms of carriage' }, ...CARRIAGE.map((body, index): Element => ({ kind: 'text', text: `${index + 1}. ${body}`, size: 8 }))]] };
};

/** Rolls of each dye lot with their weights, adding up to the lot. */
export const deliveryNote: PaperMaker = (context) => {
  const { dossier, exhibit, say, pages } = context;
  const rows = dossier.lines(exhibit).flatMap((line) => {
    const net = weights(line.qty, line.packages ?? 1);
    return net.map((kg, index) => [line.lotNo, `${line.color ?? ''}-${String(index + 1).padStart(3, '0')}`, number(kg)]);
  });
  const paired = (own: readonly string[][]): string[][] => {
    const half = Math.ceil(own.length / 2);
    return own.slice(0, half).map((row, index) => [...row, ...(own[index + half] ?? ['', '', ''])]);
  };
  const columns = [col(say('Lot'), 1.5), col(say('Roll'), 0.8), col('kg', 0.7, 'right'), col(say('Lot'), 1.5), col(say('Roll'), 0.8), col('kg', 0.7, 'right')];
  const [head, ...rest] = [...spread(rows.slice(0, 24), 1), ...spread(rows.slice(24), pages - 1)];
  const front: Leaf = [
    boxes({ label: say('Delivered by'), value: partyText(context, exhibit.issuer) }, { label: say('Delivered to'), value: partyText(context, exhibit.recipient) }),
    boxes({ label: say('Truck'), value: '51C-000.00' }, { label: say('Driver'), value: 'Nguyễn Văn Mẫu' }, { label: say('Seal'), value: 'SPC-0806' }),
    { kind: 'fields', rows: [...refRows(context), ...amounts(context)] }, { kind: 'table', columns, rows: paired(head ?? []) },
  ];
  return { letterhead: 'company', leaves: [front, ...rest.map((own, index): Leaf => [
    { kind: 'table', columns, rows: paired(own) },
    ...(index === rest.length - 1 ? [{ kind: 'signature' as const, name: context.named(exhibit.recipient), role: say('Received by'), date: exhibit.docDate ?? '' }] : []),
  ])] };
};

export const goodsReceipt: PaperMaker = (context) => {
  const { dossier, exhibit, say } = context;
  const lines = dossier.lines(exhibit);
  return { letterhead: 'company', leaves: [[
    { kind: 'fields', rows: [[say('Warehouse'), context.named(exhibit.issuer)], ...refRows(context), [say('Received on'), exhibit.docDate ?? '']] },
    { kind: 'table', size: 8.5, columns: [col('#', 0.3), col(say('Description of goods'), 3), col(say('Lot'), 2), col(say('Packages'), 1, 'right'), col(say('Quantity'), 1.3, 'right')], rows: lines.map((line, index) => [String(index + 1), say(line.description), line.lotNo, line.packages === null ? '' : quantity(line.packages, line.packageType), quantity(line.qty, line.uom)]) },
    { kind: 'fields', rows: amounts(context) },
    { kind: 'text', text: say('Counted and weighed on arrival; seals intact; no difference to the delivery papers.') },
    { kind: 'signature', name: say('Warehouse keeper'), role: context.named(exhibit.issuer), date: exhibit.docDate ?? '' },
    { kind: 'seal', lines: [say('RECEIVED'), exhibit.docDate ?? ''] },
  ]] };
};

/** Tickets of waste or by-products sold, adding up to the stated weight and amount. */
export const byproductSale: PaperMaker = (context) => {
  const { exhibit, say, pages } = context;
  const weight = exhibit.quantities[0]?.value ?? 0;
  const [net, due] = [weights(weight, pages), weights(exhibit.amount ?? 0, pages)];
  const loads = parts(pages, pages);
  return { letterhead: 'company', leaves: loads.map((_, index): Leaf => [
    { kind: 'heading', text: `${say('Weighing slip')} ${index + 1} / ${pages}` },
    { kind: 'boxes', boxes: [{ label: say('Seller'), value: partyText(context, exhibit.issuer) }, { label: say('Buyer'), value: partyText(context, exhibit.recipient) }] },
    { kind: 'fields', rows: [[say('Goods'), say('Skin, bone and trimmings')], [say('Gross weight'), quantity((net[index] ?? 0) + 8420, 'KGM')], [say('Empty truck'), quantity(8420, 'KGM')], [say('net'), quantity(net[index] ?? 0, 'KGM')], [say('Amount'), money(due[index] ?? 0, exhibit.currency ?? '')],
      [say('Total of all slips'), `${quantity(weight, 'KGM')} · ${money(exhibit.amount ?? 0, exhibit.currency ?? '')}`]] },
    { kind: 'signature', name: say('Weighbridge'), role: context.named(exhibit.issuer), date: exhibit.docDate ?? '' },
  ]) };
};
