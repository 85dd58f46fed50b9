// The structure tree of own pages. Exhibits are strangers' pages and carry none, which the document says of itself.
import type { StructureNode } from '../../typeset/structure.ts';
import type { Segment } from '../engine.ts';
import type { PageTree } from './page-tree.ts';
import type { PdfOutput } from './pdf-output.ts';

/** What is known of a cell beyond its role. */
function attributes({ span, scope }: StructureNode): string {
  const known = [scope === undefined ? '' : `/Scope/${scope}`, span === undefined ? '' : `/ColSpan ${span}`].join('');
  return known === '' ? '' : `/A<</O/Table${known}>>`;
}

/** Key in the parent tree of the package page at that index. */
export const structParents = (packageIndex: number): string => `/StructParents ${packageIndex}/Tabs/S`;

/**
 * Writes the tree; answers the catalog entries, or nothing when no segment has a structure. "Suspects" tells readers that
 * parts of the document, the exhibits, are not tagged (ISO 32000-1, table 321).
 */
export function writeStructure(out: PdfOutput, tree: PageTree, segments: readonly Segment[]): string {
  if (!segments.some((segment) => segment.structure)) return '';
  const [root, document] = [out.reserve(), out.reserve()];
  /** Element of each marked content, by package page index. */
  const parents = new Map<number, number[]>();
  const write = (node: StructureNode, parent: number, firstPage: number): number => {
    const own = out.reserve();
    const kids = node.kids.map((kid) => {
      if ('role' in kid) return `${write(kid, own, firstPage)} 0 R`;
      const index = firstPage + kid.page;
      const contents = parents.get(index) ?? [];
      contents[kid.id] = own;
      parents.set(index, contents);
      return `<</Type/MCR/Pg ${tree.firstPage + index} 0 R/MCID ${kid.id}>>`;
    });
    return out.object(own, `<</Type/StructElem/S/${node.role}/P ${parent} 0 R${attributes(node)}${kids.length === 0 ? '' : `/K[${kids.join(' ')}]`}>>`);
  };
  const sections: number[] = [];
  let first = 0;
  for (const segment of segments) {
    if (segment.structure) sections.push(write(segment.structure, document, first));
    first += segment.pages;
  }
  out.object(document, `<</Type/StructElem/S/Document/P ${root} 0 R/K[${sections.map((number) => `${number} 0 R`).join(' ')}]>>`);
  const numbers = [...parents].sort(([a], [b]) => a - b).map(([index, contents]) => `${index}[${contents.map((number) => `${number} 0 R`).join(' ')}]`);
  out.object(root, `<</Type/StructTreeRoot/K ${document} 0 R/ParentTree<</Nums[${numbers.join('')}]>>/ParentTreeNextKey ${tree.pages}>>`);
  return `/StructTreeRoot ${root} 0 R/MarkInfo<</Marked true/Suspects true>>`;
}
