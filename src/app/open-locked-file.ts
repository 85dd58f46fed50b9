// Opens a PDF of a dossier with its password: the unlocked copy is kept in the encrypted cache, the original stays as it came.
import { Fault } from '../contract/errors.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import { MEDIA_TYPES } from '../ingest/media-types.ts';
import { DEFAULT_LIMITS } from '../ingest/read-limits.ts';
import { keepUnlocked } from './prepared-cache.ts';
import type { Services } from './services.ts';

const NOTE = 'Opened with its password; the original itself still asks for it.';

/**
 * Answers the file as it is known now: its condition, pages and facts are those of the unlocked copy, whose text can be
 * searched. The password is used for this call and kept nowhere. Throws `evidence.notFound`, `evidence.unparsable` for what
 * is no PDF, and `evidence.wrongPassword`.
 */
export async function openLockedFile({ session: { vault }, environment, preparer, reader }: Services, dossierId: string, fileId: string, password: string): Promise<EvidenceFile> {
  const file = await vault.dossiers.record(dossierId, 'files', fileId);
  if (!file) throw new Fault('evidence.notFound', { id: fileId });
  if (file.mediaType !== MEDIA_TYPES.pdf) throw new Fault('evidence.unparsable', { name: file.name, reason: 'only PDF files can be opened with a password' });
  const { pdf } = await preparer.unlock({ name: file.name, bytes: await vault.blobs.read(file.sha256), password });
  const reading = await reader.read({ name: file.name, bytes: pdf, limits: DEFAULT_LIMITS });
  await keepUnlocked(vault, file.sha256, pdf);
  const opened: EvidenceFile = {
    ...file, condition: reading.condition, conditionNote: [NOTE, reading.note].filter((note) => note !== null).join(' '), pages: reading.pages,
    facts: { ...file.facts, ...reading.facts, openedWithPassword: environment.now().toISOString() },
  };
  await vault.dossiers.commit({
    dossierId, label: null, edits: [{ op: 'put', collection: 'files', value: opened }], texts: [{ fileId, pages: reading.texts }],
    act: { type: 'evidence.openLocked', object: `file:${fileId}`, details: { sha256: file.sha256 } },
  });
  return opened;
}
