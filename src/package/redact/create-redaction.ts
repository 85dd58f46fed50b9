// Redaction with its engines: PDFium and fonts, each loaded once and only when it is needed.
import { Fault } from '../../contract/errors.ts';
import type { Resources } from '../../contract/resources.ts';
import { PdfiumHolder } from '../../ingest/pdfium.ts';
import type { CoveredText } from '../../domain/redaction/repeated-words.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import { openFontLibrary } from '../../typeset/font-library.ts';
import { coveredWords } from './covered-words.ts';
import { findPlaces, type FindRequest, type FoundPlaces } from './find-places.ts';
import { redactPages, type RedactedPdf, type RedactRequest } from './redact-pages.ts';

export interface Redacting {
  /** Throws `redaction.failed`; never answers a file that it is not sure of. */
  redact(request: RedactRequest): Promise<RedactedPdf>;
  /** Throws `redaction.failed` when the pages cannot be searched. */
  findPlaces(request: FindRequest): Promise<FoundPlaces>;
  /** What stands under the places; throws `redaction.failed` when the pages cannot be read. */
  coveredWords(request: RedactRequest): Promise<readonly CoveredText[]>;
}

export function createRedaction(resources: Resources): Redacting {
  const pdfium = new PdfiumHolder(() => resources.read('wasm/pdfium.wasm'));
  let library: Promise<FontLibrary> | null = null;
  const openFonts = (): Promise<FontLibrary> => (library ??= openFontLibrary(resources));
  const guarded = async <T>(name: string, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      if (thrown instanceof Fault) throw thrown;
      pdfium.drop();
      throw new Fault('redaction.failed', { name, reason: thrown instanceof Error ? thrown.message : 'the reader gave up on it' }, { cause: thrown });
    }
  };
  return {
    redact: async (request) => guarded(request.name, redactPages(request, pdfium, await openFonts())),
    findPlaces: (request) => guarded(request.name, findPlaces(request, pdfium)),
    coveredWords: (request) => guarded(request.name, coveredWords(request, pdfium)),
  };
}
