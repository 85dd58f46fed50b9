// Writes the pages of one segment: page dictionary, stamp, links and kept annotations.
import { Fault } from '../../contract/errors.ts';
import { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { readPages, type SourcePage } from '../pdf-syntax/pages.ts';
import { isDict, PdfRef, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { writeName, writeNumber, writeValue } from '../pdf-syntax/write-value.ts';
import type { Segment } from '../engine.ts';
import { keptAnnotations } from './annotations.ts';
import { Destinations } from './destinations.ts';
import type { Layers } from './layers.ts';
import type { PackageFonts } from './package-font.ts';
import { readPageBox, withFoot, type Box, type PageBox } from './page-box.ts';
import type { PageTree } from './page-tree.ts';
import type { PdfOutput } from './pdf-output.ts';
import { SegmentCopier } from './segment-copier.ts';
import { FOOT_STRIP, stampContent } from './stamp.ts';

const KEPT_KEYS = ['BleedBox', 'TrimBox', 'ArtBox', 'Group', 'UserUnit'];

const writeBox = (box: Box): string => `[${box.map(writeNumber).join(' ')}]`;

export class PageWriter {
  readonly #out: PdfOutput;
  readonly #tree: PageTree;
  readonly #fonts: PackageFonts;
  readonly #layers: Layers;
  /** Annotation numbers to be added to a page, by package page index: the signature field. */
  readonly #extraAnnotations: ReadonlyMap<number, number>;
  /** Stream numbers of what stands before a stamped page's own content, by text. */
  readonly #openings = new Map<string, number>();

  constructor(out: PdfOutput, tree: PageTree, fonts: PackageFonts, layers: Layers, extraAnnotations: ReadonlyMap<number, number>) {
    this.#out = out;
    this.#tree = tree;
    this.#fonts = fonts;
    this.#layers = layers;
    this.#extraAnnotations = extraAnnotations;
  }

  /** Writes the segment whose PDF is `bytes`; its first page is package page `firstIndex`. */
  async write(segment: Segment, bytes: Uint8Array, firstIndex: number): Promise<void> {
    const file = new PdfFile(bytes);
    const list = readPages(file);
    if (list.pages.length !== segment.pages) throw new Fault('package.failed', { reason: `a part was planned with ${segment.pages} pages and has ${list.pages.length}` });
    const copier = new SegmentCopier(file, list, this.#tree.firstPage + firstIndex, this.#out);
    const destinations = new Destinations(file);
    const stampedResources = new Map<string, string>();
    for (const [index, page] of list.pages.entries()) {
      this.#writePage(copier, destinations, stampedResources, segment, page, index, firstIndex + index);
      copier.drain();
      await this.#out.settle();
    }
    this.#layers.take(copier);
    copier.drain();
    await this.#out.settle();
  }

  #writePage(copier: SegmentCopier, destinations: Destinations, stampedResources: Map<string, string>, segment: Segment, page: SourcePage, index: number, packageIndex: number): void {
    const stamp = segment.stamps[index] ?? null;
    const own = readPageBox(copier.file, page.dict);
    const strip = stamp !== null && segment.foot === 'strip';
    const box = strip ? withFoot(own, FOOT_STRIP) : own;
    let contents = contentReferences(copier, page.dict);
    let resources = page.dict.get('Resources') === undefined ? '<<>>' : copier.write(page.dict.get('Resources') ?? null);
    if (stamp) {
      const drawn = this.#out.stream(new Map(), Buffer.from(stampContent(stamp, box, this.#fonts), 'latin1'));
      contents = [`${this.#opening(strip ? own : null)} 0 R`, ...contents, `${drawn} 0 R`];
      resources = this.#withStampFonts(copier, page.dict.get('Resources'), stampedResources);
    }
    const annotations = keptAnnotations(copier, page.dict, destinations);
    for (const link of segment.links) {
      if (link.page === index) annotations.push(`<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${link.rect.map(writeNumber).join(' ')}]/Dest[${this.#tree.firstPage + link.target} 0 R/Fit]>>`);
    }
    const extra = this.#extraAnnotations.get(packageIndex);
    if (extra !== undefined) annotations.push(`${extra} 0 R`);
    const kept = KEPT_KEYS.filter((key) => page.dict.has(key)).map((key) => `/${key} ${copier.write(page.dict.get(key) ?? null)}`);
    const shown = box.crop === box.media ? '' : `/CropBox${writeBox(box.crop)}`;
    this.#out.object(
      this.#tree.firstPage + packageIndex,
      `<</Type/Page/Parent ${this.#tree.parentOf(packageIndex)} 0 R/MediaBox${writeBox(box.media)}${shown}/Rotate ${box.rotation}${kept.join('')}/Resources ${resources}/Contents[${contents.join(' ')}]${annotations.length > 0 ? `/Annots[${annotations.join('\n')}]` : ''}>>`,
    );
  }

  /** The stream that saves the graphics state before a page's own content, clipped to `box` where the page was made larger. */
  #opening(box: PageBox | null): number {
    const clip = box ? ` ${[box.crop[0], box.crop[1], box.crop[2] - box.crop[0], box.crop[3] - box.crop[1]].map(writeNumber).join(' ')} re W n` : '';
    const text = `q${clip}\n`;
    const number = this.#openings.get(text) ?? this.#out.stream(new Map(), Buffer.from(text, 'latin1'));
    this.#openings.set(text, number);
    return number;
  }

  /** The page's resources with the stamp's fonts added; made once for all pages that share them. */
  #withStampFonts(copier: SegmentCopier, value: PdfValue | undefined, made: Map<string, string>): string {
    const fonts = this.#fonts.resources();
    const key = value instanceof PdfRef ? `${value.number} ${fonts.length}` : null;
    const known = key === null ? undefined : made.get(key);
    if (known !== undefined) return known;
    const resolved = copier.file.resolve(value);
    const dict: PdfDict = isDict(resolved) ? resolved : new Map();
    const others = [...dict].filter(([name]) => name !== 'Font').map(([name, entry]) => `${writeName(name)} ${copier.write(entry)}`);
    const own = [...(copier.file.dict(dict, 'Font') ?? [])].map(([name, entry]) => `${writeName(name)} ${copier.write(entry)}`);
    const text = `<<${others.join('')}/Font<<${own.join('')}${fonts.map(([name, reference]) => `${writeName(name)} ${reference}`).join('')}>>>>`;
    if (key === null) return text;
    const reference = `${this.#out.object(this.#out.reserve(), text)} 0 R`;
    made.set(key, reference);
    return reference;
  }
}

/** The page's content streams as references in the package. */
function contentReferences(copier: SegmentCopier, page: PdfDict): string[] {
  const value = page.get('Contents');
  if (value instanceof PdfRef && copier.file.stream(value)) return [writeValue(value, copier.reference)];
  const list = copier.file.resolve(value);
  return (Array.isArray(list) ? list : []).filter((item) => item instanceof PdfRef).map((item) => copier.reference(item));
}
