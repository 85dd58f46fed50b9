// Sets tables: columns by weight, header repeated on every page, rows kept whole unless very tall.
import type { Block, Inlines, Mark, Strip, Tag } from './display.ts';
import { HAIRLINE, INK, shifted, TINT, withTag } from './display.ts';
import { setLines } from './paragraph.ts';
import type { TextMeasure } from './typesetter.ts';

export interface Column {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: 'left' | 'right' | 'center';
}

export interface Row {
  readonly cells: readonly Inlines[];
  /** `total` closes a sum; `group` is a subheading over the whole width, made of the first cell; `under` belongs to the row above it. */
  readonly kind?: 'plain' | 'total' | 'group' | 'under';
  readonly anchor?: string;
  /** A click anywhere in the row leads there. */
  readonly link?: string;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Size of the text in points; 8 unless given. */
  readonly size?: number;
  readonly before?: number;
}

const GAP = 8;
const PAD = 3.5;
/** Tables up to this height, in points, stand on one page. */
const WHOLE_TABLE = 170;
/** Rows of more lines than this may be continued on the next page. */
const WHOLE_LINES = 14;

/** The table as a block `width` points wide. */
export function table(measure: TextMeasure, source: Table, width: number): Block {
  const size = source.size ?? 8;
  const leading = size * 1.38;
  const total = source.columns.reduce((sum, column) => sum + column.share, 0);
  const gaps = GAP * (source.columns.length - 1);
  const widths = source.columns.map((column) => ((width - gaps) * column.share) / total);
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((sum, own) => sum + own + GAP, 0));

  const line = (y: number, thickness: number, color = HAIRLINE): Mark => ({ kind: 'line', x1: 0, y1: y, x2: width, y2: y, thickness, color });

  const columns = source.columns.length;
  const tag = (role: Tag['role'], row: number, column: number, span = 1): Tag => ({ role, element: `${row}.${column}`, cell: { row, column, columns, span } });

  function headStrip(): Strip {
    const cells = source.columns.map((column, index) => setLines(measure, column.title, widths[index] ?? 0, { size: size - 0.5, leading: size * 1.25, weight: 'bold', align: column.align ?? 'left' }));
    const count = Math.max(1, ...cells.map((lines) => lines.length));
    const height = count * size * 1.25 + 2 * PAD;
    const marks = cells.flatMap((lines, column) =>
      lines.flatMap((own, index) => shifted(withTag(own.marks, tag('TH', -1, column)), lefts[column] ?? 0, PAD + (count - lines.length + index) * size * 1.25)));
    return { height: height + 1, keep: true, marks: [line(0, 0.9, INK), ...marks, line(height, 0.5, INK)] };
  }

  function rowStrips(row: Row, place: number): Strip[] {
    const joined = source.rows[place + 1]?.kind === 'under';
    const group = row.kind === 'group';
    const strong = group || row.kind === 'total';
    const look = { size, leading, ...(strong ? { weight: 'bold' as const } : {}) };
    const cells = group
      ? [setLines(measure, row.cells[0] ?? '', width - 8, look)]
      : source.columns.map((column, index) => setLines(measure, row.cells[index] ?? '', widths[index] ?? 0, { ...look, align: column.align ?? 'left' }));
    const count = Math.max(1, ...cells.map((lines) => lines.length));
    const chunk = count > WHOLE_LINES ? 6 : count;
    const strips: Strip[] = [];
    for (let start = 0; start < count; start += chunk) {
      const lines = Math.min(chunk, count - start);
      const top = start > 0 || row.kind === 'under' ? 0 : PAD;
      const last = start + chunk >= count;
      const height = top + lines * leading + (last ? (joined ? PAD / 2 : PAD) : 0);
      const marks: Mark[] = [];
      if (group) marks.push({ kind: 'box', x: 0, y: 0, width, height, fill: TINT });
      if (row.kind === 'total') marks.push(line(0, 0.6, INK));
      for (const [column, own] of cells.entries()) {
        for (const [index, set] of own.slice(start, start + lines).entries()) marks.push(...shifted(withTag(set.marks, group ? tag('TH', place, 0, columns) : tag('TD', place, column)), group ? 4 : (lefts[column] ?? 0), top + index * leading));
      }
      if (row.link !== undefined) marks.push({ kind: 'box', x: 0, y: 0, width, height, link: row.link });
      if (last && !joined) marks.push(line(height, 0.3));
      strips.push({ height, marks, keep: group || joined, ...(start === 0 && row.anchor !== undefined ? { anchor: row.anchor } : {}) });
    }
    return strips;
  }

  const head = headStrip();
  const rows = source.rows.map(rowStrips);
  // A small table is not torn apart; of a large one neither the first row stands alone at a foot nor the last one under a repeated head.
  const whole = rows.flat().reduce((sum, strip) => sum + strip.height, 0) <= WHOLE_TABLE;
  const last = rows.length - 1;
  const together = (index: number): boolean => index < last && (whole || (last > 1 && (index === 0 || index === last - 1) && rows[index]?.length === 1 && rows[index + 1]?.length === 1));
  const joined = rows.map((strips, index) => (together(index) ? strips.map((strip) => ({ ...strip, keep: true })) : strips));
  return { head, strips: [head, ...joined.flat()], before: source.before ?? 8 };
}
