// Papers of and for U.S. Customs and Border Protection: notices, requests, entry forms, security filing.
import { dayAfter, money, number, quantity } from '../figures.ts';
import { type Element, type FormBox, type Leaf, type PaperContext, type PaperMaker, partyText } from '../paper.ts';

const text = (value: string): Element => ({ kind: 'text', text: value });
const boxes = (...own: FormBox[]): Element => ({ kind: 'boxes', boxes: own });
const box = (label: string, value: string | null | undefined, share = 1): FormBox => ({ label, value: value ?? '', share });

/** The shipment as every notice names it. */
const shipment = ({ dossier }: PaperContext): Element => {
  const { entry } = dossier.form;
  return { kind: 'fields', rows: [
    ['Entry number', entry.number ?? ''], ['Port', `${entry.portCode ?? ''} ${entry.portName ?? ''}`], ['Date of entry', entry.entryDate ?? ''], ['Date of arrival', entry.arrivalDate ?? ''],
    ['Importer of record', dossier.party(entry.importerId)?.name ?? ''], ['Merchandise', entry.lines.map((own) => own.description).join('; ')],
    ['HTSUS', entry.lines.map((own) => own.hts ?? '').join('; ')], ['Entered value', money(entry.lines.reduce((sum, own) => sum + (own.valueUsd ?? 0), 0), 'USD')],
  ] };
};

/** Requests numbered as in the case, spread over the leaves that are left. */
function requestLeaves(context: PaperContext, pages: number): Leaf[] {
  const requests = context.dossier.form.cbpRequests;
  return Array.from({ length: pages }, (_, page): Leaf => {
    const own = requests.filter((_, index) => Math.floor((index * pages) / requests.length) === page);
    return [
      { kind: 'heading', text: page === 0 ? 'Attachment: information requested' : 'Attachment, continued' },
      ...own.flatMap((request): Element[] => [
        text(`${request.no}. ${request.text}.`),
        text('State the document number and the page on which the information is found. Documents not in English must be accompanied by a complete translation. Copies must be legible and arranged by production step.'),
      ]),
    ];
  });
}

export const detentionNotice: PaperMaker = (context) => {
  const { form } = context.dossier;
  const leaves: Leaf[] = [[
    boxes(box('Notice number', form.case.detentionNo), box('Date of notice', form.case.detentionNoticeDate), box('Presented for examination', form.case.presentedForExam)),
    shipment(context),
    { kind: 'heading', text: 'Reason for detention' },
    text(`The merchandise described above has been detained under ${form.case.legalBasis.join(' and ')}. The importer may present information to show that the merchandise is admissible.`),
    text(`A decision on admissibility will be made within 30 days of the date the merchandise was presented for examination, that is by ${form.case.deadlineAdmissibility ?? ''}. If no decision is made by then the merchandise is treated as excluded (19 U.S.C. 1499(c)).`),
    text(`Send the answer through the ${form.case.channel ?? ''}, naming the notice number.`),
    { kind: 'signature', name: 'Specimen Officer', role: 'Center of Excellence and Expertise', date: context.exhibit.docDate ?? '' },
  ], ...requestLeaves(context, context.pages - 1)];
  return { letterhead: 'government', leaves };
};

export const form28: PaperMaker = (context) => {
  const { form, party } = context.dossier;
  return { letterhead: 'government', leaves: [[
    boxes(box('1. Date of request', form.case.cf28Date), box('2. Date of entry and importation', `${form.entry.entryDate ?? ''} / ${form.entry.arrivalDate ?? ''}`), box('3. Manufacturer', party(form.entry.lines[0]?.manufacturerId ?? null)?.name, 2)),
    boxes(box('4. Reply by', form.case.cf28Due), box('5. Entry number', form.entry.number), box('6. Country of origin', form.entry.lines[0]?.countryOfOrigin), box('7. Request number', form.case.cf28No)),
    boxes(box('8. To', partyText(context, form.entry.importerId), 2), box('9. From', `Port ${form.entry.portCode ?? ''}, ${form.entry.portName ?? ''}`, 1)),
    shipment(context),
    text('Please answer the questions on the following pages and return the answer with copies of the documents named there.'),
  ], ...requestLeaves(context, context.pages - 1)] };
};

export const form3461: PaperMaker = (context) => {
  const { form } = context.dossier;
  const { refs } = context.exhibit;
  return { letterhead: 'government', leaves: [[
    boxes(box('1. Entry number', form.entry.number), box('2. Elected entry date', form.entry.entryDate), box('3. Entry type', form.entry.type), box('4. Port of entry', form.entry.portCode)),
    boxes(box('5. Arrival date', form.entry.arrivalDate), box('6. Bill of lading', refs['bol']), box('7. Container', refs['container']), box('8. Invoice', refs['invoice'])),
    boxes(box('9. Importer of record', partyText(context, form.entry.importerId)), box('10. Filer', partyText(context, form.entry.brokerId))),
    ...form.entry.lines.map((own) => boxes(box('11. Description of merchandise', own.description, 3), box('12. HTSUS', own.hts, 1.3), box('13. Origin', own.countryOfOrigin, 0.6), box('14. Quantity', quantity(own.qty ?? 0, own.uom ?? ''), 1.1))),
    boxes(box('15. Manufacturer', partyText(context, form.entry.lines[0]?.manufacturerId ?? null)), box('16. MID', context.dossier.party(form.entry.lines[0]?.manufacturerId ?? null)?.mid)),
    boxes(box('17. Purchase order', refs['po']), box('18. Gross weight', `${number(form.entry.lines[0]?.grossKg ?? 0)} kg`)),
    { kind: 'signature', name: context.named(form.entry.brokerId), role: 'Broker', date: context.exhibit.docDate ?? '' },
  ]] };
};

export const form7501: PaperMaker = (context) => {
  const { form, party } = context.dossier;
  const { refs } = context.exhibit;
  const value = form.entry.lines.reduce((sum, own) => sum + (own.valueUsd ?? 0), 0);
  const front: Leaf = [
    boxes(box('1. Filer code / entry no.', form.entry.number, 1.3), box('2. Entry type', form.entry.type, 0.7), box('3. Summary date', form.entry.summaryDate), box('6. Port code', form.entry.portCode, 0.7), box('7. Entry date', form.entry.entryDate)),
    boxes(box('10. Country of origin', form.entry.lines[0]?.countryOfOrigin), box('11. Import date', form.entry.arrivalDate), box('12. B/L or AWB no.', refs['bol'], 1.4), box('13. Manufacturer ID', party(form.entry.lines[0]?.manufacturerId ?? null)?.mid, 1.4)),
    boxes(box('20. U.S. port of unlading', form.entry.portName), box('Invoice', refs['invoice']), box('Purchase order', refs['po']), box('Container', refs['container'])),
    boxes(box('25. Ultimate consignee', partyText(context, form.entry.importerId)), box(`26. Importer of record ${party(form.entry.importerId)?.iorNumber ?? ''}`, partyText(context, form.entry.importerId))),
    ...form.entry.lines.map((own) => boxes(
      box('27. Line', String(own.line).padStart(3, '0'), 0.5), box('28. Description / 29. HTSUS', `${own.description}\n${own.hts ?? ''}`, 2.6), box('30. Gross / net kg', `${number(own.grossKg ?? 0)}\n${number(own.netKg ?? 0)}`, 1.1),
      box('31. Net quantity', `${quantity(own.qty ?? 0, own.uom ?? '')}${own.dozens === null ? '' : `\n${number(own.dozens)} doz`}`, 1.2), box('32. Entered value', money(own.valueUsd ?? 0, 'USD'), 1.4))),
    boxes(box('35. Total entered value', money(value, 'USD')), box('Harvested in', form.entry.lines[0]?.harvestCountry ?? form.entry.lines[0]?.countryOfOrigin), box('Broker', context.named(form.entry.brokerId), 2)),
  ];
  const back: Leaf = [
    { kind: 'heading', text: 'Declaration of importer of record (owner or purchaser) or authorized agent' },
    text('I declare that I am the importer of record and that the actual owner, purchaser or consignee for customs purposes is as shown above. I further declare that the merchandise was obtained pursuant to a purchase or agreement to purchase and that the prices set forth in the invoice are true, to the best of my knowledge and belief.'),
    text('I will immediately furnish to the appropriate officer any information showing a different statement of facts.'),
    { kind: 'table', columns: [{ title: 'Notes', share: 1 }, { title: 'Value', share: 1 }], rows: [['Entry number', form.entry.number ?? ''], ['Entered value', money(value, 'USD')], ['Bond', 'Continuous, surety 000 (specimen)'], ['Payment', 'Periodic monthly statement']] },
    { kind: 'signature', name: context.named(form.entry.brokerId), role: 'Attorney-in-fact', date: context.exhibit.docDate ?? '' },
  ];
  return { letterhead: 'government', leaves: [front, back] };
};

export const securityFiling: PaperMaker = (context) => {
  const { form } = context.dossier;
  const line = form.entry.lines[0];
  const bol = context.exhibit.refs['bol'] ?? '';
  return { letterhead: 'carrier', leaves: [[
    { kind: 'fields', rows: [
      ['Transaction number', context.exhibit.docNo ?? ''], ['Filed', `${context.exhibit.docDate ?? ''}, more than 24 hours before lading`], ['Bill of lading', bol],
      ['Seller', partyText(context, line?.manufacturerId ?? null)], ['Buyer', partyText(context, form.entry.importerId)], ['Importer of record no.', context.dossier.party(form.entry.importerId)?.iorNumber ?? ''],
      ['Consignee no.', context.dossier.party(form.entry.importerId)?.iorNumber ?? ''], ['Manufacturer', partyText(context, line?.manufacturerId ?? null)], ['Ship to', partyText(context, form.entry.importerId)],
      ['Country of origin', line?.countryOfOrigin ?? ''], ['HTSUS-6', (line?.hts ?? '').slice(0, 7)], ['Stuffing location', partyText(context, line?.manufacturerId ?? null)], ['Consolidator', context.named(line?.manufacturerId ?? null)],
      ['Status', `ACCEPTED, bill on file ${dayAfter(context.exhibit.docDate ?? '2026-01-01', 1)}`],
    ] },
  ]] };
};
