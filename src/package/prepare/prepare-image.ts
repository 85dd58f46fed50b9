// Pages for JPEG, PNG, TIFF and HEIC. JPEG and plain PNG keep their own bytes; nothing is recompressed without need.
import { orientation } from 'exifr';
import jpeg from 'jpeg-js';
import createHeif from 'libheif-js/libheif-wasm/libheif.js';
import { PDFDocument, type PDFImage } from 'pdf-lib';
import { PNG } from 'pngjs';
import { decode, decodeImage, toRGBA8 } from 'utif2';
import { Fault } from '../../contract/errors.ts';
import type { Resources } from '../../contract/resources.ts';
import { imageSize } from '../../ingest/image-size.ts';
import { MEDIA_TYPES } from '../../ingest/media-types.ts';
import { DEFAULT_LIMITS } from '../../ingest/read-limits.ts';
import type { PreparedPages, PrepareRequest } from '../engine.ts';
import { embedPngRows, embedRgba } from './embed-pixels.ts';
import { addImagePage } from './image-page.ts';

const MAX_TIFF_PAGES = 500;

async function finished(pdf: PDFDocument, notes: readonly string[]): Promise<PreparedPages> {
  return { pdf: await pdf.save(), pages: pdf.getPageCount(), rung: 'image', notes };
}

/** pdf-lib reads the buffer behind the bytes from its start, so they are copied out; not by slice(), that of a Node Buffer copies nothing. */
async function embedJpeg(pdf: PDFDocument, bytes: Uint8Array): Promise<PDFImage> {
  const image = await pdf.embedJpg(new Uint8Array(bytes));
  await image.embed();
  return image;
}

async function jpegPage(pdf: PDFDocument, bytes: Uint8Array): Promise<void> {
  const image = await embedJpeg(pdf, bytes);
  const turned = await orientation(bytes).catch(() => undefined); // Damaged EXIF says nothing about the picture itself.
  addImagePage(pdf, { ref: image.ref, width: image.width, height: image.height, orientation: turned ?? 1 });
}

function pngPage(pdf: PDFDocument, bytes: Uint8Array): void {
  const rows = embedPngRows(pdf, bytes);
  if (rows) {
    addImagePage(pdf, { ...rows, orientation: 1 });
    return;
  }
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  addImagePage(pdf, { ref: embedRgba(pdf, data, width, height), width, height, orientation: 1 });
}

function tiffPages(pdf: PDFDocument, bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  const directories = decode(buffer).filter((directory) => directory['t256'] !== undefined);
  let pixels = 0;
  for (const directory of directories.slice(0, MAX_TIFF_PAGES)) {
    const [width, height] = [Number(([] as unknown[]).concat(directory['t256'])[0]), Number(([] as unknown[]).concat(directory['t257'])[0])];
    pixels += width * height;
    if (!(width > 0 && height > 0) || pixels > DEFAULT_LIMITS.maxPixels * 4) throw new Error('its pages are too large to be opened');
    decodeImage(buffer, directory);
    const turned = Number(([] as unknown[]).concat(directory['t274'] ?? 1)[0]);
    addImagePage(pdf, { ref: embedRgba(pdf, toRGBA8(directory), directory.width, directory.height), width: directory.width, height: directory.height, orientation: turned });
    directory.data = new Uint8Array();
  }
  return directories.length > MAX_TIFF_PAGES ? [`The first ${MAX_TIFF_PAGES} of ${directories.length} pages are shown; the rest is in the attached original.`] : [];
}

interface HeifImage { get_width(): number; get_height(): number; display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (shown: object | null) => void): void; }
/** The factory as its module really is: its declared types leave out the decoder. */
const loadHeif: (options: { wasmBinary: Uint8Array }) => unknown = createHeif;
interface Heif { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }; }

/** HEIC cannot stand in a PDF: it is decoded and kept as JPEG of high quality. The decoder turns it already. */
async function heicPages(pdf: PDFDocument, bytes: Uint8Array, resources: Resources): Promise<void> {
  const heif = (await loadHeif({ wasmBinary: await resources.read('wasm/libheif.wasm') })) as Heif;
  const images = new heif.HeifDecoder().decode(bytes);
  if (images.length === 0) throw new Error('it holds no picture that can be decoded');
  for (const image of images) {
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > DEFAULT_LIMITS.maxPixels) throw new Error('it is too large to be opened');
    const data = new Uint8ClampedArray(width * height * 4);
    await new Promise<void>((resolve, reject) => image.display({ data, width, height }, (shown) => (shown ? resolve() : reject(new Error('it cannot be decoded')))));
    const encoded = await embedJpeg(pdf, jpeg.encode({ data: Buffer.from(data.buffer), width, height }, 92).data);
    addImagePage(pdf, { ref: encoded.ref, width, height, orientation: 1 });
  }
}

/** Throws `evidence.unparsable` when the picture cannot be decoded or is too large. */
export async function prepareImage({ name, mediaType, bytes }: PrepareRequest, resources: Resources): Promise<PreparedPages> {
  try {
    const size = imageSize(bytes, mediaType);
    if (size && size.width * size.height > DEFAULT_LIMITS.maxPixels) throw new Error(`it has ${size.width} by ${size.height} pixels`);
    const pdf = await PDFDocument.create({ updateMetadata: false });
    if (mediaType === MEDIA_TYPES.jpeg) await jpegPage(pdf, bytes);
    else if (mediaType === MEDIA_TYPES.png) pngPage(pdf, bytes);
    else if (mediaType === MEDIA_TYPES.tiff) return await finished(pdf, tiffPages(pdf, bytes));
    else {
      await heicPages(pdf, bytes, resources);
      return await finished(pdf, ['Converted from HEIC to JPEG for display.']);
    }
    return await finished(pdf, []);
  } catch (thrown) {
    throw new Fault('evidence.unparsable', { name, reason: thrown instanceof Error ? thrown.message : 'the picture is damaged' }, { cause: thrown });
  }
}
