// Customs declarations abroad, certificates of origin, and data sets filed with a government.
import { money, number, quantity } from '../figures.ts';
import { col, type Element, type Leaf, type PaperContext, type PaperMaker, partyText, refRows } from '../paper.ts';

const stated = ({ exhibit, say }: PaperContext): Element => ({ kind: 'fields', rows: exhibit.quantities.map((own) => [say(own.what), quantity(own.value, own.uom)] as const) });

export const customsDeclaration: PaperMaker = (context) => {
  const { dossier, exhibit, say, pages } = context;
  const lines = dossier.lines(exhibit);
  const total = lines.reduce((sum, line) => sum + line.qty, 0);
  const step = dossier.step(exhibit.stepIds.at(-1));
  const importing = exhibit.docType === 'IMPORT_DECLARATION';
  const [from, to] = [dossier.site(step?.fromSite ?? null), dossier.site(step?.toSite ?? null)];
  const origin = importing ? (from?.country ?? '') : (dossier.form.lots.find((lot) => lot.id === exhibit.lotIds[0])?.originCountry ?? '');
  let left = exhibit.amount ?? 0;
  const rows = lines.map((line, index) => {
    const own = index === lines.length - 1 ? left : Math.round((((exhibit.amount ?? 0) * line.qty) / total) * 100) / 100;
    left -= own;
    return [String(index + 1), `${say(line.description)}\n${line.lotNo}`, origin, quantity(line.qty, line.uom), exhibit.amount === null ? '' : number(own)];
  });
  const front: Leaf = [
    { kind: 'boxes', boxes: [{ label: say('Declaration number'), value: exhibit.docNo ?? '' }, { label: say('Date'), value: exhibit.docDate ?? '' }, { label: say('Regime'), value: say(importing ? 'Import' : 'Export') }] },
    { kind: 'boxes', boxes: [{ label: say('Exporter'), value: partyText(context, from?.partyId ?? null) }, { label: say('Importer'), value: partyText(context, to?.partyId ?? null) }] },
    { kind: 'boxes', boxes: [{ label: say('Country of origin'), value: origin }, { label: say('Country of dispatch'), value: from?.country ?? '' }, { label: say('Destination'), value: to?.country ?? '' }] },
    { kind: 'fields', rows: [...refRows(context), ...(exhibit.amount === null ? [] : [[say('Customs value'), money(exhibit.amount, exhibit.currency ?? 'USD')] as const])] },
    stated(context),
    ...(/handbook no\. (\S+)/.test(exhibit.proves ?? '') ? [{ kind: 'text' as const, text: `${say('Processing-trade handbook')} ${/handbook no\. (\S+)/.exec(exhibit.proves ?? '')?.[1] ?? ''}` }] : []),
  ];
  const goods: Leaf = [
    { kind: 'heading', text: say('Goods') },
    { kind: 'table', size: 8, columns: [col('#', 0.3), col(say('Description of goods'), 3), col(say('Country of origin'), 0.8), col(say('Quantity'), 1.2, 'right'), col(say('Amount'), 1.1, 'right')], rows, total: ['', say('Total'), '', quantity(total, lines[0]?.uom ?? 'KGM'), exhibit.amount === null ? '' : number(exhibit.amount)] },
    ...(pages === 2 ? [{ kind: 'seal' as const, lines: [say('CUSTOMS CLEARED'), exhibit.docDate ?? ''] }] : []),
  ];
  const release: Leaf = [
    { kind: 'heading', text: say('Release') },
    { kind: 'fields', rows: [[say('Channel'), say('Green')], [say('Released on'), exhibit.docDate ?? ''], [say('Declarant'), context.named(exhibit.issuer)], [say('Declaration number'), exhibit.docNo ?? '']] },
    { kind: 'seal', lines: [say('CUSTOMS CLEARED'), exhibit.docDate ?? ''] },
  ];
  return { letterhead: 'government', leaves: pages === 2 ? [front, goods] : [front, goods, release] };
};

export const certificateOfOrigin: PaperMaker = (context) => {
  const { dossier, exhibit } = context;
  return { letterhead: 'certificate', leaves: [[
    { kind: 'boxes', boxes: [{ label: '1. Exporter', value: partyText(context, exhibit.recipient) }, { label: '2. Certificate number', value: exhibit.docNo ?? '' }] },
    { kind: 'boxes', boxes: [{ label: '3. Consignee', value: partyText(context, dossier.form.entry.importerId) }, { label: '4. Invoice', value: exhibit.refs['invoice'] ?? '' }] },
    { kind: 'table', size: 8, columns: [col('5. Goods', 3), col('6. Lot', 2), col('7. Quantity', 1, 'right')], rows: dossier.lines(exhibit).map((line) => [line.description, line.lotNo, quantity(line.qty, line.uom)]) },
    stated(context), { kind: 'text', text: 'It is hereby certified, on the basis of control carried out, that the declaration by the exporter is correct and that the goods originate in Viet Nam (non-preferential).' },
    { kind: 'signature', name: context.named(exhibit.issuer), role: 'Certifying officer', date: exhibit.docDate ?? '' }, { kind: 'seal', lines: ['CERTIFIED', exhibit.docDate ?? ''] },
  ]] };
};

export const importMonitoring: PaperMaker = (context) => {
  const { dossier, exhibit } = context;
  const harvest = dossier.form.lots[0];
  return { letterhead: 'government', leaves: [
    [{ kind: 'fields', rows: [['IFTP holder', `${context.named(exhibit.issuer)} ${dossier.party(exhibit.issuer)?.iftpNo ?? ''}`], ['Entry number', dossier.form.entry.number ?? ''], ['Species', 'Gadus macrocephalus (PCO)'], ['Harvest area', harvest?.originRegion ?? ''], ['Harvest event', harvest?.lotNo ?? ''], ['Landed', quantity(harvest?.qty ?? 0, 'KGM')], ['Gear', 'Longline'], ['Flag', 'US']] }, stated(context)],
    [{ kind: 'heading', text: 'Lots entered' }, { kind: 'table', columns: [col('Lot'), col('Product', 3), col('Quantity', 1, 'right')], rows: dossier.form.lots.slice(2).map((lot) => [lot.lotNo ?? '', lot.material, quantity((dossier.form.steps.at(-1)?.inputs ?? []).find((flow) => flow.lotId === lot.id)?.qty ?? 0, 'KGM')]) }],
    [{ kind: 'heading', text: 'Chain of custody' }, { kind: 'table', columns: [col('Step', 2.5), col('From'), col('To'), col('Site', 2)], rows: dossier.form.steps.map((step) => [step.name, step.start ?? '', step.end ?? '', dossier.site(step.siteId)?.name ?? '']) }, { kind: 'text', text: 'Filed in ACE with the entry. Records are kept for two years from the date of import (50 CFR 300.324).' }],
  ] };
};
