// Writes the pages of a stranger's PDF anew: every object checked, nothing left open, pictures where a page cannot be copied.
import type { PageList, SourcePage } from '../pdf-syntax/pages.ts';
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { keptAnnotations } from './annotations.ts';
import { openStateOf } from './content-state.ts';
import { Destinations } from './destinations.ts';
import { layersOf, type Layers } from './layers.ts';
import { LARGEST_SIDE, readPageBox, writeBox } from './page-box.ts';
import { contentReferences, KEPT_KEYS } from './page-entries.ts';
import type { PageTree } from './page-tree.ts';
import type { PdfOutput } from './pdf-output.ts';
import { writePicturePage, type PagePicture } from './picture-page.ts';
import { SegmentCopier } from './segment-copier.ts';
import { sharedStreams } from './shared-streams.ts';
import { sourceOutline, type SourceBookmark } from './source-outline.ts';

export interface Mending {
  /** What to show instead of the page at that index; null for the page itself. */
  picture(index: number): PagePicture | null;
  /** Pages by index whose content is no PDF syntax, with what is wrong. */
  readonly damagedPages: Map<number, string>;
  /** Streams whose data could not be read to its end. */
  damagedStreams: number;
}

/** Writes all pages of `file` and answers the bookmarks it brings along. */
export async function writePages(file: PdfFile, list: PageList, out: PdfOutput, tree: PageTree, layers: Layers, mend: Mending): Promise<readonly SourceBookmark[]> {
  const copier = new SegmentCopier(file, list, tree.firstPage, out, mend);
  const destinations = new Destinations(file);
  const shared = sharedStreams(out);
  const writePage = ({ dict }: SourcePage, index: number): void => {
    const box = readPageBox(file, dict);
    const contents = contentReferences(file, dict).map(copier.reference);
    const resources = dict.get('Resources') === undefined ? '<<>>' : copier.write(dict.get('Resources') ?? null);
    const { before, after, damage } = openStateOf(file, dict);
    const wrong = damage ?? (Math.max(box.media[2] - box.media[0], box.media[3] - box.media[1]) > LARGEST_SIDE ? 'it is larger than any sheet' : null);
    if (wrong !== null) mend.damagedPages.set(index, wrong);
    const annotations = keptAnnotations(copier, dict, destinations);
    const kept = KEPT_KEYS.filter((key) => dict.has(key)).map((key) => `/${key} ${copier.write(dict.get(key) ?? null)}`);
    const shown = box.crop === box.media ? '' : `/CropBox${writeBox(box.crop)}`;
    out.object(
      tree.firstPage + index,
      `<</Type/Page/Parent ${tree.parentOf(index)} 0 R/MediaBox${writeBox(box.media)}${shown}/Rotate ${box.rotation}${kept.join('')}/Resources ${resources}/Contents[${[...shared(before), ...contents, ...shared(after)].join(' ')}]${annotations.length > 0 ? `/Annots[${annotations.join('\n')}]` : ''}>>`,
    );
  };
  for (const [index, page] of list.pages.entries()) {
    const picture = mend.picture(index);
    if (picture) writePicturePage(out, tree, index, picture);
    else writePage(page, index);
    copier.drain();
    await out.settle();
  }
  layers.add(layersOf(copier));
  copier.drain();
  await out.settle();
  return sourceOutline(file, list, destinations);
}
