// The table of a long run: what was tried, how often, and what went wrong. Kept in a file, so that a run that was stopped goes on.
import { readFile, rename, writeFile } from 'node:fs/promises';

export const FAULT_KINDS = ['seeded bug', 'crash state', 'SIGKILL', 'error', 'bit flip'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What a problem comes to, the worst first. */
export const WRONGS = ['acts lost', 'silent wrong data', 'vaults that do not open', 'bugs not caught', 'other problems'] as const;
export type Wrong = (typeof WRONGS)[number];

const MOST_TEXTS = 20;

export interface Row {
  readonly kind: FaultKind;
  done: number;
  wanted: number;
  /** Wall-clock time spent on it, over all runs. */
  seconds: number;
  /** What came of the faults, in numbers: found, proven harmless, really made. */
  counts: Record<string, number>;
  wrong: Partial<Record<Wrong, number>>;
  /** The first problems in words. */
  problems: string[];
}

export function wrongOf(problem: string): Wrong {
  if (/\blost: /.test(problem)) return 'acts lost';
  if (/does not open: |no secret opens/.test(problem)) return 'vaults that do not open';
  if (problem.includes('without a word')) return 'silent wrong data';
  return problem.includes('was not caught') ? 'bugs not caught' : 'other problems';
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const countsText = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ');
const wrongCount = ({ wrong }: Row): number => sum(Object.values(wrong));

export class FaultTable {
  readonly #file: string;
  readonly #rows: Record<string, Row>;

  private constructor(file: string, rows: Record<string, Row>) {
    this.#file = file;
    this.#rows = rows;
  }

  /** The table of an earlier run in `file`, or a new one. */
  static async read(file: string): Promise<FaultTable> {
    const text = await readFile(file, 'utf8').catch(() => '{}'); // the first run
    return new FaultTable(file, JSON.parse(text) as Record<string, Row>);
  }

  row(kind: FaultKind, what: string, wanted: number): Row {
    const row = (this.#rows[`${kind}: ${what}`] ??= { kind, done: 0, wanted, seconds: 0, counts: {}, wrong: {}, problems: [] });
    row.wanted = wanted;
    return row;
  }

  /** Enters what came of `tried` faults. */
  async add(row: Row, tried: number, problems: readonly string[], counts: Readonly<Record<string, number>> = {}): Promise<void> {
    row.done += tried;
    for (const [name, count] of Object.entries(counts)) row.counts[name] = (row.counts[name] ?? 0) + count;
    for (const problem of problems) row.wrong[wrongOf(problem)] = (row.wrong[wrongOf(problem)] ?? 0) + 1;
    row.problems.push(...problems.slice(0, Math.max(0, MOST_TEXTS - row.problems.length)));
    await writeFile(`${this.#file}.new`, JSON.stringify(this.#rows, null, 2));
    await rename(`${this.#file}.new`, this.#file);
  }

  get isClean(): boolean {
    return Object.values(this.#rows).every((row) => wrongCount(row) === 0);
  }

  /** Every row, then the sums by kind of fault and by what went wrong, then the first problems in words. */
  toString(): string {
    const rows = Object.entries(this.#rows);
    const lines = rows.map(([name, row]) => `${name.padEnd(88)} ${String(row.done).padStart(5)} of ${String(row.wanted).padStart(5)} ${String(wrongCount(row)).padStart(4)} wrong  ${row.seconds.toFixed(0).padStart(5)} s  ${countsText(row.counts)}`);
    const kinds = FAULT_KINDS.map((kind) => {
      const some = rows.map(([, row]) => row).filter((row) => row.kind === kind);
      return `${kind.padEnd(12)} ${String(sum(some.map(({ done }) => done))).padStart(5)} of ${String(sum(some.map(({ wanted }) => wanted))).padStart(5)}  in ${(sum(some.map(({ seconds }) => seconds)) / 60).toFixed(1)} min`;
    });
    const wrongs = WRONGS.map((wrong) => `${wrong}: ${sum(rows.map(([, row]) => row.wrong[wrong] ?? 0))}`);
    const texts = rows.flatMap(([name, { problems }]) => problems.slice(0, 3).map((problem) => `- ${name}: ${problem}`));
    return [...lines, '', ...kinds, '', wrongs.join(' · '), ...texts, ''].join('\n');
  }
}

/** Tells how far a row is, at most every few seconds, and keeps its time. */
export class Pace {
  readonly #row: Row;
  readonly #name: string;
  readonly #before: number;
  readonly #startedAt = performance.now();
  readonly #startedWith: number;
  #toldAt = 0;

  constructor(name: string, row: Row) {
    this.#name = name;
    this.#row = row;
    this.#before = row.seconds;
    this.#startedWith = row.done;
  }

  tell(): void {
    const row = this.#row;
    const spent = (performance.now() - this.#startedAt) / 1000;
    row.seconds = this.#before + spent;
    if (row.done < row.wanted && performance.now() - this.#toldAt < 10_000) return;
    this.#toldAt = performance.now();
    const each = spent / Math.max(1, row.done - this.#startedWith);
    process.stderr.write(`${row.kind}: ${this.#name}: ${row.done} of ${row.wanted}, ${wrongCount(row)} wrong, ${each.toFixed(2)} s each, ${Math.ceil(((row.wanted - row.done) * each) / 60)} min to go\n`);
  }
}
