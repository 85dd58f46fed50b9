// Bodies of redaction.*: pages to place boxes on, proposals, and the result as it will be filed.
import { Fault } from '../contract/errors.ts';
import type { Bodies } from '../contract/serve.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import { cachedPreparation } from './prepared-cache.ts';
import { proposeRedactions } from './redaction/propose-redactions.ts';
import { hashOfSetPages, redactedPreparation } from './redaction/redacted-preparation.ts';
import { loadRedactionReference } from './redaction/redaction-reference.ts';
import type { Services } from './services.ts';

type RedactionBodies = Pick<Bodies, Extract<keyof Bodies, `redaction.${string}`>>;

export function redactionBodies(services: Services): RedactionBodies {
  const { jobs, preparer, resources, session } = services;
  const fileOf = async (dossierId: string, fileId: string): Promise<EvidenceFile> => {
    const file = await session.vault.dossiers.record(dossierId, 'files', fileId);
    if (!file) throw new Fault('evidence.notFound', { id: fileId });
    return file;
  };
  return {
    'redaction.pages': async ({ dossierId, fileId, offset, length }) => {
      const prepared = await cachedPreparation(session.vault, preparer)(await fileOf(dossierId, fileId));
      return { size: prepared.pdf.length, bytes: prepared.pdf.slice(offset, offset + length), pages: prepared.pages, pagesSha256: hashOfSetPages(prepared) };
    },
    'redaction.preview': async ({ dossierId, fileId, offset, length }) => {
      const [file, dossier, { reasons }] = await Promise.all([fileOf(dossierId, fileId), session.vault.dossiers.read(dossierId), loadRedactionReference(resources, session.vault)]);
      const { pdf, pages } = await redactedPreparation(session.vault, preparer, dossier, reasons)(file);
      return { size: pdf.length, bytes: pdf.slice(offset, offset + length), pages };
    },
    'redaction.propose': async (request) => {
      // A dossier that is not there is told at once.
      await session.vault.dossiers.header(request.dossierId);
      return jobs.start('redact', request.dossierId, async (progress) => {
        const result = await proposeRedactions(services, request, progress);
        session.changed(request.dossierId, ['dossier', 'checks', 'packages', 'custody']);
        return result;
      });
    },
  };
}
