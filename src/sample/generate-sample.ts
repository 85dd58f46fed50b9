// Writes a worked dossier with a real file for every exhibit, the same bytes every time.
import { Fault } from '../contract/errors.ts';
import type { Progress } from '../contract/progress.ts';
import type { Resources } from '../contract/resources.ts';
import { openFontLibrary } from '../typeset/font-library.ts';
import { exhibitPdf, type PaperTools } from './exhibit-papers.ts';
import { letterDocx } from './letter.ts';
import { mailEml } from './mail.ts';
import { sitePhoto } from './photo.ts';
import { readSampleDossier, type SampleDossier, type SampleExhibit, type SampleName } from './sample-dossier.ts';
import { scanned } from './scan.ts';
import { tableCsv, tablesOf, tableXlsx } from './table-files.ts';

/** Exhibits with something beside their main paper. */
const EXTRAS: Readonly<Record<SampleName, { readonly scan: string; readonly photos: readonly string[]; readonly mail: string; readonly letter: string }>> = {
  cotton: { scan: 'D-06', photos: ['B-01'], mail: 'A-08', letter: 'F-05' },
  seafood: { scan: 'B-08', photos: ['C-01', 'E-02'], mail: 'A-07', letter: 'G-01' },
};
const PHOTOS_BESIDE = 3;

type Write = (fileName: string, bytes: Uint8Array) => Promise<void>;

/** Photographs of an exhibit's site on its day; each is drawn once. */
function photographer(dossier: SampleDossier): PaperTools['photos'] {
  const made = new Map<string, Uint8Array>();
  return (exhibit, count) => Array.from({ length: Math.max(0, count) }, (_, index) => {
    const key = `${exhibit.exhibitNo}/${index}`;
    const site = dossier.site(dossier.step(exhibit.stepIds[0])?.siteId ?? null);
    const day = (exhibit.periodCovered?.[0] ?? exhibit.docDate ?? '').replaceAll('-', ':');
    const photo = made.get(key) ?? sitePhoto(exhibit.exhibitNo.charCodeAt(0) * 10 + index, { taken: `${day} ${String(9 + index).padStart(2, '0')}:15:00`, lat: site?.lat ?? 0, lon: site?.lon ?? 0, description: `${exhibit.exhibitNo} photograph ${index + 1}` });
    made.set(key, photo);
    return photo;
  });
}

function letterTo(dossier: SampleDossier, exhibit: SampleExhibit): readonly string[] {
  const maker = dossier.form.parties.find((party) => party.roles.includes('manufacturer'));
  return ['SPECIMEN', dossier.party(exhibit.issuer)?.name ?? '', exhibit.docDate ?? '', `To: ${maker?.name ?? ''}`, `Subject: ${exhibit.title} (${exhibit.docNo ?? ''})`, 'Please find our policy and supplier code. Sign and return the acknowledgement, and keep the records it names for five years.', 'This is a fictional letter made for testing.'];
}

/**
 * Writes `dossier.json` (form dossier-demo/1) and the files of every exhibit through `write`; nothing else.
 * The main paper has the exhibit's own file name; others begin with its number (`D-05_payroll.csv`, `…-T.pdf` for a translation).
 * `files` counts the exhibit files. Throws Fault `job.cancelled` when the signal says so.
 */
export async function generateSample(name: SampleName, write: Write, { resources, progress }: { readonly resources: Resources; readonly progress: Progress }): Promise<{ readonly dossierJson: string; readonly files: number }> {
  const { json, dossier } = await readSampleDossier(name, resources);
  const tools: PaperTools = { fonts: await openFontLibrary(resources), photos: photographer(dossier) };
  const extras = EXTRAS[name];
  const tables = tablesOf(dossier);
  let files = 0;
  const put: Write = async (fileName, bytes) => {
    files += 1;
    await write(fileName, bytes);
  };

  await write('dossier.json', new TextEncoder().encode(json));
  for (const [index, exhibit] of dossier.form.exhibits.entries()) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'The files written so far are in the folder.' });
    const { exhibitNo } = exhibit;
    const date = exhibit.docDate ?? dossier.form.asOf ?? '2026-01-01';
    const fileName = exhibit.fileName ?? `${exhibitNo}_${exhibit.docType}.pdf`;
    progress.report(`Writing ${fileName}`, index, dossier.form.exhibits.length);
    const drawn = await exhibitPdf(dossier, exhibit, tools, true);
    await put(fileName, exhibitNo === extras.scan ? await scanned(drawn, date, resources) : drawn);
    if (exhibit.language !== 'en') await put(fileName.replace(/\.pdf$/, '-T.pdf'), await exhibitPdf(dossier, exhibit, tools, false));
    for (const table of tables.filter((own) => own.exhibitNo === exhibitNo)) {
      await put(`${exhibitNo}_${table.name}.xlsx`, await tableXlsx(table, date));
      await put(`${exhibitNo}_${table.name}.csv`, tableCsv(table));
    }
    if (extras.photos.includes(exhibitNo)) {
      for (const [at, photo] of tools.photos(exhibit, PHOTOS_BESIDE).entries()) await put(`${exhibitNo}_photo-${at + 1}.jpg`, photo);
    }
    if (exhibitNo === extras.mail) {
      const [buyer, seller] = [dossier.party(exhibit.issuer)?.name ?? '', dossier.party(exhibit.recipient)?.name ?? ''];
      await put(`${exhibitNo}_order-mail.eml`, mailEml({ from: `"${buyer}" <buying@example.invalid>`, to: `"${seller}" <sales@example.invalid>`, subject: `SPECIMEN: purchase order ${exhibit.docNo ?? ''}`, date, text: `Please confirm the attached order ${exhibit.docNo ?? ''}.\r\nThis is a fictional mail made for testing.`, attachment: { name: `${exhibit.docNo ?? 'order'}.pdf`, bytes: drawn } }));
    }
    if (exhibitNo === extras.letter) await put(`${exhibitNo}_letter.docx`, await letterDocx(letterTo(dossier, exhibit), date));
  }
  progress.report('Sample written', dossier.form.exhibits.length, dossier.form.exhibits.length);
  return { dossierJson: json, files };
}
