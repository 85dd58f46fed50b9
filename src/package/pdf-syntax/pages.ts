// The pages of a PDF in order, with what they inherit from the page tree; loops, depth and number are capped.
import type { PdfFile } from './pdf-file.ts';
import { isDict, numberOf, PdfRef, PdfSyntaxError, type PdfDict, type PdfValue } from './values.ts';

export interface SourcePage {
  readonly reference: PdfRef;
  /** The page dictionary with Resources, MediaBox, CropBox and Rotate filled in from its ancestors. */
  readonly dict: PdfDict;
}

export interface PageList {
  readonly pages: readonly SourcePage[];
  /** Object numbers of the page tree's inner nodes. */
  readonly treeNodes: ReadonlySet<number>;
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
const MAX_DEPTH = 1000;
const MAX_PAGES = 200_000;

type Inherited = ReadonlyMap<string, PdfValue>;

/** All pages of `file`; throws PdfSyntaxError when the tree loops, is malformed, or does not hold the pages it counts. */
export function readPages(file: PdfFile): PageList {
  const root = file.catalog.get('Pages');
  if (!(root instanceof PdfRef)) throw new PdfSyntaxError('the page tree is missing');
  const pages: SourcePage[] = [];
  const treeNodes = new Set<number>();
  const leaves = new Set<number>();

  const visit = (reference: PdfRef, inherited: Inherited, depth: number): void => {
    const node = file.resolve(reference);
    if (!isDict(node)) {
      if (file.rebuilt) return; // lost with the damage; the count is compared with another engine's
      throw new PdfSyntaxError('a node of the page tree is missing');
    }
    if (depth > MAX_DEPTH || treeNodes.has(reference.number) || leaves.has(reference.number)) throw new PdfSyntaxError('the page tree loops, repeats a page or is too deep');
    const own = new Map(inherited);
    for (const key of INHERITED) {
      const value = node.get(key);
      if (value !== undefined) own.set(key, value);
    }
    const kids = file.resolve(node.get('Kids'));
    if (!Array.isArray(kids)) {
      if (pages.length >= MAX_PAGES) throw new PdfSyntaxError('there are too many pages');
      leaves.add(reference.number);
      pages.push({ reference, dict: new Map([...node, ...own]) });
      return;
    }
    treeNodes.add(reference.number);
    for (const kid of kids) {
      if (!(kid instanceof PdfRef)) throw new PdfSyntaxError('a page is not an indirect object');
      visit(kid, own, depth + 1);
    }
  };
  visit(root, new Map(), 0);

  const counted = numberOf(file.resolve(file.dict(file.catalog, 'Pages')?.get('Count')));
  if (counted !== pages.length && !file.rebuilt) throw new PdfSyntaxError(`the page tree counts ${counted ?? 'no'} pages and holds ${pages.length}`);
  return { pages, treeNodes };
}
