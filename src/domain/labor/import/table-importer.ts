// Turns the rows of a table into records, one after the other, so that a table of any length fits in memory.
import type { LaborColumns } from '../../reference/labor-tables.ts';
import { plain, type Cell } from './cell-values.ts';
import { ExactSum } from './exact-sum.ts';
import { titleKey, titlesAt, type Row } from './find-columns.ts';
import { GridReader } from './grid-reader.ts';
import type { ImportChoices } from './import-choices.ts';
import { RowReader, type RowValues } from './read-row.ts';
import { recordsOf, type ImportTarget, type RecordSink } from './records.ts';
import { isSummed, TABLE_FIELDS } from './table-fields.ts';

export type LeftOutReason = 'total' | 'titles' | 'nothing' | 'noWorker';
export interface LeftOut { readonly row: number; readonly why: LeftOutReason }
export interface Problem { readonly row: number; readonly title: string; readonly what: string }
export interface ControlTotal { readonly field: string; readonly title: string; readonly ours: string; readonly printed: string | null }

export interface ImportSummary {
  /** Rows that became records. */
  readonly rows: number;
  readonly people: number;
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly totals: readonly ControlTotal[];
  readonly notes: readonly string[];
}

/** Most cells are figures and most titles words: telling these apart first is fast. */
const HAS_LETTER = /\p{L}/u;

/** So many are told one by one; the rest are counted. */
const MOST_TOLD = 200;

/** Sums printed in the table: the greatest row of sums; where it is not ours but all rows of sums together are, their sum. */
function printedTotal(rows: readonly ReadonlyMap<string, string>[], field: string, ours: string): string | null {
  const printed = rows.flatMap((row) => row.get(field) ?? []);
  if (printed.length === 0) return null;
  if (printed.includes(ours)) return ours;
  const all = new ExactSum();
  for (const one of printed) all.add(one);
  return all.total() === ours ? ours : printed.reduce((most, one) => (Number(one) >= Number(most) ? one : most));
}

export class TableImporter {
  readonly #choices: ImportChoices;
  readonly #reader: RowReader;
  readonly #grid: GridReader | null;
  readonly #sink: RecordSink;
  readonly #totalWords: readonly string[];
  readonly #titles: ReadonlyMap<number, string>;
  readonly #sums = new Map<string, ExactSum>();
  readonly #printed: ReadonlyMap<string, string>[] = [];
  readonly #people = new Set<string>();
  readonly #leftOut: LeftOut[] = [];
  readonly #problems: Problem[] = [];
  #counts = { rows: 0, leftOut: 0, problems: 0 };

  /** `titles` are the rows of titles of the table, read before. */
  constructor(choices: ImportChoices, head: readonly Row[], reference: LaborColumns, target: ImportTarget) {
    this.#choices = choices;
    this.#reader = new RowReader(choices, reference);
    const titles = choices.headerRow === 0 ? [] : titlesAt(head, choices.headerRow, choices.headerRows) ?? [];
    this.#grid = choices.kind === 'time' ? GridReader.over(titles, choices, reference) : null;
    this.#sink = recordsOf(choices, target, reference);
    this.#totalWords = reference.totals.map(titleKey);
    this.#titles = new Map(this.#reader.readers.map(({ column }) => [column, titleKey(plain(head[choices.headerRow - 1]?.[column] ?? ''))]));
    for (const field of TABLE_FIELDS[choices.kind]) if (isSummed(field)) this.#sums.set(field.id, new ExactSum());
  }

  #leave(row: number, why: LeftOutReason): void {
    this.#counts.leftOut += 1;
    if (this.#leftOut.length < MOST_TOLD) this.#leftOut.push({ row, why });
  }

  #tell(row: number, problems: RowValues['bad']): void {
    this.#counts.problems += problems.length;
    for (const { title, what } of problems) if (this.#problems.length < MOST_TOLD) this.#problems.push({ row, title, what });
  }

  #isTotalWord(cell: Cell): boolean {
    if (typeof cell === 'number' || cell.length > 60) return false;
    const key = titleKey(cell);
    return key !== '' && this.#totalWords.some((word) => key === word || key.startsWith(`${word} `) || (/[\u3400-\u9fff]/.test(word) && (key.startsWith(word) || key.endsWith(word))));
  }

  /** Does a row hold sums? It says so where a name should stand, or has figures and nobody they belong to. */
  #isTotal(row: Row, values: RowValues): boolean {
    const who = (this.#choices.kind === 'bank' ? ['workerId', 'name', 'batchRef', 'bankAccount'] : ['workerId', 'name']).map((id) => values.texts.get(id) ?? '');
    if (who.some((text) => text !== '' && this.#isTotalWord(text))) return true;
    if (who.some((text) => text !== '') && values.texts.has('workerId')) return false;
    return row.some((cell) => cell !== '' && this.#isTotalWord(cell)) || (who.every((text) => text === '') && this.#hasFigures(values));
  }

  #hasFigures({ texts }: RowValues): boolean {
    for (const id of this.#sums.keys()) if (texts.has(id)) return true;
    return false;
  }

  /** One row below the titles; `number` is its row in the spreadsheet. */
  add(row: Row, number: number): void {
    if (row.every((cell) => cell === '')) return;
    let [same, filled] = [0, 0];
    for (const [column, title] of this.#titles) {
      const cell = row[column] ?? '';
      if (cell === '' || title === '') continue;
      filled += 1;
      if (typeof cell === 'string' && HAS_LETTER.test(cell) === HAS_LETTER.test(title) && titleKey(cell) === title) same += 1;
    }
    if (filled > 1 && same > filled / 2) { this.#leave(number, 'titles'); return; }
    const values = this.#reader.read(row);
    if (this.#isTotal(row, values)) {
      this.#printed.push(values.texts);
      this.#leave(number, 'total');
      return;
    }
    const workerId = values.texts.get('workerId') ?? (this.#hasWorkerColumn ? undefined : values.texts.get('name'));
    const worker = workerId ?? null;
    if (worker === null && this.#choices.kind !== 'bank') { this.#leave(number, this.#hasFigures(values) || values.texts.has('name') ? 'noWorker' : 'nothing'); return; }
    const made = this.#grid && worker !== null ? this.#grid.read(row, this.#reader) : null;
    const taken = this.#sink.add(worker, values, number, made?.days ?? null);
    if (!taken) { this.#leave(number, 'nothing'); return; }
    this.#tell(number, [...values.bad, ...(made?.bad ?? [])]);
    if (worker !== null) this.#people.add(worker);
    this.#counts.rows += 1;
    for (const [id, sum] of this.#sums) {
      const text = id === 'hours' && made ? made.total : values.texts.get(id);
      if (text !== undefined) sum.add(text);
    }
  }

  get #hasWorkerColumn(): boolean {
    return this.#reader.readers.some(({ field }) => field.id === 'workerId');
  }

  /** Closes the table. The records were handed to the target on the way, the last of them now. */
  finish(): ImportSummary {
    const notes = [...this.#sink.finish()];
    if (!this.#hasWorkerColumn && this.#choices.kind !== 'bank') notes.push('No column holds a worker number; workers are told apart by name.');
    const mapped = new Set(this.#reader.readers.map(({ field }) => field.id));
    const totals = TABLE_FIELDS[this.#choices.kind].flatMap((field): ControlTotal[] => {
      const sum = this.#sums.get(field.id);
      if (!sum || !(mapped.has(field.id) || (field.id === 'hours' && this.#grid))) return [];
      const ours = sum.total();
      return [{ field: field.id, title: field.title, ours, printed: printedTotal(this.#printed, field.id, ours) }];
    });
    const { rows, leftOut, problems } = this.#counts;
    return { rows, people: this.#people.size, leftOut: this.#leftOut, leftOutCount: leftOut, problems: this.#problems, problemCount: problems, totals, notes };
  }
}
