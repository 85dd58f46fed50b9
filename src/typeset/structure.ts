// The structure of laid-out pages: headings, paragraphs and tables in reading order, tied to the content that shows them.
import type { Mark, Tag } from './display.ts';
import type { LaidPage } from './flow.ts';

/** Content of a page by its number on that page. */
export interface MarkedContent { readonly page: number; readonly id: number; }

export interface StructureNode {
  readonly role: Tag['role'] | 'Sect' | 'Table' | 'TR';
  /** Columns a cell spans. */
  readonly span?: number;
  /** What a head cell is the head of. */
  readonly scope?: 'Row' | 'Column' | 'Both';
  readonly kids: (StructureNode | MarkedContent)[];
}

interface Content { readonly role: Tag['role'] | null; readonly tag: Tag | null; /** Number on the page; 0 and without meaning where the role is null. */ readonly id: number; readonly marks: Mark[]; }

const keyOf = (tag: Tag): string => `${tag.block ?? ''}/${tag.element}`;

/** Marks in the order they are drawn, cut wherever the element changes; decoration has no role. */
export function contentOf(marks: readonly Mark[]): Content[] {
  const contents: Content[] = [];
  let next = 0;
  for (const mark of marks) {
    const tag = mark.kind === 'text' ? (mark.tag ?? null) : null;
    const last = contents.at(-1);
    if (last && (last.tag === null ? tag === null : tag !== null && keyOf(last.tag) === keyOf(tag))) last.marks.push(mark);
    else contents.push({ role: tag?.role ?? null, tag, id: tag === null ? 0 : next++, marks: [mark] });
  }
  return contents;
}

/** The head of a table stands in row -1; a head inside it is a subheading where it spans columns, else the label of its row. */
const scopeOf = ({ row, span }: NonNullable<Tag['cell']>): 'Row' | 'Column' | 'Both' => (span > 1 ? 'Both' : row < 0 ? 'Column' : 'Row');

/** The section that the pages are: its elements in the order their first text stands. Tables get a cell for every column. */
export function structureOf(pages: readonly LaidPage[]): StructureNode {
  const section: StructureNode = { role: 'Sect', kids: [] };
  const known = new Map<string, StructureNode>();
  const under = (parent: StructureNode, key: string, make: () => StructureNode): StructureNode => {
    const node = known.get(key) ?? make();
    if (!known.has(key)) {
      known.set(key, node);
      parent.kids.push(node);
    }
    return node;
  };
  const elementOf = (tag: Tag): StructureNode => {
    const key = keyOf(tag);
    const { cell } = tag;
    if (!cell) return under(section, key, () => ({ role: tag.role, kids: [] }));
    const table = under(section, `table ${tag.block ?? ''}`, () => ({ role: 'Table', kids: [] }));
    const row = under(table, `row ${tag.block ?? ''}/${cell.row}`, () => ({ role: 'TR', kids: [] }));
    // Cells without text are cells too: a reader counts columns.
    for (let column = row.kids.length; cell.span === 1 && column < cell.column; column += 1) row.kids.push({ role: 'TD', kids: [] });
    return under(row, key, () => ({ role: tag.role, ...(cell.span > 1 ? { span: cell.span } : {}), ...(tag.role === 'TH' ? { scope: scopeOf(cell) } : {}), kids: [] }));
  };
  const widths = new Map<string, number>();
  for (const [page, { marks }] of pages.entries()) {
    for (const { tag, id } of contentOf(marks)) {
      if (tag === null) continue;
      elementOf(tag).kids.push({ page, id });
      if (tag.cell) widths.set(`row ${tag.block ?? ''}/${tag.cell.row}`, tag.cell.span > 1 ? 0 : tag.cell.columns);
    }
  }
  for (const [key, columns] of widths) {
    const row = known.get(key);
    while (row && row.kids.length < columns) row.kids.push({ role: 'TD', kids: [] });
  }
  return section;
}
