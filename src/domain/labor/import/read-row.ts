// Reads one row of a table by its columns: each cell as its field wants it, masked where it names a person or an account.
import { Decimal } from 'decimal.js';
import type { LaborColumns } from '../../reference/labor-tables.ts';
import { clockOf, dateOf, decimalOf, flagOf, periodIn, plain, type Cell, type Value } from './cell-values.ts';
import { titleKey, type Row } from './find-columns.ts';
import type { Conventions, ImportChoices } from './import-choices.ts';
import { Masker, regionPrefix, scrubbed } from './mask.ts';
import { fieldOf, type TableField } from './table-fields.ts';
import { bornIn, numberFaults, type NumberFault } from './number-faults.ts';

const MOST_TEXT = 400;

/** What a row says, by field. Sums are decimal text; `lists` keeps the parts of a field that several columns make. */
export interface RowValues {
  readonly texts: ReadonlyMap<string, string>;
  readonly flags: ReadonlyMap<string, boolean>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** What the identity number showed before it was masked. */
  readonly identity: { readonly prefix: string | null; readonly faults: readonly NumberFault[]; readonly born: string | null } | null;
  /** Cells that could not be read. */
  readonly bad: readonly { readonly title: string; readonly what: string }[];
}

interface Reader { readonly column: number; readonly title: string; readonly field: TableField }

const WHAT: Readonly<Partial<Record<TableField['type'], string>>> = { money: 'not a number', hours: 'not a number of hours', number: 'not a number', date: 'not a date', month: 'not a month', clock: 'not a time of day' };

/** "8:30" as hours. */
function clockHours(cell: Cell): Value<string> | null {
  const match = typeof cell === 'string' ? /^(\d{1,3}):([0-5]\d)(?::\d{2})?$/.exec(plain(cell)) : null;
  return match ? { ok: true, value: new Decimal(match[2] ?? 0).div(60).plus(match[1] ?? 0).toDecimalPlaces(4).toFixed() } : null;
}

export class RowReader {
  readonly masker = new Masker();
  readonly #readers: readonly Reader[];
  readonly #conventions: Conventions;
  readonly #nationalities: ReadonlyMap<string, string>;
  readonly #languages: ReadonlyMap<string, string>;
  readonly #hourFactor: Decimal | null;

  constructor({ kind, columns, conventions }: Pick<ImportChoices, 'kind' | 'columns' | 'conventions'>, reference: LaborColumns) {
    this.#readers = columns.flatMap(({ column, title, field: id }) => { const field = fieldOf(kind, id); return field ? [{ column, title: scrubbed(title), field }] : []; });
    this.#conventions = conventions;
    const spellings = (list: readonly { readonly code: string; readonly words: readonly string[] }[]): Map<string, string> => new Map(list.flatMap(({ code, words }) => words.map((word) => [titleKey(word), code] as const)));
    this.#nationalities = spellings(reference.nationalities);
    this.#languages = spellings(reference.languages);
    this.#hourFactor = conventions.hourUnit === 'hours' ? null : conventions.hourUnit === 'minutes' ? new Decimal(1).div(60) : new Decimal(conventions.hoursPerDay);
  }

  get readers(): readonly Reader[] {
    return this.#readers;
  }

  /** Hours of a cell in the unit of the table. */
  hours(cell: Cell): Value<string> {
    const clock = clockHours(cell);
    if (clock) return clock;
    const read = decimalOf(cell, this.#conventions.decimalMark);
    return this.#hourFactor === null || !read.ok || read.value === null ? read : { ok: true, value: this.#hourFactor.times(read.value).toDecimalPlaces(4).toFixed() };
  }

  #decimal(cell: Cell, field: TableField): Value<string> {
    const { decimalMark, moneyFactor } = this.#conventions;
    if (field.type === 'hours') return this.hours(cell);
    const read = decimalOf(cell, decimalMark);
    return moneyFactor === '1' || field.type !== 'money' || !read.ok || read.value === null ? read : { ok: true, value: new Decimal(read.value).times(moneyFactor).toFixed() };
  }

  read(row: Row): RowValues {
    const [texts, flags, lists] = [new Map<string, string>(), new Map<string, boolean>(), new Map<string, string[]>()];
    const bad: { title: string; what: string }[] = [];
    let identity: RowValues['identity'] = null;
    for (const { column, title, field } of this.#readers) {
      const cell = row[column] ?? '';
      if (cell === '') continue;
      const { id, type } = field;
      const take = (read: Value<string>): void => {
        if (!read.ok) bad.push({ title, what: `“${scrubbed(plain(cell)).slice(0, 40)}” is ${WHAT[type] ?? 'not understood'}` });
        else if (read.value === null) return;
        else if (field.isSum !== true) texts.set(id, read.value);
        else {
          const [sum, list] = [texts.get(id), lists.get(id)];
          texts.set(id, sum === undefined ? read.value : new Decimal(sum).plus(read.value).toFixed());
          if (list) list.push(read.value);
          else lists.set(id, [read.value]);
        }
      };
      switch (type) {
        case 'money': case 'hours': case 'number': take(this.#decimal(cell, field)); break;
        case 'date': take(dateOf(cell, this.#conventions.dateOrder)); break;
        case 'month': { const period = periodIn(plain(cell)); take(period ? { ok: true, value: period.start.slice(0, 7) } : { ok: false }); break; }
        case 'clock': take(clockOf(cell)); break;
        case 'flag': { const flag = flagOf(cell); if (flag !== null) flags.set(id, flag); break; }
        case 'identity': {
          const whole = plain(cell);
          const masked = this.masker.identity(whole);
          if (masked !== null) texts.set(id, masked);
          identity = { prefix: regionPrefix(whole), faults: numberFaults(whole), born: bornIn(whole) };
          break;
        }
        case 'account': { const masked = this.masker.account(plain(cell)); if (masked !== null) texts.set(id, masked); break; }
        case 'worker': case 'reference': { const text = this.masker.reference(plain(cell)).slice(0, 64); if (text !== '') texts.set(id, text); break; }
        case 'country': { const text = scrubbed(plain(cell)).slice(0, 64); texts.set(id, this.#nationalities.get(titleKey(text)) ?? text); break; }
        case 'language': { const text = scrubbed(plain(cell)).slice(0, 64); texts.set(id, this.#languages.get(titleKey(text)) ?? text); break; }
        case 'text': { const text = scrubbed(plain(cell).replace(/\s+/g, ' ')).slice(0, MOST_TEXT); if (text !== '') texts.set(id, text); break; }
      }
    }
    return { texts, flags, lists, identity, bad };
  }
}
