// Reading labor tables: the hostile part of the import, which runs in the disposable process. Nothing unmasked leaves it.
import * as v from 'valibot';
import { Fault } from '../../contract/errors.ts';
import { laborPreviewSchema, type ImportWish, type LaborPreview } from '../../contract/labor-import.ts';
import { plain } from '../../domain/labor/import/cell-values.ts';
import { ColumnFinder, type Row } from '../../domain/labor/import/find-columns.ts';
import type { ImportChoices } from '../../domain/labor/import/import-choices.ts';
import { Masker, scrubbed } from '../../domain/labor/import/mask.ts';
import { proposeChoices } from '../../domain/labor/import/propose-choices.ts';
import type { ImportedCollection } from '../../domain/labor/import/records.ts';
import { fieldOf } from '../../domain/labor/import/table-fields.ts';
import { TableImporter, type ImportSummary } from '../../domain/labor/import/table-importer.ts';
import type { LaborColumns } from '../../domain/reference/labor-tables.ts';
import { decodeText } from '../../ingest/decode-text.ts';
import { MEDIA_TYPES } from '../../ingest/media-types.ts';
import { OFFICE_CAPS, officeProblem } from '../../ingest/office-safety.ts';
import { DEFAULT_LIMITS } from '../../ingest/read-limits.ts';
import { sniffType } from '../../ingest/sniff-type.ts';
import { memberStream, openZip, ZipRefusal } from '../../ingest/zip-entries.ts';
import { csvCells, workbookCells, type CellSheet } from '../../tables/read-cells.ts';
import { xlsxCells, type WorkbookParts } from '../../tables/read-xlsx.ts';

export interface LaborFile { readonly name: string; readonly bytes: Uint8Array }
export interface PreviewRequest { readonly file: LaborFile; readonly wish: ImportWish; readonly currencyOfSite: string | null; readonly reference: LaborColumns }
export interface TakeRequest { readonly file: LaborFile; readonly choices: ImportChoices; readonly importId: string; readonly exhibitId: string | null; readonly payrollId: string | null; readonly reference: LaborColumns }

export interface ReadTable {
  readonly sheet: string;
  readonly summary: ImportSummary;
  /** Records by collection, in order: pages of JSON lines, for a few long texts cross processes many times faster than objects. */
  readonly records: readonly { readonly collection: ImportedCollection; readonly count: number; readonly pages: readonly string[] }[];
}

export interface LaborTools {
  /** Throws Fault `labor.unreadable`. */
  preview(request: PreviewRequest): Promise<LaborPreview>;
  read(request: TakeRequest): Promise<ReadTable>;
}

const LIMITS = { maxRows: 250_000, maxColumns: 400, maxCells: 6_000_000 };
const HEAD = 240;
const SHOWN = 5;
/** Records of one page: as many as are stored at once. */
const LINES = 500;

/** The files inside a workbook, each unpacked as it is read. */
async function partsOf(bytes: Uint8Array): Promise<WorkbookParts> {
  const zip = await openZip(bytes);
  const entries = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return { read: (name) => { const entry = entries.get(name.toLowerCase()); return entry ? memberStream(zip, entry, OFFICE_CAPS) : null; } };
}

/** Every sheet of the file. Throws Fault `labor.unreadable` for what is no table, or one that is not safe to open. */
async function sheetsOf({ name, bytes }: LaborFile): Promise<readonly CellSheet[]> {
  const refuse = (reason: string): Fault => new Fault('labor.unreadable', { name, reason });
  const type = sniffType(bytes);
  if (type === MEDIA_TYPES.xlsx || type === MEDIA_TYPES.xls) {
    try {
      const read = type === MEDIA_TYPES.xlsx ? await xlsxCells(await partsOf(bytes), LIMITS) : null;
      if (read) return read;
    } catch (thrown) {
      throw refuse(thrown instanceof ZipRefusal ? thrown.message : 'the workbook is damaged');
    }
    // What the library opens it opens whole, so it is looked through first.
    const problem = type === MEDIA_TYPES.xlsx ? await officeProblem({ name, bytes, limits: DEFAULT_LIMITS }) : null;
    if (problem) throw refuse(problem.note ?? 'it is not safe to open');
    try {
      return workbookCells(bytes, LIMITS);
    } catch (thrown) {
      throw refuse(/password|encrypt/i.test(thrown instanceof Error ? thrown.message : '') ? 'it asks for a password' : 'the workbook is damaged');
    }
  }
  if (type !== MEDIA_TYPES.csv && type !== MEDIA_TYPES.txt) throw refuse('it is neither a workbook nor separated text');
  const decoded = decodeText(bytes);
  if (!decoded) throw refuse('its text is in no encoding that is known');
  return [csvCells(decoded.text, LIMITS)];
}

/** Formulas are never computed, so one without a stored value says nothing. */
const remarkOn = ({ count, first }: CellSheet['withoutValue']): string[] => (count === 0 ? [] : [
  `${count === 1 ? 'One cell holds a formula' : `${count} cells hold formulas`} without a stored value (${count === 1 ? '' : 'the first is '}${first ?? ''}) and ${count === 1 ? 'is' : 'are'} read as empty. Save the workbook in a spreadsheet program and take in that copy.`,
]);

function importInto({ rows, withoutValue }: CellSheet, choices: ImportChoices, reference: LaborColumns, names: Omit<TakeRequest, 'file' | 'choices' | 'reference'>, put: (collection: ImportedCollection, record: object) => void): ImportSummary {
  const importer = new TableImporter(choices, rows.slice(0, HEAD), reference, { ...names, put });
  const first = choices.headerRow + (choices.headerRow === 0 ? 0 : choices.headerRows - 1);
  for (let index = first; index < rows.length; index += 1) importer.add(rows[index] ?? [], index + 1);
  const summary = importer.finish();
  return { ...summary, notes: [...summary.notes, ...remarkOn(withoutValue)] };
}

/** First cells of a column as they may be shown. */
function samplesOf(rows: readonly Row[], column: number, type: string): string[] {
  const masker = new Masker();
  return rows.map((row) => plain(row[column] ?? '')).filter((cell) => cell !== '').slice(0, SHOWN).map((cell) => (type === 'identity' ? masker.identity(cell) ?? '' : type === 'account' ? masker.account(cell) ?? '' : scrubbed(masker.reference(cell))).slice(0, 60));
}

async function preview({ file, wish, currencyOfSite, reference }: PreviewRequest): Promise<LaborPreview> {
  const sheets = await sheetsOf(file);
  const longest = sheets.reduce((best, { rows }, index) => (rows.length > (sheets[best]?.rows.length ?? 0) ? index : best), 0);
  const index = wish.sheet ?? longest;
  const sheet = sheets[index];
  if (!sheet || sheet.rows.length === 0) throw new Fault('labor.unreadable', { name: file.name, reason: 'it holds no rows' });
  const head = sheet.rows.slice(0, HEAD);
  const { choices, unsure, titles } = proposeChoices(head, { index, name: sheet.name }, new ColumnFinder(reference), wish, currencyOfSite);
  const summary = importInto(sheet, choices, reference, { importId: 'preview', exhibitId: null, payrollId: 'preview' }, () => undefined);
  const body = head.slice(choices.headerRow + choices.headerRows - 1);
  const fields = new Map(choices.columns.map(({ column, field }) => [column, fieldOf(choices.kind, field)?.type ?? 'text']));
  return v.parse(laborPreviewSchema, {
    fileName: file.name, sheets: sheets.map(({ name, rows, cut }) => ({ name: scrubbed(name).slice(0, 200), rows: rows.length, cut })), choices, unsure, summary,
    columns: titles.map((title, column) => ({ title, samples: samplesOf(body, column, fields.get(column) ?? 'text') })),
    firstRows: head.slice(0, 12).map((row, at) => ({ row: at + 1, text: scrubbed(row.filter((cell) => cell !== '').slice(0, 12).map((cell) => scrubbed(plain(cell)).slice(0, 40)).join(' · ')).slice(0, 300) })),
  });
}

async function readTable({ file, choices, reference, ...names }: TakeRequest): Promise<ReadTable> {
  const sheet = (await sheetsOf(file))[choices.sheet];
  if (!sheet) throw new Fault('labor.unreadable', { name: file.name, reason: `it has no sheet ${choices.sheet + 1}` });
  const records = new Map<ImportedCollection, { count: number; readonly pages: string[]; lines: string[] }>();
  const summary = importInto(sheet, choices, reference, names, (collection, record) => {
    const known = records.get(collection) ?? { count: 0, pages: [], lines: [] };
    records.set(collection, known);
    known.count += 1;
    if (known.lines.push(JSON.stringify(record)) === LINES) known.pages.push(known.lines.splice(0).join('\n'));
  });
  return { sheet: scrubbed(sheet.name), summary, records: [...records].map(([collection, { count, pages, lines }]) => ({ collection, count, pages: lines.length > 0 ? [...pages, lines.join('\n')] : pages })) };
}

/** All of it in this process: for the disposable process, and for tests. */
export const localLaborTools: LaborTools = { preview, read: readTable };
