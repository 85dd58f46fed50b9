// Writes a folder as it comes from a mill: PDFs, mails, tables, letters, photos, archives, notes; every file different.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { docx, mail, pdf, rawZip } from '../../ingest/hostile-files.ts';
import { orientedJpeg } from '../../support/orientation-jpeg.ts';

const workbook = (number: number): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['worker', 'hours'], ...Array.from({ length: 40 }, (_, row) => [`W${number}-${row}`, 40 + (row % 9)])]), 'hours');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
};

const MAKERS: readonly { readonly extension: string; make(number: number): Uint8Array | string | Promise<Uint8Array> }[] = [
  { extension: 'pdf', make: (number) => pdf([`Delivery note ${number}`, `Goods received ${number}`, '']) },
  { extension: 'csv', make: (number) => `lot,kg\n${Array.from({ length: 200 }, (_, row) => `L${number}-${row},${row * 7}`).join('\n')}\n` },
  { extension: 'eml', make: (number) => mail(`Order ${number}`, { name: `order-${number}.txt`, type: 'text/plain', bytes: Buffer.from(`order ${number}`) }) },
  { extension: 'pdf', make: (number) => pdf(Array.from({ length: 12 }, (_, page) => `Ledger ${number} page ${page + 1}`)) },
  { extension: 'xlsx', make: workbook },
  { extension: 'docx', make: (number) => docx(`Letter ${number} of the mill to its buyer.`) },
  // The picture is the same, the bytes behind its end are not: what a camera's maker appends.
  { extension: 'jpg', make: (number) => Buffer.concat([orientedJpeg((number % 8) + 1), Buffer.from(`photo ${number}`)]) },
  { extension: 'zip', make: (number) => rawZip([{ name: `roster-${number}.txt`, data: `roster ${number}` }, { name: `gate-${number}.txt`, data: `gate log ${number}` }]) },
  { extension: 'txt', make: (number) => `Note ${number}. ${'The lot was weighed at the gate. '.repeat(60)}` },
  { extension: 'pdf', make: (number) => pdf([`Payment advice ${number}`]) },
];

/** Writes `count` files; a mail brings one attachment more, an archive two members. */
export async function writeMixedFiles(folder: string, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const maker = MAKERS[number % MAKERS.length];
    if (maker) await writeFile(path.join(folder, `paper-${String(number).padStart(4, '0')}.${maker.extension}`), await maker.make(number));
  }
}
