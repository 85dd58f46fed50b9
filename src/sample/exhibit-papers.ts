// From an exhibit to its PDFs: the paper in its own language, and its English translation.
import type { FontLibrary } from '../typeset/font-library.ts';
import { drawPaper } from './draw-paper.ts';
import type { PaperContext } from './paper.ts';
import { PAPER_MAKERS } from './papers/makers.ts';
import type { SampleDossier, SampleExhibit } from './sample-dossier.ts';
import { wordsOf } from './words.ts';

export interface PaperTools { readonly fonts: FontLibrary; photos(exhibit: SampleExhibit, count: number): readonly Uint8Array[]; }

/** PDF of the exhibit. `local` is the original; a translation says the same in English, page by page. */
export async function exhibitPdf(dossier: SampleDossier, exhibit: SampleExhibit, tools: PaperTools, local: boolean): Promise<Uint8Array> {
  const maker = PAPER_MAKERS[exhibit.docType];
  if (!maker) throw new Error(`no paper for ${exhibit.docType}`);
  const say = wordsOf(local ? exhibit.language : 'en');
  const named = (id: string | null): string => {
    const party = dossier.party(id);
    return (local && exhibit.language !== 'en' ? party?.nameLocal : null) ?? party?.name ?? '';
  };
  const context: PaperContext = { dossier, exhibit, pages: exhibit.pages ?? 1, local: local && exhibit.language !== 'en', say, named, photos: (count) => tools.photos(exhibit, count) };
  const party = dossier.party(exhibit.issuer);
  const translated = !local && exhibit.language !== 'en';
  const second = exhibit.language === 'en' ? (party?.nameLocal ?? '') : local ? (party?.name ?? '') : 'Certified translation into English';
  return drawPaper(maker(context), {
    issuer: party ? named(exhibit.issuer) : 'U.S. Customs and Border Protection',
    issuerSecond: second === named(exhibit.issuer) ? '' : second,
    address: party?.address ?? `Port ${dossier.form.entry.portCode ?? ''}, ${dossier.form.entry.portName ?? ''}`,
    title: say(exhibit.title),
    docNo: exhibit.docNo ?? '',
    docDate: exhibit.docDate ?? '',
    numberLabel: say('No.'),
    dateLabel: say('Date'),
    pageLabel: (page, of) => `${say('Page')} ${page} / ${of}`,
    subject: `${translated ? 'Translation. ' : ''}Fictional paper made for testing.`,
  }, tools.fonts);
}
