// Makes the exhibits the package benchmark assembles: text, text with pictures, and scans; two thirds with object streams.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import jpeg from 'jpeg-js';
import { PDFDocument, StandardFonts } from 'pdf-lib';

const PAGES = 20;

/** A repeatable source of numbers below `limit`. */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
}

/** A noisy picture: photographs and scans do not compress to nothing either. */
function picture(width, height, noise, quality, seed) {
  const next = numbers(seed);
  const data = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const grey = 200 + ((pixel % width) >> 5) - next(noise);
    data.set([grey, grey, grey, 255], pixel * 4);
  }
  return jpeg.encode({ data, width, height }, quality).data;
}

/** The same picture with a comment segment of its own, so that no two streams are equal. */
function marked(image, mark) {
  const text = Buffer.from(String(mark).padStart(12, '0'));
  return Buffer.concat([image.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, text.length + 2]), text, image.subarray(2)]);
}

async function exhibit(index, photos, scans) {
  const next = numbers(index + 1);
  const kind = index % 10 < 5 ? 'text' : index % 10 < 8 ? 'mixed' : 'scan';
  const pdf = await PDFDocument.create();
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let number = 0; number < PAGES; number += 1) {
    const page = pdf.addPage([612, 792]);
    const id = index * PAGES + number;
    if (kind === 'scan') page.drawImage(await pdf.embedJpg(marked(scans[next(scans.length)], id)), { x: 0, y: 0, width: 612, height: 792 });
    else {
      for (let line = 0; line < 48; line += 1) page.drawText(`${id}.${line} ${'received in good order and condition '.slice(next(12))}${next(1e6)}`, { x: 54, y: 740 - line * 13, size: 10, font });
      if (kind === 'mixed') page.drawImage(await pdf.embedJpg(marked(photos[next(photos.length)], id)), { x: 300, y: 60, width: 240, height: 180 });
    }
  }
  return pdf.save({ useObjectStreams: index % 3 !== 0 });
}

/** Paths of `count` exhibits of 20 pages in `folder`; those that are there already are kept. */
export async function makeCorpus(folder, count) {
  await mkdir(folder, { recursive: true });
  const paths = Array.from({ length: count }, (_, index) => path.join(folder, `exhibit-${String(index).padStart(4, '0')}.pdf`));
  let images;
  for (const [index, file] of paths.entries()) {
    if (await stat(file).catch(() => null)) continue;
    images ??= {
      photos: Array.from({ length: 4 }, (_, seed) => picture(480, 360, 60, 60, seed + 1)),
      scans: Array.from({ length: 4 }, (_, seed) => picture(1240, 1600, 48, 48, seed + 11)),
    };
    await writeFile(file, await exhibit(index, images.photos, images.scans));
  }
  return paths;
}

export const readExhibit = (file) => readFile(file);
export const pagesPerExhibit = PAGES;
