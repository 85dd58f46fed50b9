// Exhibit files as they go into the package: those with covered places redacted, kept by what they were made from.
import { createHash } from 'node:crypto';
import { Fault } from '../../contract/errors.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { EvidenceFile } from '../../domain/dossier/exhibit.ts';
import type { Redaction } from '../../domain/dossier/redaction.ts';
import { acceptedByFile, redactedPages } from '../../domain/redaction/redacted-files.ts';
import type { RedactionReason } from '../../domain/reference/redaction.ts';
import type { PreparedFile } from '../../package/engine.ts';
import type { CoveredPlace } from '../../package/redact/redact-pages.ts';
import type { Vault } from '../../vault/vault.ts';
import { decodePdf, encodePdf, type KeptFile } from '../kept-pdf.ts';
import { cachedPreparation } from '../prepared-cache.ts';
import type { Preparer } from '../services.ts';

/** Raise when redaction changes what it makes; older entries are then made again. */
const VERSION = 2;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Hash of pages the program sets itself; null where the pages are the file's own and stay as they are. */
export const hashOfSetPages = ({ rung, pdf }: PreparedFile): string | null => (rung === 'as_is' || rung === 'repaired' || rung === 'rendered' ? null : sha256(pdf));

function noteOf(boxes: readonly Redaction[]): string {
  const pages = redactedPages(boxes).length;
  return `Redacted: ${boxes.length} ${boxes.length === 1 ? 'place is' : 'places are'} covered on ${pages} ${pages === 1 ? 'page' : 'pages'}; see the redaction log in Part 10. All its pages are shown as pictures.`;
}

/** As `cachedPreparation`, with the accepted places of `dossier` covered. Throws `redaction.moved` when pages the program sets have changed since. */
export function redactedPreparation(vault: Vault, preparer: Preparer, { redactions }: Pick<Dossier, 'redactions'>, reasons: readonly RedactionReason[]): (file: EvidenceFile) => Promise<KeptFile> {
  const prepare = cachedPreparation(vault, preparer);
  const byFile = acceptedByFile(redactions);
  const codes = new Map(reasons.map(({ id, code }) => [id, code]));
  return async (file) => {
    const prepared = await prepare(file);
    const boxes = byFile.get(file.id);
    if (!boxes) return prepared;
    const set = hashOfSetPages(prepared);
    if (set !== null && boxes.some(({ pagesSha256 }) => pagesSha256 !== set)) throw new Fault('redaction.moved', { name: file.name });
    const places = boxes.map(({ page, left, top, width, height, reason }): CoveredPlace => ({ page, left, top, width, height, label: codes.get(reason) ?? 'REDACTED' }));
    const facts: Omit<PreparedFile, 'pdf'> = {
      pages: prepared.pages, rung: prepared.rung,
      // What sends the reader to the original would be wrong: it is not there.
      notes: [noteOf(boxes), ...prepared.notes.filter((note) => !/original/i.test(note))],
      // Pictures of pages, which the program makes and knows to be fit for an archive.
      obstacles: [],
    };
    const key = `redacted/${VERSION}/${sha256(prepared.pdf)}/${sha256(Buffer.from(JSON.stringify(places)))}`;
    const kept = await vault.cache.get(key);
    if (kept) return { ...facts, ...decodePdf(Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength)) };
    const { pdf } = await preparer.redact({ name: file.name, pdf: prepared.pdf, pages: prepared.pages, places });
    const entry = encodePdf(pdf);
    await vault.cache.put(key, entry);
    return { ...facts, ...decodePdf(entry) };
  };
}
