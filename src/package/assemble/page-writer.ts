// Writes the pages of one segment: page dictionary, stamp, links and kept annotations.
import { Fault } from '../../contract/errors.ts';
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { readPages, type PageList, type SourcePage } from '../pdf-syntax/pages.ts';
import { isDict, PdfRef, textString, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { writeName, writeNumber, writeValue } from '../pdf-syntax/write-value.ts';
import type { PageLink, Segment } from '../engine.ts';
import { keptAnnotations } from './annotations.ts';
import { openStateOf } from './content-state.ts';
import { Destinations } from './destinations.ts';
import type { Layers } from './layers.ts';
import type { PackageFonts } from './package-font.ts';
import { LARGEST_SIDE, readPageBox, withFoot, type Box, type PageBox } from './page-box.ts';
import type { PageTree } from './page-tree.ts';
import type { PdfOutput } from './pdf-output.ts';
import { writePicturePage, type PagePicture } from './picture-page.ts';
import { SegmentCopier } from './segment-copier.ts';
import { sourceOutline, type SourceBookmark } from './source-outline.ts';
import { FOOT_STRIP, stampContent } from './stamp.ts';
import { structParents } from './structure-tree.ts';

const KEPT_KEYS = ['BleedBox', 'TrimBox', 'ArtBox', 'Group', 'UserUnit'];

const writeBox = (box: Box): string => `[${box.map(writeNumber).join(' ')}]`;

export interface PageWriterOptions {
  /** Null when nothing is stamped. */
  readonly fonts: PackageFonts | null;
  /** Annotation numbers to be added to a page, by package page index: the signature field. */
  readonly extraAnnotations: ReadonlyMap<number, number>;
  /** For files of strangers: checks every object, closes what a page's content leaves open, and shows pictures instead of pages. */
  readonly mend: Mending | null;
}

export interface Mending {
  /** What to show instead of the page at that index; null for the page itself. */
  picture(index: number): PagePicture | null;
  /** Pages by index whose content is no PDF syntax, with what is wrong. */
  readonly damagedPages: Map<number, string>;
  /** Streams whose data could not be read to its end. */
  damagedStreams: number;
}

export class PageWriter {
  readonly #out: PdfOutput;
  readonly #tree: PageTree;
  readonly #layers: Layers;
  readonly #options: PageWriterOptions;
  /** Numbers of short streams that stand before or behind a page's own content, by text. */
  readonly #shared = new Map<string, number>();

  constructor(out: PdfOutput, tree: PageTree, layers: Layers, options: PageWriterOptions) {
    this.#out = out;
    this.#tree = tree;
    this.#layers = layers;
    this.#options = options;
  }

  /** Writes the segment whose PDF is `file`; its first page is package page `firstIndex`. Answers the bookmarks the PDF brings along. */
  async write(segment: Segment, file: PdfFile, firstIndex: number): Promise<readonly SourceBookmark[]> {
    const list = rangeOf(readPages(file), segment);
    if (list.pages.length !== segment.pages) throw new Fault('package.failed', { reason: `a part was planned with ${segment.pages} pages and has ${list.pages.length}` });
    const copier = new SegmentCopier(file, list, this.#tree.firstPage + firstIndex, this.#out, this.#options.mend);
    const destinations = new Destinations(file);
    const stampedResources = new Map<string, string>();
    for (const [index, page] of list.pages.entries()) {
      const picture = this.#options.mend?.picture(index);
      if (picture) writePicturePage(this.#out, this.#tree, firstIndex + index, picture);
      else this.#writePage(copier, destinations, stampedResources, segment, page, index, firstIndex + index);
      copier.drain();
      await this.#out.settle();
    }
    this.#layers.take(copier);
    copier.drain();
    await this.#out.settle();
    return sourceOutline(file, list, destinations);
  }

  #writePage(copier: SegmentCopier, destinations: Destinations, stampedResources: Map<string, string>, segment: Segment, page: SourcePage, index: number, packageIndex: number): void {
    const stamp = segment.stamps[index] ?? null;
    const own = readPageBox(copier.file, page.dict);
    const strip = stamp !== null && segment.foot === 'strip';
    const box = strip ? withFoot(own, FOOT_STRIP) : own;
    let contents = contentReferences(copier, page.dict);
    let resources = page.dict.get('Resources') === undefined ? '<<>>' : copier.write(page.dict.get('Resources') ?? null);
    if (this.#options.mend) {
      const { before, after, damage } = openStateOf(copier.file, page.dict);
      const wrong = damage ?? (Math.max(box.media[2] - box.media[0], box.media[3] - box.media[1]) > LARGEST_SIDE ? 'it is larger than any sheet' : null);
      if (wrong !== null) this.#options.mend.damagedPages.set(index, wrong);
      contents = [...this.#sharedStream(before), ...contents, ...this.#sharedStream(after)];
    }
    const { fonts } = this.#options;
    if (stamp && fonts) {
      const drawn = this.#out.stream(new Map(), Buffer.from(stampContent(stamp, box, fonts), 'latin1'));
      contents = [...this.#sharedStream(opening(strip ? own : null)), ...contents, `${drawn} 0 R`];
      resources = this.#withStampFonts(copier, page.dict.get('Resources'), fonts.resources(), stampedResources);
    }
    const annotations = keptAnnotations(copier, page.dict, destinations);
    for (const link of segment.links) {
      if (link.page === index) annotations.push(`<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${link.rect.map(writeNumber).join(' ')}]${targetOf(link, this.#tree)}>>`);
    }
    const extra = this.#options.extraAnnotations.get(packageIndex);
    if (extra !== undefined) annotations.push(`${extra} 0 R`);
    const kept = KEPT_KEYS.filter((key) => page.dict.has(key)).map((key) => `/${key} ${copier.write(page.dict.get(key) ?? null)}`);
    const shown = box.crop === box.media ? '' : `/CropBox${writeBox(box.crop)}`;
    this.#out.object(
      this.#tree.firstPage + packageIndex,
      `<</Type/Page/Parent ${this.#tree.parentOf(packageIndex)} 0 R/MediaBox${writeBox(box.media)}${shown}/Rotate ${box.rotation}${kept.join('')}${segment.structure ? structParents(packageIndex) : ''}/Resources ${resources}/Contents[${contents.join(' ')}]${annotations.length > 0 ? `/Annots[${annotations.join('\n')}]` : ''}>>`,
    );
  }

  /** A reference to the stream of that text, written once; none for an empty text. */
  #sharedStream(text: string): string[] {
    if (text === '') return [];
    const number = this.#shared.get(text) ?? this.#out.stream(new Map(), Buffer.from(text, 'latin1'));
    this.#shared.set(text, number);
    return [`${number} 0 R`];
  }

  /** The page's resources with the stamp's fonts added; made once for all pages that share them. */
  #withStampFonts(copier: SegmentCopier, value: PdfValue | undefined, fonts: readonly [string, string][], made: Map<string, string>): string {
    const key = value instanceof PdfRef ? `${value.number} ${fonts.length}` : null;
    const known = key === null ? undefined : made.get(key);
    if (known !== undefined) return known;
    const resolved = copier.file.resolve(value);
    const dict = isDict(resolved) ? resolved : new Map<string, PdfValue>();
    const others = [...dict].filter(([name]) => name !== 'Font').map(([name, entry]) => `${writeName(name)} ${copier.write(entry)}`);
    const own = [...(copier.file.dict(dict, 'Font') ?? [])].map(([name, entry]) => `${writeName(name)} ${copier.write(entry)}`);
    const text = `<<${others.join('')}/Font<<${own.join('')}${fonts.map(([name, reference]) => `${writeName(name)} ${reference}`).join('')}>>>>`;
    if (key === null) return text;
    const reference = `${this.#out.object(this.#out.reserve(), text)} 0 R`;
    made.set(key, reference);
    return reference;
  }
}

/** The pages of the segment alone; what leads to others of the same PDF leads nowhere. */
function rangeOf(list: PageList, { from, pages }: Segment): PageList {
  if (from === undefined) return list;
  const [shown, others] = [list.pages.slice(from, from + pages), [...list.pages.slice(0, from), ...list.pages.slice(from + pages)]];
  return { pages: shown, treeNodes: new Set([...list.treeNodes, ...others.map(({ reference }) => reference.number)]) };
}

/** Where a link of our own leads: a page of this file, or of one that lies beside it. */
const targetOf = ({ file, target }: PageLink, tree: PageTree): string =>
  file === undefined ? `/Dest[${tree.firstPage + target} 0 R/Fit]` : `/A<</S/GoToR/F ${writeValue(textString(file))}/D[${target}/Fit]>>`;

/** Saves the graphics state before a page's own content, clipped to what was visible where the page is made larger. */
function opening(box: PageBox | null): string {
  if (!box) return 'q\n';
  const [x0, y0, x1, y1] = box.crop;
  return `q ${[x0, y0, x1 - x0, y1 - y0].map(writeNumber).join(' ')} re W n\n`;
}

/** The page's content streams as references in the package. */
function contentReferences(copier: SegmentCopier, page: PdfDict): string[] {
  const value = page.get('Contents');
  if (value instanceof PdfRef && copier.file.stream(value)) return [writeValue(value, copier.reference)];
  const list = copier.file.resolve(value);
  return (Array.isArray(list) ? list : []).filter((item): item is PdfRef => item instanceof PdfRef && copier.file.stream(item) !== null).map((item) => copier.reference(item));
}
