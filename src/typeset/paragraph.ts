// Sets paragraphs, headings and label-value rows as strips.
import { breakLines } from './break-lines.ts';
import type { Block, Inline, Inlines, Mark, Strip, Tag } from './display.ts';
import { ACCENT, GREY, HAIRLINE, INK, inlineList, withTag } from './display.ts';
import type { TextMeasure, TextStyle } from './typesetter.ts';

export interface ParagraphLook extends TextStyle {
  readonly size?: number;
  /** Distance between baselines. */
  readonly leading?: number;
  readonly align?: 'left' | 'right' | 'center';
  /** Left edge inside the measure. */
  readonly indent?: number;
  /** Hanging label at the left of the indent: a bullet, a number. */
  readonly label?: string;
  readonly before?: number;
  readonly keep?: boolean;
  readonly anchor?: string;
  /** What it is in the structure of the document; a paragraph unless given. */
  readonly role?: Tag['role'];
}

/** Lines of inline text, each as marks whose y is the baseline below the top of its line. */
export function setLines(measure: TextMeasure, inlines: Inlines, width: number, look: ParagraphLook): { readonly marks: readonly Mark[]; readonly width: number }[] {
  const { size = 9.5, leading = size * 1.45, align = 'left' } = look;
  const baseline = (leading + size * 0.72) / 2;
  const base: TextStyle = { weight: look.weight ?? 'regular', color: look.color ?? INK, ...(look.tracking === undefined ? {} : { tracking: look.tracking }) };
  const spans = inlineList(inlines).map((inline): { text: string; style: Inline } => ({ text: inline.text, style: { ...base, ...inline } }));
  const own = (text: string, style: Inline): number => measure.measure(text, size, style);
  return breakLines(spans, width, own).map((line) => {
    let x = align === 'right' ? width - line.width : align === 'center' ? (width - line.width) / 2 : 0;
    const marks = line.spans.map((span): Mark => {
      const spanWidth = own(span.text, span.style);
      const mark: Mark = { kind: 'text', x, y: baseline, size, width: spanWidth, inline: { ...span.style, text: span.text } };
      x += spanWidth;
      return mark;
    });
    return { marks, width: line.width };
  });
}

const moved = (marks: readonly Mark[], right: number): Mark[] => marks.map((mark) => (mark.kind === 'text' ? { ...mark, x: mark.x + right } : mark));

export function paragraph(measure: TextMeasure, inlines: Inlines, width: number, look: ParagraphLook = {}): Block {
  const { size = 9.5, leading = size * 1.45, indent = 0, before = size * 0.55 } = look;
  const lines = setLines(measure, inlines, width - indent, look);
  const strips = lines.map((line, index): Strip => {
    const marks = moved(line.marks, indent);
    if (index === 0 && look.label !== undefined) {
      const style = { weight: look.weight ?? 'regular', color: GREY } as const;
      marks.unshift({ kind: 'text', x: 0, y: (leading + size * 0.72) / 2, size, width: measure.measure(look.label, size, style), inline: { ...style, text: look.label } });
    }
    // Neither the first nor the last line stands alone on a page.
    const keep = look.keep === true || (lines.length > 1 && (index === 0 || index === lines.length - 2));
    return { height: leading, marks: withTag(marks, { role: look.role ?? 'P', element: '' }), keep, ...(index === 0 && look.anchor !== undefined ? { anchor: look.anchor } : {}) };
  });
  return { strips, before };
}

/** Heading of level 1 (part), 2 (section) or 3 (paragraph). Never last on a page. */
export function heading(measure: TextMeasure, text: string, width: number, level: 1 | 2 | 3, anchor?: string): Block {
  const look: ParagraphLook = {
    1: { size: 19, leading: 25, weight: 'bold', color: ACCENT, before: 0 } as const,
    2: { size: 11.5, leading: 16, weight: 'bold', color: ACCENT, before: 20 } as const,
    3: { size: 9.5, leading: 14, weight: 'bold', color: INK, before: 12 } as const,
  }[level];
  const block = paragraph(measure, text, width, { ...look, role: `H${level}`, keep: true, ...(anchor === undefined ? {} : { anchor }) });
  if (level !== 1) return { ...block, strips: [...block.strips, { height: 3, marks: [], keep: true }] };
  const rule: Strip = { height: 16, keep: true, marks: [{ kind: 'line', x1: 0, y1: 7, x2: width, y2: 7, thickness: 0.8, color: ACCENT }] };
  return { ...block, strips: [...block.strips, rule] };
}

/** Lists of labelled values up to this height, in points, stand on one page. */
const WHOLE_LIST = 240;

/** Rows of a small grey label and its value, separated by hairlines. Empty values are left out. */
export function labelledValues(measure: TextMeasure, rows: readonly (readonly [label: string, value: Inlines | null])[], width: number, labelWidth = 130): Block {
  const strips: Strip[] = [];
  const cell = (marks: readonly Mark[], role: Tag['role'], row: number, column: number): Mark[] => withTag(marks, { role, element: `${row}.${column}`, cell: { row, column, columns: 2, span: 1 } });
  for (const [row, [label, value]] of rows.entries()) {
    if (value === null || value === '' || value.length === 0) continue;
    const labels = setLines(measure, label, labelWidth - 10, { size: 8, leading: 13, color: GREY });
    const lines = setLines(measure, value, width - labelWidth, { size: 9, leading: 13 });
    const count = Math.max(labels.length, lines.length);
    for (let index = 0; index < count; index += 1) {
      const marks: Mark[] = [...cell(labels[index]?.marks ?? [], 'TH', row, 0), ...cell(moved(lines[index]?.marks ?? [], labelWidth), 'TD', row, 1)].map((mark) => (mark.kind === 'text' ? { ...mark, y: mark.y + 2 } : mark));
      const last = index === count - 1;
      if (last) marks.push({ kind: 'line', x1: 0, y1: 17, x2: width, y2: 17, thickness: 0.3, color: HAIRLINE });
      strips.push({ height: last ? 17.5 : 13, marks, keep: !last && (index === 0 || index === count - 2) });
    }
  }
  // A short list is not torn apart.
  const whole = strips.reduce((sum, strip) => sum + strip.height, 0) <= WHOLE_LIST;
  return { strips: whole ? strips.map((strip, index) => ({ ...strip, keep: index < strips.length - 1 })) : strips, before: 8 };
}

export const space = (height: number): Block => ({ strips: [{ height, marks: [] }], before: 0 });
export const pageBreak: Block = { strips: [], before: 0, newPage: true };
