// Reads the words of a DOCX.
import mammoth from 'mammoth';
import { MEDIA_TYPES } from './media-types.ts';
import { newReading, TextCollector } from './new-reading.ts';
import { officeProblem } from './office-safety.ts';
import type { ReadRequest, Reading } from './reading.ts';

/** Reads a DOCX after checking it for bombs; external files are never fetched. */
export async function readDocx(request: ReadRequest): Promise<Reading> {
  const problem = await officeProblem(request);
  if (problem) return newReading(MEDIA_TYPES.docx, problem);
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(request.bytes) });
    const texts = new TextCollector(request.limits);
    texts.add(1, value);
    return newReading(MEDIA_TYPES.docx, { texts: texts.pages, note: texts.note });
  } catch {
    return newReading(MEDIA_TYPES.docx, { condition: 'broken', note: 'The document is damaged and cannot be read.' });
  }
}
