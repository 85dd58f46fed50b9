// Takes a labor table of evidence into the dossier: one transaction, one undo, one entry of custody; what it replaces goes in the same step.
import * as v from 'valibot';
import { newId } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { ParsedInputOf, OutputOf } from '../../contract/catalogue.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Edit } from '../../contract/procedures/shapes.ts';
import type { CollectionName, RecordOf } from '../../domain/dossier/dossier.ts';
import { laborImportSchema, type LaborImport } from '../../domain/dossier/labor-import.ts';
import { sameColumns } from '../../domain/labor/import/propose-choices.ts';
import type { ImportChoices } from '../../domain/labor/import/import-choices.ts';
import { payrollTotals } from '../../domain/labor/import/records.ts';
import type { TableKind } from '../../domain/labor/import/table-fields.ts';
import { laborColumnsSchema, type LaborColumns } from '../../domain/reference/labor-tables.ts';
import type { Vault } from '../../vault/vault.ts';
import { filesInForce } from '../reference-files.ts';
import type { Services } from '../services.ts';
import type { PreviewRequest, ReadTable } from './labor-tools.ts';

const PAGE = 5000;
const OWN: readonly CollectionName[] = ['workers', 'payrolls', 'payrollRows', 'timecards', 'bankBatches', 'socialInsurance'];

async function allOf<C extends CollectionName>(vault: Vault, dossierId: string, collection: C): Promise<RecordOf<C>[]> {
  const all: RecordOf<C>[] = [];
  for (;;) {
    const { total, rows } = await vault.dossiers.records(dossierId, collection, { offset: all.length, limit: PAGE });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

async function columnsInForce({ resources, session }: Services): Promise<LaborColumns> {
  return v.parse(laborColumnsSchema, (await filesInForce(resources, session.vault)).get('labor-columns')?.file.content);
}

/** The file with its bytes and exhibit. Throws Fault `evidence.notFound`. */
export async function originOf(services: Services, dossierId: string, fileId: string): Promise<Omit<PreviewRequest, 'wish'> & { readonly exhibitId: string | null }> {
  const { vault } = services.session;
  const file = await vault.dossiers.record(dossierId, 'files', fileId);
  if (!file) throw new Fault('evidence.notFound', { id: fileId });
  return { file: { name: file.name, bytes: await vault.blobs.read(file.sha256) }, exhibitId: file.exhibitId, currencyOfSite: null, reference: await columnsInForce(services) };
}

/** The import of the same sheet as the same table, which a new one replaces. */
export async function earlierOf(vault: Vault, dossierId: string, exhibitId: string | null, { kind, sheet }: ImportChoices): Promise<LaborImport | null> {
  return (await allOf(vault, dossierId, 'laborImports')).find((one) => one.exhibitId === exhibitId && one.choices.kind === kind && one.choices.sheet === sheet) ?? null;
}

/** How the newest table with the same titles was read, in any dossier of the vault; that of the same site first. */
export async function likeThat(vault: Vault, kind: TableKind, titles: readonly string[], siteId: string | null) {
  const found: (LaborImport & { readonly dossierTitle: string })[] = [];
  for (const { id, title, trashedAt } of await vault.dossiers.list()) if (trashedAt === null) for (const one of await allOf(vault, id, 'laborImports')) found.push({ ...one, dossierTitle: title });
  const fits = found.filter(({ choices }) => choices.kind === kind && choices.columns.length > 0 && sameColumns(choices.columns, titles).length === choices.columns.length);
  const [best] = fits.toSorted((a, b) => Number(b.choices.siteId === siteId) - Number(a.choices.siteId === siteId) || (a.at < b.at ? 1 : -1));
  if (!best) return null;
  const { currency, decimalMark, dateOrder, moneyFactor, hourUnit, hoursPerDay } = best.choices.conventions;
  return { columns: best.choices.columns, conventions: { currency, decimalMark, dateOrder, moneyFactor, hourUnit, hoursPerDay }, fileName: best.fileName, at: best.at, dossierTitle: best.dossierTitle };
}

/** The payroll of the site whose period a bank list or roll is about. */
async function payrollFor(vault: Vault, dossierId: string, { siteId, conventions: { periodStart, periodEnd } }: ImportChoices): Promise<string | null> {
  const payrolls = (await allOf(vault, dossierId, 'payrolls')).filter((one) => siteId === null || one.siteId === null || one.siteId === siteId);
  return payrolls.find((one) => periodStart !== null && one.periodStart <= (periodEnd ?? periodStart) && one.periodEnd >= periodStart)?.id ?? (payrolls.length === 1 ? payrolls[0]?.id ?? null : null);
}

/** Parsed by the schema of their collection when they are stored. */
const recordsOn = (page: string): { readonly id: string }[] => page.split('\n').map((line) => JSON.parse(line) as { readonly id: string });

/** Records of the earlier import that the new one has not. */
async function goneSince(vault: Vault, dossierId: string, importId: string, records: ReadTable['records']): Promise<Edit[]> {
  const gone: Edit[] = [];
  for (const collection of OWN) {
    const kept = new Set(records.filter((one) => one.collection === collection).flatMap(({ pages }) => pages.flatMap((page) => recordsOn(page).map(({ id }) => id))));
    for (const { id } of await allOf(vault, dossierId, collection)) if (id.startsWith(`${importId}.`) && !kept.has(id)) gone.push({ op: 'remove', collection, id });
  }
  return gone;
}

/** Each record as it is to be stored, made when it is its turn: of a long table only a part is in memory twice. */
function* putsOf(records: ReadTable['records'], total: number, progress: Progress): Generator<Edit> {
  let done = 0;
  for (const { collection, pages } of records) for (const page of pages) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was stored.' });
    progress.report('Storing the records', done, total);
    for (const value of recordsOn(page)) {
      done += 1;
      yield { op: 'put', collection, value };
    }
  }
}

/**
 * Reads the table in the disposable process and stores its records.
 * @throws Fault `evidence.notFound`, `labor.unreadable`, `labor.unanswered`, `labor.empty`, `job.cancelled`; nothing is then stored
 */
export async function takeTable(services: Services, { dossierId, fileId, choices }: ParsedInputOf<'labor.take'>, progress: Progress): Promise<OutputOf<'labor.take'>> {
  const { vault } = services.session;
  const { conventions: { currency, periodStart, periodEnd } } = choices;
  if (choices.kind === 'payroll' && (currency === null || periodStart === null || periodEnd === null)) throw new Fault('labor.unanswered', { what: currency === null ? 'the currency' : 'the period' });
  progress.report('Reading the table', 0, null);
  const { file, exhibitId, reference } = await originOf(services, dossierId, fileId);
  const earlier = await earlierOf(vault, dossierId, exhibitId, choices);
  const importId = earlier?.id ?? newId(services.environment, 'labor');
  const payrollId = choices.kind === 'payroll' ? importId : choices.kind === 'bank' ? await payrollFor(vault, dossierId, choices) : null;
  const { sheet, summary, records } = await services.labor.read({ file, choices, importId, exhibitId, payrollId, reference });
  if (summary.rows === 0) throw new Fault('labor.empty', { name: file.name });
  if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was stored.' });

  const count = records.reduce((sum, one) => sum + one.count, 0);
  const gone = earlier ? await goneSince(vault, dossierId, importId, records) : [];
  const totals = Object.fromEntries(summary.totals.map(({ field, ours, printed }) => [field, { ours, printed }]));
  const made: LaborImport = v.parse(laborImportSchema, {
    id: importId, exhibitId, fileName: file.name, sheet, choices, rows: summary.rows, people: summary.people, leftOut: summary.leftOutCount, problems: summary.problemCount, totals,
    at: services.environment.now().toISOString(), by: vault.actor(),
  });
  const payroll: Edit[] = choices.kind === 'payroll' ? [{ op: 'put', collection: 'payrolls', value: { id: importId, siteId: choices.siteId, periodStart, periodEnd, currency, totals: payrollTotals(summary.totals), sourceExhibitId: exhibitId } }] : [];
  const head: Edit[] = [...payroll, { op: 'put', collection: 'laborImports', value: made }, ...gone];
  await vault.dossiers.commit({
    dossierId, label: `Take in ${file.name}`, edits: (function* () { yield* head; yield* putsOf(records, count, progress); })(),
    act: { type: 'labor.take', object: exhibitId === null ? `file:${fileId}` : `exhibit:${exhibitId}`, details: { importId, kind: choices.kind, rows: summary.rows, replaced: earlier?.rows ?? 0 } },
  });
  const exhibit = exhibitId === null ? null : await vault.dossiers.record(dossierId, 'exhibits', exhibitId);
  return { importId, exhibitNo: exhibit?.exhibitNo ?? null, records: count, replaced: earlier?.rows ?? 0, summary: { ...summary, leftOut: [...summary.leftOut], problems: [...summary.problems], totals: [...summary.totals], notes: [...summary.notes] } };
}
