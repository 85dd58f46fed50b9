// The dossier's tables as XLSX and CSV: roster, payroll, time cards, bank transfers, bales, payroll summary.
import { CFB, utils, write } from '@e965/xlsx';
import Papa from 'papaparse';
import type { SampleDossier } from './sample-dossier.ts';
import { zipOf } from './zip.ts';

type Cell = string | number | boolean | null;

/** The part of the library's ZIP reader that is used here; the library types it as any. */
interface ContainerReader {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): { readonly FileIndex: readonly { readonly type: number; readonly content: Uint8Array }[]; readonly FullPaths: readonly string[] };
}

export interface SampleTable { readonly exhibitNo: string; readonly name: string; readonly rows: readonly Readonly<Record<string, Cell>>[]; }

/** Every table of which the dossier has the rows, with the exhibit it belongs to. */
export function tablesOf({ name, form }: SampleDossier): SampleTable[] {
  if (name === 'cotton') {
    const summary = Object.entries(form.payrollSummary ?? {}).map(([figure, value]) => ({ figure, value }));
    return [{ exhibitNo: 'D-03', name: 'bales', rows: form.bales }, { exhibitNo: 'F-04', name: 'payroll-summary', rows: summary }];
  }
  const workers = new Map(form.roster.map((worker) => [worker.workerId, worker] as const));
  const payroll = form.payroll?.rows ?? [];
  return [
    { exhibitNo: 'D-01', name: 'roster', rows: form.roster },
    { exhibitNo: 'D-05', name: 'payroll', rows: payroll.map(({ deductions, weeklyHours, ...row }) => ({ ...row, ...Object.fromEntries(weeklyHours.map((hours, index) => [`week${index + 1}Hours`, hours])), ...Object.fromEntries(Object.entries(deductions).map(([kind, value]) => [`deduction.${kind}`, value])) })) },
    { exhibitNo: 'D-06', name: 'time-cards', rows: form.productionTimecards },
    { exhibitNo: 'D-07', name: 'bank-transfers', rows: payroll.map((row) => ({ bankRef: row.bankRef, workerId: row.workerId, name: workers.get(row.workerId)?.nameLocal ?? '', account: workers.get(row.workerId)?.bankAccountMasked ?? '', payDate: row.payDate, net: row.net })) },
  ];
}

export const tableCsv = (table: SampleTable): Uint8Array => new TextEncoder().encode(`\uFEFF${Papa.unparse([...table.rows], { newline: '\r\n' })}\r\n`);

/** The workbook is zipped again, because the writer stamps the time of writing into it. */
export async function tableXlsx(table: SampleTable, date: string): Promise<Uint8Array> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.json_to_sheet([...table.rows]), table.name);
  book.Props = { Title: `SPECIMEN ${table.name}`, CreatedDate: new Date(`${date}T09:00:00Z`) };
  const container = (CFB as ContainerReader).read(write(book, { type: 'buffer', bookType: 'xlsx', compression: false }) as Buffer, { type: 'buffer' });
  const parts: Record<string, Uint8Array> = {};
  for (const [index, entry] of container.FileIndex.entries()) {
    const path = container.FullPaths[index]?.replace(/^Root Entry\//, '') ?? '';
    if (entry.type === 2 && path !== '' && !path.startsWith('\u0001')) parts[path] = Uint8Array.from(entry.content);
  }
  return zipOf(parts, date);
}
