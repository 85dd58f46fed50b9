// Reads a PDF: pages, text by page, and what is hidden in it. Nothing in it is run.
import { MEDIA_TYPES } from './media-types.ts';
import { newReading, TextCollector } from './new-reading.ts';
import { heapOf, PDF_ERROR_PASSWORD, withMemory } from './pdfium.ts';
import type { Pdfium, PdfiumHolder } from './pdfium.ts';
import type { ReadRequest, Reading } from './reading.ts';
import { scanResolution } from './scan-resolution.ts';

const TYPE = MEDIA_TYPES.pdf;
/** The longest text taken from one page, in UTF-16 units. */
const MAX_PAGE_CHARACTERS = 1_000_000;

/** True when the file ends as a whole PDF does: `startxref` points to a cross-reference table or stream. */
function endsProperly(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 2048)).toString('latin1');
  const matches = [...tail.matchAll(/startxref\s+(\d{1,15})\s+%%EOF/g)];
  const offset = Number(matches.at(-1)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(offset)) return false;
  const header = Math.max(0, bytes.subarray(0, 1024).indexOf('%PDF-'));
  return [offset, offset + header].some((at) => /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(bytes.toString('latin1', at, at + 40)));
}

function pageText(pdfium: Pdfium, document: number, index: number): string {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return '';
  const textPage = pdfium.FPDFText_LoadPage(page);
  try {
    const count = textPage === 0 ? 0 : Math.min(pdfium.FPDFText_CountChars(textPage), MAX_PAGE_CHARACTERS);
    if (count <= 0) return '';
    return withMemory(pdfium, (count + 1) * 2, (pointer) => {
      const written = pdfium.FPDFText_GetText(textPage, 0, count, pointer);
      return written > 1 ? Buffer.from(heapOf(pdfium).slice(pointer, pointer + (written - 1) * 2)).toString('utf16le') : '';
    });
  } finally {
    if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage);
    pdfium.FPDF_ClosePage(page);
  }
}

function metaText(pdfium: Pdfium, document: number, key: string): string | null {
  const size = pdfium.FPDF_GetMetaText(document, key, 0, 0);
  if (size <= 2 || size > 65_536) return null;
  return withMemory(pdfium, size, (pointer) => {
    pdfium.FPDF_GetMetaText(document, key, pointer, size);
    return Buffer.from(heapOf(pdfium).slice(pointer, pointer + size - 2)).toString('utf16le');
  });
}

function factsOf(pdfium: Pdfium, document: number, bytes: Buffer): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const [key, name] of [['Producer', 'producer'], ['Creator', 'creator'], ['Title', 'title'], ['Author', 'author'], ['CreationDate', 'created'], ['ModDate', 'modified']] as const) {
    const value = metaText(pdfium, document, key);
    if (value) facts[name] = value.slice(0, 1000);
  }
  const attachments = pdfium.FPDFDoc_GetAttachmentCount(document);
  if (attachments > 0) facts['embeddedFiles'] = String(attachments);
  const signatures = pdfium.FPDF_GetSignatureCount(document);
  if (signatures > 0) facts['signatures'] = String(signatures);
  if (pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0 || bytes.includes('/JavaScript')) facts['javaScript'] = 'yes';
  if (pdfium.FPDF_GetFormType(document) >= 2) facts['dynamicForm'] = 'yes';
  return facts;
}

function scanFacts(pdfium: Pdfium, document: number, pages: number): Record<string, string> {
  const dpi = scanResolution(pdfium, document, pages);
  return dpi === null ? {} : { dpi: String(dpi) };
}

function readOpened(pdfium: Pdfium, document: number, bytes: Buffer, { limits }: ReadRequest): Reading {
  const pages = pdfium.FPDF_GetPageCount(document);
  if (pages <= 0) return newReading(TYPE, { condition: 'broken', note: 'The PDF has no pages that can be found.' });
  const facts = factsOf(pdfium, document, bytes);
  const texts = new TextCollector(limits);
  for (let index = 0; index < Math.min(pages, limits.maxPages) && !texts.full; index += 1) texts.add(index + 1, pageText(pdfium, document, index));
  const parts = { pages, facts, texts: texts.pages };
  if (pages > limits.maxPages) return newReading(TYPE, { ...parts, condition: 'too_large', note: `It has ${pages} pages; the text of the first ${limits.maxPages} was read.` });
  if (!endsProperly(bytes)) return newReading(TYPE, { ...parts, condition: 'repaired', note: 'The PDF is damaged or cut short; what could be recovered was read. Pages may be missing.' });
  if (texts.pages.length === 0) return newReading(TYPE, { ...parts, facts: { ...facts, ...scanFacts(pdfium, document, pages) }, condition: 'image_only', note: 'The pages are pictures without a text layer; their words cannot be searched.' });
  return newReading(TYPE, { ...parts, note: texts.note });
}

/** Reads a PDF. Never throws for a bad one: the condition says `encrypted`, `broken`, `repaired`, `image_only` or `too_large`. */
export async function readPdf(request: ReadRequest, holder: PdfiumHolder): Promise<Reading> {
  const pdfium = await holder.get();
  const bytes = Buffer.from(request.bytes.buffer, request.bytes.byteOffset, request.bytes.byteLength);
  try {
    return withMemory(pdfium, bytes.length, (pointer) => {
      heapOf(pdfium).set(bytes, pointer);
      const document = pdfium.FPDF_LoadMemDocument(pointer, bytes.length, '');
      if (document === 0) {
        return pdfium.FPDF_GetLastError() === PDF_ERROR_PASSWORD
          ? newReading(TYPE, { condition: 'encrypted', note: 'The PDF asks for a password. Open it with the password, or ask the sender for a copy without one.' })
          : newReading(TYPE, { condition: 'broken', note: 'The PDF is too damaged to be opened.' });
      }
      try {
        return readOpened(pdfium, document, bytes, request);
      } finally {
        pdfium.FPDF_CloseDocument(document);
      }
    });
  } catch (thrown) {
    holder.drop();
    return newReading(TYPE, { condition: 'broken', note: `The PDF reader gave up on it: ${thrown instanceof Error ? thrown.message.slice(0, 200) : 'unknown reason'}.` });
  }
}
