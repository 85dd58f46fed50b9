// Looks through an office document for bombs before any library opens it.
import { memberStream, openZip, ZipRefusal, type UnpackCaps } from './zip-entries.ts';
import type { ReadRequest, Reading } from './reading.ts';

const MIB = 1024 * 1024;
/** Office XML packs well: 20 to 50 times is ordinary. */
const MAX_OFFICE_RATIO = 200;
const MAX_OFFICE_BYTES = 128 * MIB;
const MAX_OFFICE_PARTS = 5_000;
/** What one part of an office document may unpack to. */
export const OFFICE_CAPS: UnpackCaps = { maxBytes: MAX_OFFICE_BYTES, maxRatio: MAX_OFFICE_RATIO };
/** A document type declaration stands before the root element. */
const PROLOG_BYTES = 4096;

type Problem = Pick<Reading, 'condition' | 'note'>;
const tooLarge = (note: string): Problem => ({ condition: 'too_large', note });

/**
 * What makes this DOCX or XLSX unsafe to open, or null. Every part is unpacked once within the caps,
 * so that sizes written in the archive need not be believed; XML that declares entities is refused.
 */
export async function officeProblem({ bytes }: ReadRequest): Promise<Problem | null> {
  try {
    const zip = await openZip(bytes);
    if (zip.entries.length > MAX_OFFICE_PARTS || zip.cut) return tooLarge('The document has more parts than the limit and was not opened.');
    let left = MAX_OFFICE_BYTES;
    for (const entry of zip.entries) {
      if (entry.encrypted) return { condition: 'encrypted', note: 'The document is locked with a password.' };
      let prolog = Buffer.alloc(0);
      for await (const chunk of memberStream(zip, entry, { ...OFFICE_CAPS, maxBytes: left })) {
        left -= chunk.length;
        if (prolog.length < PROLOG_BYTES) prolog = Buffer.concat([prolog, chunk.subarray(0, PROLOG_BYTES - prolog.length)]);
      }
      if (/<!DOCTYPE|<!ENTITY/i.test(prolog.toString('latin1').replaceAll('\0', ''))) {
        return { condition: 'broken', note: 'The document declares XML entities, which no office program writes; it was not opened.' };
      }
    }
    return null;
  } catch (thrown) {
    if (thrown instanceof ZipRefusal) return thrown.tooLarge ? tooLarge(`The document was not opened: ${thrown.message}.`) : { condition: 'broken', note: `The document is damaged: ${thrown.message}.` };
    return { condition: 'broken', note: 'The document is damaged and cannot be opened.' };
  }
}
