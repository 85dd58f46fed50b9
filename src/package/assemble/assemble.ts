// Writes the package in one pass: segments one at a time, attachments streamed, the signature object last.
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import type { Assembled, AssembleRequest, ByteSink, Segment } from '../engine.ts';
import { laidOut } from '../layout/laid-out-pdf.ts';
import { PdfSyntaxError, textString } from '../pdf-syntax/values.ts';
import { writeValue } from '../pdf-syntax/write-value.ts';
import { writeAttachment, writeNameTree, type WrittenAttachment } from './attachments.ts';
import { crossReferenceStream } from './cross-reference-stream.ts';
import { pageLabels, writeInfo, writeMetadata } from './document-facts.ts';
import { Layers } from './layers.ts';
import { writeOutline, type Bookmark } from './outline.ts';
import { outputIntent } from './output-intent.ts';
import { PackageFonts } from './package-font.ts';
import { PageTree } from './page-tree.ts';
import { PdfOutput } from './pdf-output.ts';
import { SegmentWriter } from './segment-writer.ts';
import { reserveSignature, signatureEntries, writeField, writeSigned } from './signature-object.ts';
import type { SourceBookmark } from './source-outline.ts';
import { writeStructure } from './structure-tree.ts';

const nameOfSegment = (segment: Segment, index: number): string => segment.bookmarks[0]?.title ?? `part ${index + 1}`;

/**
 * Writes the package to `sink` and answers its page count, size and SHA-256. Nothing is read twice and no segment is kept.
 * Throws `package.failed` naming the part that could not be placed, and `job.cancelled`.
 */
export async function assemble(request: AssembleRequest, sink: ByteSink, progress: Progress, fonts: FontLibrary): Promise<Assembled> {
  const pages = request.segments.reduce((sum, segment) => sum + segment.pages, 0);
  if (pages === 0) throw new Fault('package.failed', { reason: 'there are no pages to put in it' });
  const out = new PdfOutput(sink);
  const catalog = out.reserve();
  const tree = new PageTree(out, pages);
  const packageFonts = new PackageFonts(out, fonts);
  const layers = new Layers();
  const signature = request.sign ? reserveSignature(out, request.sign) : null;
  const writer = new SegmentWriter({ out, tree, layers, fonts: packageFonts, extraAnnotations: new Map(signature ? [[signature.page, signature.field]] : []) });

  const bookmarks = await writeSegments(request, writer, progress, pages);
  const attachments = await writeAttachments(request, out, progress);

  const outline = writeOutline(out, bookmarks.map((bookmark) => ({ ...bookmark, page: tree.firstPage + bookmark.page })));
  if (signature && request.sign) writeField(out, signature, request.sign, tree.firstPage + signature.page, packageFonts);
  tree.write(out);
  packageFonts.write();
  const [info, metadata] = [writeInfo(out, request), writeMetadata(out, request)];
  const names = attachments.length > 0 ? writeNameTree(out, attachments) : null;
  const entries = [
    `/Type/Catalog/Pages ${tree.root} 0 R/Metadata ${metadata} 0 R/Lang ${writeValue(textString(request.info.language))}`,
    '/ViewerPreferences<</DisplayDocTitle true>>',
    pageLabels(request.pageLabels, pages),
    outputIntent(out),
    writeStructure(out, tree, request.segments),
    outline === null ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`,
    names === null ? '' : `/Names<</EmbeddedFiles ${names} 0 R>>/AF[${attachments.map(({ specification }) => `${specification} 0 R`).join(' ')}]`,
    layers.entry(),
    signature ? signatureEntries(signature) : '',
  ];
  out.object(catalog, `<<${entries.join('')}>>`);
  await out.settle();

  const id = `<${Buffer.from(request.fileId).toString('hex')}>`;
  const trailer = `/Root ${catalog} 0 R/Info ${info} 0 R/ID[${id}${id}]`;
  progress.report(request.sign ? 'Signing' : 'Finishing', pages, pages);
  const sha256 = signature && request.sign ? await writeSigned(out, signature, request.sign, request.at, trailer) : await writeUnsigned(out, trailer);
  return { pages, bytes: out.position, sha256 };
}

function stopIfCancelled(progress: Progress): void {
  if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'No half-made package was left behind.' });
}

/** Answers all bookmarks by package page index: those of each segment, and under its last one those its PDF brings along. */
async function writeSegments({ segments }: AssembleRequest, writer: SegmentWriter, progress: Progress, pages: number): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = [];
  let index = 0;
  for (const [place, segment] of segments.entries()) {
    stopIfCancelled(progress);
    progress.report(`Placing ${nameOfSegment(segment, place)}`, index, pages);
    try {
      const brought = await placed(segment, writer, index);
      const below = 1 + (segment.bookmarks.at(-1)?.level ?? -1);
      bookmarks.push(...[...segment.bookmarks, ...brought.map((bookmark) => ({ ...bookmark, level: below + bookmark.level }))].map((bookmark) => ({ ...bookmark, page: index + bookmark.page })));
    } catch (thrown) {
      if (thrown instanceof PdfSyntaxError) throw new Fault('package.failed', { reason: `${nameOfSegment(segment, place)}: ${thrown.message}` }, { cause: thrown });
      throw thrown;
    }
    index += segment.pages;
  }
  return bookmarks;
}

async function placed(segment: Segment, writer: SegmentWriter, index: number): Promise<readonly SourceBookmark[]> {
  const loaded = await segment.load();
  const pdf = loaded instanceof Uint8Array ? laidOut(loaded) : loaded;
  try {
    return await writer.write(segment, pdf, index);
  } finally {
    await pdf.close();
  }
}

async function writeAttachments({ attachments }: AssembleRequest, out: PdfOutput, progress: Progress): Promise<WrittenAttachment[]> {
  const written: WrittenAttachment[] = [];
  for (const attachment of attachments) {
    stopIfCancelled(progress);
    progress.report(`Attaching ${attachment.name}`, written.length, attachments.length);
    written.push(await writeAttachment(out, attachment));
    await out.settle();
  }
  return written;
}

async function writeUnsigned(out: PdfOutput, trailer: string): Promise<string> {
  const number = out.reserve();
  const end = crossReferenceStream(out.offsets, number, out.position, trailer);
  out.bytes(end);
  return out.finish();
}
