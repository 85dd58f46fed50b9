// Reports of third parties and of the importer's own visits: audits, corrective actions, inspections, tests, site visits.
import { quantity, spread } from '../figures.ts';
import { col, type Element, firstLeaves, type Leaf, type PaperContext, type PaperMaker, refRows } from '../paper.ts';

type Audit = PaperContext['dossier']['form']['audits'][number];

const CLAUSES: readonly string[] = ['0 Management systems', '1 Employment is freely chosen', '2 Freedom of association', '3 Health and safety', '4 No child labor', '5 Wages', '6 Working hours', '7 No discrimination', '8 Regular employment', '9 No harsh treatment', '10 Entitlement to work', '10B Environment', '10C Business ethics'];
const ASPECTS: readonly (readonly [string, readonly (readonly [point: string, how: string])[]])[] = [
  ['Requirements checked', [['Policy is written, known and in force', 'Read; dated and signed by management'], ['A named manager is responsible', 'Interviewed'], ['Records of the last twelve months were seen', 'All months, three in detail'], ['Law of the country is met or exceeded', 'Compared clause by clause'], ['Workers know whom to tell of a breach', 'Asked in interviews'], ['Procedure is followed in practice', 'Seen on the floor'], ['Breaches are recorded and followed up', 'Register of the year'], ['Suppliers are bound to the same rule', 'Three contracts']]],
  ['Documents examined', [['Policy and procedure', 'Current and last version'], ['Records of the sample months', 'Three months'], ['Contracts of sampled workers', 'Every worker interviewed'], ['Training list with signatures', 'Last two courses'], ['Minutes of the workers committee', 'Last four meetings'], ['Complaint register', 'Whole year'], ['Licenses and permits', 'Originals'], ['Management review', 'Last report']]],
  ['Interviews', [['Individual interviews in private', 'Chosen by the auditor from the roster'], ['Group interviews by department', 'Five to six workers each'], ['Management interview', 'Site and personnel managers'], ['Worker representative', 'Alone'], ['Security staff', 'At the gate'], ['Workers of the night shift', 'At the end of the shift'], ['Workers from other provinces', 'In their own language'], ['New workers', 'Hired in the last three months']]],
  ['Observations on site', [['Production floor', 'Both shifts'], ['Warehouse and loading', 'Walked'], ['Dormitory and canteen', 'Walked without notice'], ['Gates and exits', 'Opened and passed'], ['Notice boards', 'Read and photographed'], ['Clocks and attendance devices', 'Compared with records'], ['First aid and fire points', 'Counted'], ['Surroundings of the site', 'Walked']]],
];

const auditOf = ({ dossier, exhibit }: PaperContext): Audit | undefined => dossier.form.audits.find((own) => own.id === exhibit.auditId) ?? dossier.form.audits.find((own) => own.siteId === dossier.step(exhibit.stepIds[0])?.siteId);

/** What is said of one clause: the findings of the audit if it has any there. */
function clauseLeaf(audit: Audit | undefined, clause: string, aspect: (typeof ASPECTS)[number]): Leaf {
  const findings = audit?.findings.filter((own) => own.clause === clause) ?? [];
  return [
    { kind: 'heading', text: `${clause}: ${aspect[0].toLowerCase()}` },
    { kind: 'table', size: 8.5, columns: [col('Point', 3), col('How it was checked', 2.4), col('Result', 1), col('Reference', 0.9)], rows: aspect[1].map(([point, how], index) => [point, how, findings.length > 0 && index === 4 ? 'See findings' : 'Conforms', `WP ${clause.split(' ')[0] ?? ''}.${index + 1}`]) },
    ...findings.map((own): Element => ({ kind: 'text', text: `Finding ${own.no} (${own.severity}): ${own.text}. Status: ${own.status}.` })),
    ...(findings.length === 0 ? [{ kind: 'text' as const, text: 'Nothing was found that contradicts the records of the site.' }] : []),
  ];
}

function findingLeaves(audit: Audit | undefined): Leaf {
  const rows = (audit?.findings ?? []).map((own) => [String(own.no), own.clause ?? '', own.severity, own.text, own.correctiveAction ?? '', own.due ?? '', `${own.status}${own.verifiedOn === null ? '' : ` ${own.verifiedOn}`}`]);
  return [
    { kind: 'heading', text: 'Findings' },
    rows.length === 0 ? { kind: 'text', text: 'No findings.' } : { kind: 'table', columns: [col('No.', 0.4), col('Clause', 1.2), col('Severity', 0.7), col('Finding', 2), col('Action', 1.6), col('Due', 0.9), col('Status', 1)], rows },
  ];
}

const facts = (context: PaperContext, audit: Audit | undefined): Element => ({ kind: 'fields', rows: [
  ['Scheme', `${audit?.scheme ?? ''} ${audit?.version ?? ''}, ${audit?.type ?? ''}`], ['Site', `${context.dossier.site(audit?.siteId ?? null)?.name ?? ''}, ${context.dossier.site(audit?.siteId ?? null)?.admin1 ?? ''}`], ['Dates', `${audit?.start ?? ''} – ${audit?.end ?? ''}`],
  ['Workers on site', String(audit?.workersOnSite ?? '')], ['Workers interviewed', String(audit?.workersInterviewed ?? '')], ['Contract workers', String(audit?.contractWorkers ?? '')], ['Rating', audit?.rating ?? ''], ['Valid until', audit?.validUntil ?? ''],
] });

const sign = (context: PaperContext, role: string): Element => ({ kind: 'signature', name: context.named(context.exhibit.issuer), role, date: context.exhibit.docDate ?? '' });

export const socialAudit: PaperMaker = (context) => {
  const audit = auditOf(context);
  const front: Leaf[] = [[facts(context, audit), { kind: 'text', text: 'Announced within a window of four weeks. The day was chosen by the auditor. Interviews were held in the language of the workers without management present.' }, sign(context, 'Lead auditor')], findingLeaves(audit)];
  const body = CLAUSES.flatMap((clause) => ASPECTS.map((aspect) => clauseLeaf(audit, clause, aspect)));
  return { letterhead: 'report', leaves: firstLeaves([...front, ...body], context.pages) };
};

export const correctiveActions: PaperMaker = (context) => {
  const audit = auditOf(context);
  const evidence = CLAUSES.slice(0, context.pages).map((clause): Leaf => clauseLeaf(audit, clause, ASPECTS[1] ?? ['', []]));
  return { letterhead: 'report', leaves: firstLeaves([[facts(context, audit), { kind: 'text', text: 'Two of three findings are closed and verified; the third is on time.' }, sign(context, 'Compliance manager')], findingLeaves(audit), ...evidence], context.pages) };
};

const INSPECTION: readonly (readonly [string, readonly string[]])[] = [
  ['Quantity', ['Cartons presented', 'Cartons opened', 'Pieces per carton', 'Shipping marks']], ['Workmanship', ['Seams', 'Neck rib', 'Hem', 'Stains']], ['Measurements', ['Chest', 'Length', 'Sleeve', 'Shoulder']], ['Labels', ['Neck label', 'Care label', 'Origin label', 'Barcode']],
  ['Packing', ['Polybag', 'Carton', 'Assortment', 'Weight']], ['Tests on site', ['Rubbing', 'Stretch', 'Weight of cloth', 'Metal detection']], ['Photographs', ['Front', 'Back', 'Carton', 'Warehouse']], ['Remarks', ['Subcontracting seen: none', 'Lines seen running: 3 to 5', 'Material store seen', 'Waste store seen']],
];

export const inspection: PaperMaker = (context) => {
  const { exhibit, dossier } = context;
  const [photo] = context.photos(1);
  return { letterhead: 'report', leaves: firstLeaves([
    [{ kind: 'fields', rows: [...refRows(context), ...exhibit.quantities.map((own) => [own.what, quantity(own.value, own.uom)] as const), ['Standard', 'ISO 2859-1, level II, AQL 2.5 major / 4.0 minor'], ['Result', 'ACCEPTED']] },
      { kind: 'table', columns: [col('Lot', 2), col('Goods', 3), col('Presented', 1, 'right')], rows: dossier.lines(exhibit).map((line) => [line.lotNo, line.description, quantity(line.qty, line.uom)]) }, sign(context, 'Inspector')],
    ...INSPECTION.map(([name, points]): Leaf => [{ kind: 'heading', text: name }, { kind: 'table', size: 9, columns: [col('Point', 3), col('Result')], rows: points.map((point) => [point, 'Conforms']) }, ...(name === 'Photographs' && photo ? [{ kind: 'picture' as const, jpeg: photo, caption: `Specimen photograph, ${exhibit.docDate ?? ''}`, height: 190 }] : [])]),
  ], context.pages) };
};

export const labTest: PaperMaker = (context) => {
  const { exhibit, dossier } = context;
  const samples = Array.from({ length: exhibit.quantities[0]?.value ?? 0 }, (_, index) => ({ no: index + 1, lot: dossier.form.lots.find((lot) => lot.id === exhibit.lotIds[index % exhibit.lotIds.length]) }));
  const row = (no: number): string[] => [`S${no}`, (27.1 + no * 0.11).toFixed(2), (28.4 - no * 0.09).toFixed(2), (-24.6 + no * 0.05).toFixed(2), 'consistent'];
  const columns = [col('Sample'), col('δ18O ‰', 1, 'right'), col('δ2H ‰', 1, 'right'), col('δ13C ‰', 1, 'right'), col('Texas reference', 1.2)];
  return { letterhead: 'report', leaves: firstLeaves([
    [{ kind: 'fields', rows: [['Accreditation', dossier.party(exhibit.issuer)?.accreditation ?? ''], ['Client', context.named(exhibit.recipient)], ['Samples', String(samples.length)], ['Method', 'Stable isotope ratios against a reference data set']] }, { kind: 'table', size: 8.5, columns, rows: samples.map((own) => row(own.no)) }, { kind: 'text', text: 'The fibers are consistent with the claimed origin, Texas. An isotope result corroborates documents; by itself it proves no origin.' }, sign(context, 'Head of laboratory')],
    ...samples.map((own): Leaf => [{ kind: 'heading', text: `Sample S${own.no}` }, { kind: 'fields', rows: [['Lot', own.lot?.lotNo ?? ''], ['Material', own.lot?.material ?? ''], ['Received sealed', 'yes'], ['Chain of custody', `COC-${own.no}`]] }, { kind: 'table', size: 9, columns, rows: [row(own.no)] }]),
    [{ kind: 'heading', text: 'Method and uncertainty' }, { kind: 'text', text: 'Each sample was measured in triplicate. The expanded uncertainty (k = 2) is 0.3 ‰ for δ18O, 2 ‰ for δ2H and 0.2 ‰ for δ13C.' }],
  ], context.pages) };
};

export const siteVisit: PaperMaker = (context) => {
  const { dossier, exhibit, pages } = context;
  const count = dossier.form.headcountTriangulation;
  const photos = context.photos(4);
  const teams = spread(dossier.form.roster, Math.max(1, pages - 6));
  return { letterhead: 'report', leaves: firstLeaves([
    [{ kind: 'fields', rows: [['Visited', `${exhibit.periodCovered?.[0] ?? ''}, unannounced`], ['Site', dossier.site('S03')?.name ?? ''], ['Counted on shift', String(exhibit.quantities[0]?.value ?? '')], ['On leave slips', String(count?.['onLeave'] ?? '')], ['On the roster', String(count?.['roster'] ?? '')]] }, { kind: 'text', text: 'Two visitors walked the plant and the dormitory, counted heads at 10:15 and compared the count with attendance and leave slips. Interviews were in Mandarin. All signs seen were in Chinese.' }, sign(context, 'Sourcing director')],
    ...photos.map((jpeg, index): Leaf => [{ kind: 'heading', text: `Photograph ${index + 1}` }, { kind: 'picture', jpeg, caption: `Specimen photograph, ${exhibit.periodCovered?.[0] ?? ''}, ${dossier.site('S03')?.lat ?? ''} N ${dossier.site('S03')?.lon ?? ''} E`, height: 220 }]),
    ...teams.map((own, index): Leaf => [{ kind: 'heading', text: `Head count, sheet ${index + 1}` }, { kind: 'table', columns: [col('Worker number'), col('Name', 2), col('Department', 1.4), col('Job', 1.4)], rows: own.map((worker) => [worker.workerId, worker.name, worker.department ?? '', worker.job ?? '']), size: 8.5 }]),
    [{ kind: 'heading', text: 'Conclusion' }, { kind: 'text', text: `${exhibit.quantities[0]?.value ?? ''} of ${count?.['roster'] ?? ''} workers were present and ${count?.['onLeave'] ?? ''} on leave slips. No person was seen who is not on the roster.` }, sign(context, 'Sourcing director')],
  ], pages) };
};
