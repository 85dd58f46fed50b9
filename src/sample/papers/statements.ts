// Statements and systems: affidavits, declarations, translators' certificates, policies, screening logs, plant descriptions.
import { dayAfter, quantity, spread } from '../figures.ts';
import { col, type Element, firstLeaves, type Leaf, type PaperContext, type PaperMaker } from '../paper.ts';

const text = (value: string, size = 10): Element => ({ kind: 'text', text: value, size });
const sign = (context: PaperContext, role: string): Element => ({ kind: 'signature', name: context.named(context.exhibit.issuer), role: context.say(role), date: context.exhibit.docDate ?? '' });

export const affidavit: PaperMaker = (context) => {
  const { dossier } = context;
  const bales = dossier.form.bales;
  const lot = dossier.form.lots[0];
  return { letterhead: 'certificate', leaves: [[
    text('I, the undersigned manager of the gin named above, being duly sworn, state:'), text('1. I have personal knowledge of gin run R118 and of the records attached.'),
    text(`2. In that run ${quantity(bales.length, 'BL')} were pressed, ${quantity(lot?.qty ?? 0, 'KGM')} net, from seven grower accounts in ${lot?.originRegion ?? ''}.`),
    text(`3. Their PBI numbers run from ${bales[0]?.pbi ?? ''} to ${bales.at(-1)?.pbi ?? ''}.`), text('4. No cotton from outside the United States was received at the gin.'),
  ], [text('I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct (28 U.S.C. 1746).'), sign(context, 'Gin manager'), { kind: 'seal', lines: ['NOTARY PUBLIC', 'Specimen', context.exhibit.docDate ?? ''] }]] };
};

export const supplierDeclaration: PaperMaker = (context) => {
  const { say } = context;
  return { letterhead: 'certificate', leaves: [[
    text(say('I am the legal representative of the company and declare:')), text(say('Since 2020 no national of North Korea has been employed, dispatched, housed or subcontracted here.')), text(say('No payment was made to any North Korean person or body.')), text(say('All workers were hired freely, keep their identity cards and are paid to their own accounts.')), sign(context, 'Legal representative'),
  ], [text(say('Signed before me today; identity of the signatory was checked.')), { kind: 'seal', lines: [say('NOTARY PUBLIC'), context.exhibit.docDate ?? ''] }]] };
};

export const importerDeclaration: PaperMaker = (context) => {
  const { form } = context.dossier;
  const groups = spread(form.cbpRequests, context.pages - 2);
  return { letterhead: 'company', leaves: [
    [text(form.case.position ?? form.case.title, 11), text(`Entry ${form.entry.number ?? ''}, detention ${form.case.detentionNo ?? ''}.`), text('This declaration answers the requests one by one and names the exhibits that prove each answer.')],
    ...groups.map((own): Leaf => own.flatMap((request): Element[] => [{ kind: 'heading', text: `Request ${request.no}: ${request.text}` }, text(`${request.answer ?? ''}. Exhibits ${request.exhibits.join(', ')}.`)])),
    [text('I understand that a false statement may be punished under 18 U.S.C. 1001. The statements made here are true and complete to the best of my knowledge.'), sign(context, 'President')],
  ] };
};

export const translationCertificate: PaperMaker = (context) => {
  const { dossier, exhibit } = context;
  const covered = exhibit.covers.flatMap((no) => dossier.form.exhibits.filter((own) => own.exhibitNo === no));
  return { letterhead: 'certificate', leaves: [[
    text('I certify that I am competent in both languages and that the English translations of the documents listed below are complete and accurate.', 9.5),
    { kind: 'table', size: 7.5, columns: [col('Exhibit', 0.6), col('Document', 3), col('Number', 1.8), col('Pages', 0.5, 'right')], rows: covered.map((own) => [own.exhibitNo, own.title, own.docNo ?? '', String(own.pages ?? '')]) },
    sign(context, 'Certified translator'),
  ]] };
};

const CHAPTERS: readonly (readonly [string, string])[] = [
  ['Commitment', 'We do not buy goods made wholly or in part with forced, indentured, prison or child labor, at any tier of the supply chain.'],
  ['Scope', 'The policy binds every employee, buyer and agent, and every supplier through its contract.'],
  ['Mapping', 'Every product is traced to its raw material before an order is placed. Names, addresses and roles are kept for every step.'],
  ['Supplier code', 'Employment is freely chosen. Workers keep their papers, pay no fees, may leave at any time and are paid in full through a bank.'],
  ['Contract clause', 'Suppliers give access to sites, workers and records, and pass the same clause on to theirs.'],
  ['Screening', 'Every party is screened against the UFLPA Entity List, withhold release orders and OFAC lists, on onboarding and before each shipment.'],
  ['Audit', 'Sites of higher risk are audited every year by an independent firm and visited without notice.'],
  ['Remedy', 'Harm is put right with the workers first. Orders end where a supplier will not cooperate.'],
];

/** What every chapter asks of the people who carry it out. */
const DUTIES: readonly string[] = [
  'A manager is named for this chapter. The name stands in the register of responsibilities and on the notice board.',
  'The procedure is written down, dated and reviewed once a year, and after every breach.',
  'Everyone concerned is trained before taking up the work and once a year. Attendance is signed.',
  'Workers and suppliers may report a breach in their own language, without giving a name. No one suffers for a report.',
  'The head of compliance reports on this chapter to the board every quarter and keeps the records for five years.',
];

export const policy: PaperMaker = (context) => {
  const { dossier, pages } = context;
  const suppliers = dossier.form.parties.filter((party) => !party.roles.includes('importer_of_record'));
  const log = Array.from({ length: Math.max(0, pages - CHAPTERS.length) }, (_, index): Leaf => [
    { kind: 'heading', text: `Training log, sheet ${index + 1}` },
    { kind: 'table', size: 8.5, columns: [col('Date'), col('Course', 2), col('Party', 3), col('Persons', 0.7, 'right')], rows: suppliers.map((party, at) => [dayAfter(context.exhibit.docDate ?? '2026-01-01', -300 + index * 20 + at), CHAPTERS[(index + at) % CHAPTERS.length]?.[0] ?? '', party.name, String(2 + ((index * 3 + at) % 9))]) },
  ]);
  return { letterhead: 'company', leaves: firstLeaves([...CHAPTERS.map(([name, body], index): Leaf => [{ kind: 'heading', text: `${index + 1}. ${name}` }, text(body), ...DUTIES.map((duty, at) => text(`${index + 1}.${at + 1}  ${duty}`)), ...(index === 0 ? [sign(context, 'President')] : [])]), ...log], pages) };
};

export const screeningLog: PaperMaker = (context) => {
  const { form } = context.dossier;
  const results = new Map(form.screening?.results.map((own) => [own.partyId, own] as const));
  const rows = form.parties.map((party) => [party.id, party.name, party.country ?? '', (results.get(party.id)?.hits ?? []).map((hit) => `${hit.list} ${hit.matchedName} ${hit.score}`).join('; ') || 'none', results.get(party.id)?.decision ?? 'no_match']);
  const lists: Element = { kind: 'table', size: 7.5, columns: [col('List'), col('Name', 2), col('As published')], rows: form.screening ? form.screening.lists.map((own) => [own.id, own.name, own.asPublished ?? '']) : [['UFLPA', 'UFLPA Entity List', ''], ['WRO', 'CBP WROs and Findings', ''], ['SDN', 'OFAC SDN (NKSPEA, DPRK programs)', '']] };
  return { letterhead: 'report', leaves: spread(rows, context.pages - 1).reduce<Leaf[]>((leaves, own) => [...leaves, [{ kind: 'table', size: 8, columns: [col('Id', 0.4), col('Party', 3), col('Country', 0.6), col('Hits', 2), col('Decision')], rows: own }]], [[{ kind: 'fields', rows: [['Run on', form.screening?.runDate ?? context.exhibit.docDate ?? ''], ['Run by', context.named(context.exhibit.issuer)], ['Threshold', String(form.screening?.algorithm['threshold'] ?? 0.85)]] }, lists, sign(context, 'Compliance')]]) };
};

/** Steps, machines and chapters that describe a works. */
const WORKS = {
  cotton: { flow: ['Fabric receipt and inspection', 'Cutting', 'Sewing', 'Finishing and pressing', 'Inspection', 'Packing and loading'], machines: [['Spreading table', '2'], ['Automatic cutter', '1'], ['Overlock machine', '120'], ['Flat-lock machine', '64'], ['Pressing station', '18'], ['Metal detector', '1']] },
  seafood: { flow: ['Receipt and cold storage', 'Thawing', 'Filleting', 'Trimming and pin-bone removal', 'Freezing', 'Packing and cold storage'], machines: [['Thawing tank', '6'], ['Fillet line', '2'], ['Trimming table', '4'], ['IQF tunnel freezer', '1'], ['Metal detector', '1'], ['Cold store', '2']] },
} as const;

export const processFlow: PaperMaker = (context) => {
  const { dossier, exhibit, say, pages } = context;
  const works = WORKS[dossier.name];
  const site = dossier.site(dossier.step(exhibit.stepIds[0])?.siteId ?? null);
  const photos = context.photos(Math.min(6, pages - 9));
  const chapters = works.flow.map((step, index): Leaf => [{ kind: 'heading', text: `${index + 1}. ${say(step)}` }, text(say('Input and output are weighed or counted; the sheet of the step carries the lot number.')), { kind: 'flow', steps: [say('Receive'), say('Work'), say('Check'), say('Hand over')] }]);
  const room = (label: string): { label: string; value: string } => ({ label: say('Area'), value: say(label) });
  const front: Leaf[] = [
    [{ kind: 'fields', rows: [[say('Site'), context.named(exhibit.issuer)], [say('Position'), `${site?.lat ?? ''} N, ${site?.lon ?? ''} E`], [say('Workers'), String(site?.workers ?? '')]] }, { kind: 'flow', steps: works.flow.map(say) }, sign(context, 'Responsible person')],
    [{ kind: 'heading', text: say('Floor plan') }, ...[0, 2, 4].map((at): Element => ({ kind: 'boxes', height: 130, boxes: works.flow.slice(at, at + 2).map(room) }))],
    [{ kind: 'heading', text: say('Equipment') }, { kind: 'table', size: 10, columns: [col(say('Machine'), 3), col(say('Number'), 1, 'right')], rows: works.machines.map(([name, count]) => [say(name), count]) }],
  ];
  const pictures = photos.map((jpeg, index): Leaf => [{ kind: 'heading', text: `${say('Photograph')} ${index + 1}` }, { kind: 'picture', jpeg, caption: `${say(works.flow[index] ?? '')}, ${exhibit.docDate ?? ''}`, height: 230 }]);
  const rest = Array.from({ length: Math.max(0, pages - front.length - chapters.length - pictures.length) }, (_, index): Leaf => [{ kind: 'heading', text: `${say('Control point')} ${index + 1}` }, { kind: 'table', size: 9, columns: [col(say('Area'), 2), col(say('Check'), 2), col(say('Status'))], rows: works.flow.map((step) => [say(step), say('Check'), 'OK']) }]);
  return { letterhead: 'report', leaves: firstLeaves([...front, ...chapters, ...pictures, ...rest], pages) };
};
