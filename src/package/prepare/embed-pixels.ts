// Puts pixels into a PDF without loss: PNG data as it stands where PDF can read it, RGBA as grey or colour.
import type { PDFDocument, PDFRef } from 'pdf-lib';
import { PDFRawStream } from 'pdf-lib';

const PNG_HEAD = 33;

/**
 * A PNG's compressed rows taken over unchanged; PDF reads them when there is neither transparency nor interlacing.
 * Null when it must be decoded instead.
 */
export function embedPngRows(pdf: PDFDocument, bytes: Uint8Array): { ref: PDFRef; width: number; height: number } | null {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (png.length < PNG_HEAD || png.readUInt32BE(12) !== 0x49484452) return null;
  const [width, height, depth, colorType, interlace] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(24), png.readUInt8(25), png.readUInt8(28)];
  const data: Buffer[] = [];
  let palette: Buffer | null = null;
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > png.length) return null;
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'tRNS') return null;
    if (type === 'PLTE') palette = body;
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const colors = { 0: 1, 2: 3, 3: 1 }[colorType];
  if (colors === undefined || interlace !== 0 || data.length === 0 || (colorType === 3 && !palette)) return null;
  const { context } = pdf;
  const space = colorType === 3 && palette ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, context.register(context.flateStream(palette))] : colors === 3 ? 'DeviceRGB' : 'DeviceGray';
  const dict = context.obj({
    Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: depth, ColorSpace: space, Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: depth, Columns: width },
  });
  return { ref: context.register(PDFRawStream.of(dict, new Uint8Array(Buffer.concat(data)))), width, height };
}

/** RGBA pixels on white; stored as grey when no pixel has a colour. */
export function embedRgba(pdf: PDFDocument, rgba: Uint8Array, width: number, height: number): PDFRef {
  const pixels = width * height;
  const rgb = new Uint8Array(pixels * 3);
  let grey = true;
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const alpha = (rgba[pixel * 4 + 3] ?? 255) / 255;
    const [r, g, b] = [0, 1, 2].map((channel) => Math.round((rgba[pixel * 4 + channel] ?? 0) * alpha + 255 * (1 - alpha))) as [number, number, number];
    rgb.set([r, g, b], pixel * 3);
    if (r !== g || g !== b) grey = false;
  }
  const data = grey ? Uint8Array.from({ length: pixels }, (_, pixel) => rgb[pixel * 3] ?? 0) : rgb;
  return pdf.context.register(pdf.context.flateStream(data, { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8, ColorSpace: grey ? 'DeviceGray' : 'DeviceRGB' }));
}
