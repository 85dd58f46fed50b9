// Reads one file by its true type. A bad file never throws: its condition and note say what is wrong.
import type { Resources } from '../contract/resources.ts';
import { MEDIA_TYPES as TYPE, nameWarning, UNKNOWN } from './media-types.ts';
import { newReading } from './new-reading.ts';
import { PdfiumHolder } from './pdfium.ts';
import { readArchive } from './read-archive.ts';
import { readDocx } from './read-docx.ts';
import { readImage } from './read-image.ts';
import { readMail } from './read-mail.ts';
import { readPdf } from './read-pdf.ts';
import { readCsvFile, readWorkbookFile } from './read-table.ts';
import { readText } from './read-text.ts';
import type { FileReader, ReadRequest, Reading } from './reading.ts';
import { isEncryptedOffice } from './sniff-container.ts';
import { sniffType } from './sniff-type.ts';

type Reader = (request: ReadRequest, mediaType: string) => Reading | Promise<Reading>;

const keptOnly = (what: string): Reader => (_, mediaType) => newReading(mediaType, { condition: 'unknown_type', note: `${what} It is kept as it is; its content is not read.` });

const readOle: Reader = ({ bytes }, mediaType) =>
  isEncryptedOffice(bytes)
    ? newReading(mediaType, { condition: 'encrypted', note: 'The document asks for a password. Ask the sender for a copy without one.' })
    : newReading(mediaType, { condition: 'unknown_type', note: 'This is a document of an old or special program. It is kept as it is; its content is not read.' });

function readersByType(pdfium: PdfiumHolder): Readonly<Record<string, Reader>> {
  return {
    [TYPE.pdf]: (request) => readPdf(request, pdfium),
    [TYPE.jpeg]: readImage, [TYPE.png]: readImage, [TYPE.gif]: readImage, [TYPE.webp]: readImage, [TYPE.tiff]: readImage, [TYPE.heic]: readImage,
    [TYPE.zip]: readArchive,
    [TYPE.xlsx]: readWorkbookFile, [TYPE.xls]: readWorkbookFile,
    [TYPE.docx]: readDocx,
    [TYPE.eml]: readMail,
    [TYPE.csv]: readCsvFile,
    [TYPE.txt]: readText, [TYPE.html]: readText, [TYPE.xml]: readText, [TYPE.svg]: readText, [TYPE.json]: readText,
    [TYPE.ole]: readOle, [TYPE.doc]: readOle, [TYPE.ppt]: readOle, [TYPE.msg]: readOle,
    [TYPE.pptx]: keptOnly('This is a presentation.'),
    [TYPE.rtf]: keptOnly('This is rich text.'),
    [TYPE.exe]: keptOnly('This is a program, which is never run.'),
    [TYPE.elf]: keptOnly('This is a program, which is never run.'),
    [UNKNOWN]: keptOnly('The type of this file is not known.'),
  };
}

async function readByType(request: ReadRequest, readers: Readonly<Record<string, Reader>>): Promise<Reading> {
  if (request.bytes.length === 0) return newReading(UNKNOWN, { condition: 'empty', note: 'The file is empty (0 bytes).' });
  const mediaType = sniffType(request.bytes);
  const read = readers[mediaType];
  if (!read) return newReading(mediaType, { condition: 'unknown_type', note: 'The content of this type is not read.' });
  try {
    return await read(request, mediaType);
  } catch (thrown) {
    return newReading(mediaType, { condition: 'broken', note: `It could not be read: ${thrown instanceof Error ? thrown.message.slice(0, 200) : 'unknown reason'}.` });
  }
}

/** A reader in this process. `resources` holds wasm/pdfium.wasm. Hostile files belong into a disposable process that runs this. */
export function createReader(resources: Pick<Resources, 'read'>): FileReader {
  const readers = readersByType(new PdfiumHolder(() => resources.read('wasm/pdfium.wasm')));
  return {
    async read(request) {
      const reading = await readByType(request, readers);
      const warning = nameWarning(request.name, reading.mediaType);
      return warning ? { ...reading, facts: { ...reading.facts, nameWarning: warning } } : reading;
    },
    close: () => Promise.resolve(),
  };
}

const readers = new WeakMap<Pick<Resources, 'read'>, FileReader>();

/** Reads one file in this process; PDFium is loaded once for the same resources. */
export function readFile(request: ReadRequest, resources: Pick<Resources, 'read'>): Promise<Reading> {
  const reader = readers.get(resources) ?? createReader(resources);
  readers.set(resources, reader);
  return reader.read(request);
}
