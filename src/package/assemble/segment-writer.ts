// Writes a segment of the package by its layout: its objects copied, its pages with stamp and links.
import { Fault } from '../../contract/errors.ts';
import type { LaidOutPdf } from '../layout/laid-out-pdf.ts';
import { fillIn, type Layout } from '../layout/layout.ts';
import { neededBy } from '../layout/page-needs.ts';
import { textString } from '../pdf-syntax/values.ts';
import { writeName, writeNumber, writeValue } from '../pdf-syntax/write-value.ts';
import type { PageLink, Segment } from '../engine.ts';
import type { Layers } from './layers.ts';
import type { PackageFonts } from './package-font.ts';
import { withFoot, writeBox, type PageBox } from './page-box.ts';
import type { PageTree } from './page-tree.ts';
import type { PdfOutput } from './pdf-output.ts';
import { SegmentBody } from './segment-body.ts';
import { sharedStreams } from './shared-streams.ts';
import type { SourceBookmark } from './source-outline.ts';
import { FOOT_STRIP, stampContent } from './stamp.ts';
import { structParents } from './structure-tree.ts';

interface Target { readonly out: PdfOutput; readonly tree: PageTree; readonly layers: Layers; readonly fonts: PackageFonts; /** Annotation numbers to be added to a page, by package page index: the signature field. */ readonly extraAnnotations: ReadonlyMap<number, number>; }

type Number = (local: number) => number;

export class SegmentWriter {
  readonly #target: Target;
  readonly #body: SegmentBody;
  readonly #shared: (text: string) => string[];
  /** Numbers of streams in the package by what they consist of. */
  readonly #merged = new Map<string, number>();

  constructor(target: Target) {
    this.#target = target;
    this.#body = new SegmentBody(target.out);
    this.#shared = sharedStreams(target.out);
  }

  /** Writes the segment whose PDF is `pdf`; its first page is package page `firstIndex`. Answers the bookmarks the PDF brings along. */
  async write(segment: Segment, pdf: LaidOutPdf, firstIndex: number): Promise<readonly SourceBookmark[]> {
    const { layout } = pdf;
    const { out, layers } = this.#target;
    const from = segment.from ?? 0;
    const isWhole = segment.from === undefined;
    if (isWhole ? layout.pages.length !== segment.pages : from + segment.pages > layout.pages.length) throw new Fault('package.failed', { reason: `a part was planned with ${from + segment.pages} pages and has ${layout.pages.length}` });
    const { numbers, copied } = this.#numbersOf(layout, firstIndex - from, isWhole ? null : neededBy(layout, from, from + segment.pages));
    const number: Number = (local) => numbers[local] ?? 0;
    await this.#body.copy(pdf, number, (local) => copied[local] === 1);
    const stampedResources = new Map<string, string>();
    for (let index = 0; index < segment.pages; index += 1) this.#writePage(segment, layout, number, stampedResources, index, firstIndex + index);
    await out.settle();
    const { all, off, usage } = layout.layers;
    layers.add({ all: all.map(number), off: off.map(number), usage: usage.map((text) => fillIn(text, number)) });
    return layout.bookmarks.flatMap((bookmark) => (bookmark.page < from || bookmark.page >= from + segment.pages ? [] : [{ ...bookmark, page: bookmark.page - from }]));
  }

  /**
   * Package numbers by local number, and which objects are to be copied: all that are `needed` but those that stand in
   * the package already. `firstIndex`: where page 0 of the PDF would stand.
   */
  #numbersOf({ pages, objects, mergeable }: Layout, firstIndex: number, needed: Uint8Array | null): { numbers: Uint32Array; copied: Uint8Array } {
    const { out, tree } = this.#target;
    const numbers = new Uint32Array(1 + pages.length + objects);
    const copied = new Uint8Array(numbers.length);
    const isNeeded = (local: number): boolean => needed === null || needed[local] === 1;
    for (const index of pages.keys()) if (isNeeded(1 + index)) numbers[1 + index] = tree.firstPage + firstIndex + index;
    const keys = new Map(mergeable);
    for (let local = 1 + pages.length; local < numbers.length; local += 1) {
      if (!isNeeded(local)) continue;
      const key = keys.get(local);
      const known = key === undefined ? undefined : this.#merged.get(key);
      numbers[local] = known ?? out.reserve();
      copied[local] = known === undefined ? 1 : 0;
      if (key !== undefined && known === undefined) this.#merged.set(key, numbers[local] ?? 0);
    }
    return { numbers, copied };
  }

  #writePage(segment: Segment, layout: Layout, number: Number, stampedResources: Map<string, string>, index: number, packageIndex: number): void {
    const { out, tree, fonts, extraAnnotations } = this.#target;
    const page = layout.pages[(segment.from ?? 0) + index];
    const own = page && layout.frames[page.frame];
    if (!page || !own) return;
    const stamp = segment.stamps[index] ?? null;
    const strip = stamp !== null && segment.foot === 'strip';
    const box = strip ? withFoot(own, FOOT_STRIP) : own;
    let contents = page.contents.map((local) => `${number(local)} 0 R`);
    if (stamp) {
      const drawn = out.stream(new Map(), Buffer.from(stampContent(stamp, box, fonts), 'latin1'));
      contents = [...this.#shared(opening(strip ? own : null)), ...contents, `${drawn} 0 R`];
    }
    const resources = this.#resources(layout.resources[page.resources], `${page.resources}`, number, stamp ? fonts.resources() : [], stampedResources);
    const annotations = page.annotations.map((text) => fillIn(text, number));
    for (const link of segment.links) {
      if (link.page === index) annotations.push(`<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${link.rect.map(writeNumber).join(' ')}]${leadingTo(link, tree)}>>`);
    }
    const extra = extraAnnotations.get(packageIndex);
    if (extra !== undefined) annotations.push(`${extra} 0 R`);
    const [media, crop] = [writeBox(box.media), writeBox(box.crop)];
    out.object(
      tree.firstPage + packageIndex,
      `<</Type/Page/Parent ${tree.parentOf(packageIndex)} 0 R/MediaBox${media}${crop === media ? '' : `/CropBox${crop}`}/Rotate ${box.rotation}${fillIn(own.kept, number)}${segment.structure ? structParents(packageIndex) : ''}/Resources ${resources}/Contents[${contents.join(' ')}]${annotations.length > 0 ? `/Annots[${annotations.join('\n')}]` : ''}>>`,
    );
  }

  /** The resources with the stamp's fonts added, as an object of their own that all pages share that have the same. */
  #resources(entries: Layout['resources'][number] | undefined, name: string, number: Number, fonts: readonly [string, string][], made: Map<string, string>): string {
    const { out } = this.#target;
    const key = `${name} ${fonts.length}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const { others = '', fonts: own = '' } = entries ?? {};
    const text = `<<${fillIn(others, number)}/Font<<${fillIn(own, number)}${fonts.map(([font, reference]) => `${writeName(font)} ${reference}`).join('')}>>>>`;
    const reference = `${out.object(out.reserve(), text)} 0 R`;
    made.set(key, reference);
    return reference;
  }
}

/** Where a link of our own leads: a page of this file, or of one that lies beside it. */
const leadingTo = ({ file, target }: PageLink, tree: PageTree): string =>
  file === undefined ? `/Dest[${tree.firstPage + target} 0 R/Fit]` : `/A<</S/GoToR/F ${writeValue(textString(file))}/D[${target}/Fit]/NewWindow true>>`;

/** Saves the graphics state before a page's own content, clipped to what was visible where the page is made larger. */
function opening(box: PageBox | null): string {
  if (!box) return 'q\n';
  const [x0, y0, x1, y1] = box.crop;
  return `q ${[x0, y0, x1 - x0, y1 - y0].map(writeNumber).join(' ')} re W n\n`;
}
