// Reads the files of one list: finds out which list it is, by its content, and hands it to the reader of that form.
import { Fault } from '../contract/errors.ts';
import type { TablePreview } from '../contract/list-columns.ts';
import type { ParsedList } from '../domain/screening/list-entry.ts';
import { MEDIA_TYPES } from '../ingest/media-types.ts';
import { officeProblem } from '../ingest/office-safety.ts';
import { DEFAULT_LIMITS } from '../ingest/read-limits.ts';
import { sniffType } from '../ingest/sniff-type.ts';
import { readCsv } from '../tables/read-csv.ts';
import { readWorkbook } from '../tables/read-workbook.ts';
import type { Sheet, TableLimits } from '../tables/sheet.ts';
import { isCbpOrders, readCbpOrders } from './cbp-orders.ts';
import { isConsolidatedCsv, readConsolidatedCsv } from './consolidated-csv.ts';
import type { ListFile, ReadListRequest } from './list-file.ts';
import { textOf } from './list-text.ts';
import { previewOf, readMappedTable } from './mapped-table.ts';
import { isOfacAdvancedXml, isOfacXml, readOfacXml } from './ofac-xml.ts';
import { ofacPart, readOfacCsv, type CsvTable } from './ofac-csv.ts';
import { isSavedPage, savedPage } from './saved-page.ts';
import { isUflpaPage, readUflpaPage } from './uflpa-page.ts';

const LIMITS: TableLimits = { maxRows: 300_000, maxColumns: 200, maxCells: 6_000_000 };

const isWorkbook = (mediaType: string): boolean => mediaType === MEDIA_TYPES.xlsx || mediaType === MEDIA_TYPES.xls;

async function sheetsOf(file: ListFile): Promise<Sheet[]> {
  const mediaType = sniffType(file.bytes);
  if (!isWorkbook(mediaType)) return [readCsv(textOf(file), LIMITS)];
  const problem = mediaType === MEDIA_TYPES.xlsx ? await officeProblem({ ...file, limits: DEFAULT_LIMITS }) : null;
  if (problem) throw new Fault('list.unreadable', { name: file.name, reason: (problem.note ?? 'the workbook is not safe to open').replace(/\.$/, '') });
  try {
    return readWorkbook(file.bytes, LIMITS);
  } catch (thrown) {
    throw new Fault('list.unreadable', { name: file.name, reason: 'the workbook is damaged or asks for a password' }, { cause: thrown });
  }
}

async function readKnown({ files }: ReadListRequest): Promise<ParsedList | null> {
  const [first] = files;
  if (!first) return null;
  if (isWorkbook(sniffType(first.bytes))) return null;
  const text = isSavedPage(first) ? await savedPage(first) : textOf(first);
  if (/^\s*</.test(text)) {
    if (files.length > 1) throw new Fault('list.unreadable', { name: files.map(({ name }) => name).join(', '), reason: 'only the CSV files of OFAC come as a set; load other files one by one' });
    if (isOfacAdvancedXml(text)) throw new Fault('list.unreadable', { name: first.name, reason: 'it is the advanced form of OFAC’s list (sdn_advanced.xml), which is not read; take sdn.xml or the CSV files SDN, ALT and ADD from the same page' });
    if (isOfacXml(text)) return readOfacXml(first.name, text);
    return isUflpaPage(text) ? readUflpaPage(first.name, text) : null;
  }
  const tables: CsvTable[] = files.map((file) => ({ ...readCsv(file === first ? text : textOf(file), LIMITS), name: file.name }));
  if (tables.every(({ rows }) => ofacPart(rows) !== null)) return readOfacCsv(tables);
  const { rows } = tables[0] ?? { rows: [] };
  if (files.length > 1) throw new Fault('list.unreadable', { name: files.map(({ name }) => name).join(', '), reason: 'together they are no set of OFAC files; load them one by one' });
  if (isCbpOrders(rows)) return readCbpOrders(first.name, rows);
  return isConsolidatedCsv(rows) ? readConsolidatedCsv(rows) : null;
}

/**
 * Entries of a list. Runs in the disposable process: files are hostile.
 * @throws Fault `list.unknownForm` for a file of no known form when no mapping is given, `list.unreadable` for a damaged one, `list.empty` for one without entries.
 */
export async function readList(request: ReadListRequest): Promise<ParsedList> {
  const { files: [first], mapping } = request;
  if (!first) throw new Fault('list.empty', { name: '' });
  const list = mapping === null ? await readKnown(request) : readMappedTable(first.name, await sheetsOf(first), mapping);
  if (!list) throw new Fault('list.unknownForm', { name: first.name });
  if (list.entries.length === 0) throw new Fault('list.empty', { name: request.files.map(({ name }) => name).join(', ') });
  return list;
}

/** The first rows of a table, for naming its columns. Throws Fault `list.unreadable` for what is no table. */
export async function previewTable(file: ListFile): Promise<TablePreview> {
  return previewOf(await sheetsOf(file));
}
