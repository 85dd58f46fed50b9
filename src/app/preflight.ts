// Looks every exhibit file through before a package is built: how its pages will be shown, and what keeps them from an archive.
import { Fault } from '../contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '../contract/catalogue.ts';
import type { Progress } from '../contract/progress.ts';
import { orderExhibits } from '../package/plan/order-exhibits.ts';
import { redactedPreparation } from './redaction/redacted-preparation.ts';
import { loadRedactionReference } from './redaction/redaction-reference.ts';
import type { Services } from './services.ts';

/** In the order of the package. Files are made ready and kept so, which a build then finds done. Throws `job.cancelled`. */
export async function preflight({ session, resources, preparer }: Services, { dossierId, options }: ParsedInputOf<'package.preflight'>, progress: Progress): Promise<OutputOf<'package.preflight'>> {
  const { vault } = session;
  const [dossier, { reasons }] = await Promise.all([vault.dossiers.read(dossierId), loadRedactionReference(resources, vault)]);
  const prepare = redactedPreparation(vault, preparer, { redactions: options.redaction === 'apply' ? dossier.redactions : [] }, reasons);
  const all = orderExhibits(dossier).flatMap(({ exhibits }) => exhibits.flatMap(({ exhibit, files }) => files.map((file) => ({ exhibit, file }))));
  const papers: OutputOf<'package.preflight'>['papers'] = [];
  for (const [index, { exhibit, file }] of all.entries()) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'The papers looked at so far need not be made ready again.' });
    progress.report(`Looking at ${file.name}`, index, all.length);
    const { pages, rung, notes, obstacles } = await prepare(file);
    papers.push({ exhibitId: exhibit.id, exhibitNo: exhibit.exhibitNo, fileId: file.id, name: file.name, pages, rung, notes: [...notes], obstacles: [...obstacles] });
  }
  return { archival: papers.every(({ obstacles }) => obstacles.length === 0), papers };
}
