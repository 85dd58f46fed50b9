// Reads what stands under covered places, so that it can be looked for where it is said again. The words are kept nowhere but in the vault.
import { touches } from '../../domain/redaction/page-rect.ts';
import type { CoveredText } from '../../domain/redaction/repeated-words.ts';
import { PdfiumDocument, type PdfiumLoader } from '../prepare/pdfium-document.ts';
import { withCharacters } from './page-characters.ts';
import { wordsOf } from './page-words.ts';
import { MARGIN, type RedactRequest } from './redact-pages.ts';

/** One text for each place that has any, in the order of `places`: every word that redaction would leave out for it. */
export async function coveredWords({ pdf, places }: RedactRequest, loader: PdfiumLoader): Promise<CoveredText[]> {
  const document = PdfiumDocument.open(await loader.get(), pdf);
  try {
    return [...new Set(places.map(({ page }) => page))].flatMap((number) => {
      const words = document.withPage(number - 1, (page, pdfium) => withCharacters(pdfium, page, wordsOf)) ?? [];
      return places.filter(({ page }) => page === number)
        .map((place) => words.filter(({ rect }) => touches(place, rect, MARGIN)).map(({ text, spaced }) => `${text}${spaced ? ' ' : ''}`).join('').trim())
        .filter((text) => text !== '').map((text) => ({ page: number, text }));
    });
  } finally {
    document.close();
  }
}
