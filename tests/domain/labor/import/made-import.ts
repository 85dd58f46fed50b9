// Takes a table in as the program does: proposed, corrected by what a person says, read row by row.
import * as v from 'valibot';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ColumnFinder, type Row } from '../../../../src/domain/labor/import/find-columns.ts';
import { importChoicesSchema, type Conventions, type ImportChoices } from '../../../../src/domain/labor/import/import-choices.ts';
import { proposeChoices, type Proposal } from '../../../../src/domain/labor/import/propose-choices.ts';
import { TableImporter, type ImportSummary } from '../../../../src/domain/labor/import/table-importer.ts';
import type { TableKind } from '../../../../src/domain/labor/import/table-fields.ts';
import { laborColumnsSchema } from '../../../../src/domain/reference/labor-tables.ts';

export const laborColumns = v.parse(laborColumnsSchema, JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../../assets/reference/labor-columns.json'), 'utf8')));
const finder = new ColumnFinder(laborColumns);

export interface MadeImport extends Proposal { readonly summary: ImportSummary; readonly records: Record<string, Record<string, unknown>[]>; fieldOf(title: string): string | undefined }

export interface Said { readonly kind?: TableKind; readonly conventions?: Partial<Conventions>; readonly change?: (choices: ImportChoices) => ImportChoices; readonly sheetName?: string }

/** Rows separated by line feeds, cells by bars: the shape of a table at one glance. */
export const table = (text: string): Row[] => text.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

export function importTable(rows: readonly Row[], { kind, conventions = {}, change = (choices) => choices, sheetName = 'Sheet1' }: Said = {}): MadeImport {
  const proposal = proposeChoices(rows, { index: 0, name: sheetName }, finder, { kind: kind ?? null, headerRow: null, headerRows: null, columns: null, conventions, siteId: 'S1' }, null);
  const choices = v.parse(importChoicesSchema, change(proposal.choices));
  const records: Record<string, Record<string, unknown>[]> = {};
  const importer = new TableImporter(choices, rows, laborColumns, { importId: 'LI1', exhibitId: 'X1', payrollId: 'LI1', put: (collection, record) => void (records[collection] ??= []).push(record) });
  rows.forEach((row, index) => { if (index >= choices.headerRow + (choices.headerRow === 0 ? 0 : choices.headerRows - 1)) importer.add(row, index + 1); });
  return { ...proposal, choices, summary: importer.finish(), records, fieldOf: (title) => choices.columns.find((column) => column.title === title)?.field };
}
