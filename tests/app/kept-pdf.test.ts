// The cache keeps a PDF with its layout: used when it fits, worked out anew when it does not.
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { decodePdf, encodePdf } from '../../src/app/kept-pdf.ts';
import { layOut } from '../../src/package/layout/lay-out.ts';
import { encodeLayout } from '../../src/package/layout/layout.ts';
import { PdfSyntaxError } from '../../src/package/pdf-syntax/values.ts';

async function sheet(width: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([width, 300]).drawCircle({ x: 50, y: 50, size: 20 });
  return pdf.save();
}

const entry = (layout: Uint8Array, pdf: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(layout.length);
  return Buffer.concat([length, layout, pdf]);
};

const widthOf = async (bytes: Buffer): Promise<number | undefined> => (await decodePdf(bytes).open()).layout.frames[0]?.media[2];

describe('a PDF kept with its layout', () => {
  it('is the same PDF, and its layout is the one that was kept', async () => {
    const pdf = await sheet(400);
    const kept = encodePdf(pdf);
    expect(Buffer.compare(decodePdf(kept).pdf, pdf)).toBe(0);
    expect((await decodePdf(kept).open()).layout).toEqual(layOut(pdf));
    const told = { ...layOut(pdf), frames: layOut(pdf).frames.map((frame) => ({ ...frame, media: [0, 0, 401, 300] as [number, number, number, number] })) };
    expect(await widthOf(entry(encodeLayout(told), pdf))).toBe(401);
  });

  it('is laid out anew when the layout is of another version, of another length, damaged or missing', async () => {
    const pdf = await sheet(400);
    const own = layOut(pdf);
    const layouts = [encodeLayout({ ...own, version: 0 as 1 }), encodeLayout({ ...own, size: pdf.length + 1 }), encodeLayout(own).subarray(9), Buffer.from('{}'), Buffer.alloc(0)];
    expect(await Promise.all(layouts.map((layout) => widthOf(entry(layout, pdf))))).toEqual(layouts.map(() => 400));
  });

  it('that cannot be read is kept without one, and fails when it is opened', async () => {
    const kept = encodePdf(Buffer.from('%PDF-1.7\nno structure'));
    await expect(decodePdf(kept).open()).rejects.toThrow(PdfSyntaxError);
  });
});
