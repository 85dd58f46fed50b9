// Bodies of evidence.* and job.*: take files in, list and search exhibits, hand out bytes and text.
import path from 'node:path';
import { Fault } from '../contract/errors.ts';
import type { Bodies } from '../contract/serve.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import { safeFileName } from '../exchange/safe-file-name.ts';
import { ingest, ingestCursor, resumeIngest } from '../ingest/ingest.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { openLockedFile } from './open-locked-file.ts';
import type { Services } from './services.ts';

type EvidenceBodies = Pick<Bodies, Extract<keyof Bodies, `evidence.${string}` | `job.${string}`>>;

export function evidenceBodies(services: Services): EvidenceBodies {
  const { environment, grants, session, jobs, reader } = services;
  const fileOf = async (dossierId: string, fileId: string): Promise<EvidenceFile> => {
    const file = await session.vault.dossiers.record(dossierId, 'files', fileId);
    if (!file) throw new Fault('evidence.notFound', { id: fileId });
    return file;
  };
  const changed = (dossierId: string): void => session.changed(dossierId, ['evidence', 'dossier', 'dossiers', 'checks', 'packages', 'custody']);

  return {
    'evidence.ingest': async ({ dossierId, sources, exhibitId }) => {
      const paths = sources.map((grant) => grants.resolve(grant));
      // A dossier that is not there is told at once, not after the reading of many files.
      await session.vault.dossiers.header(dossierId);
      return jobs.start('ingest', dossierId, async (progress, jobId) => {
        try {
          return await ingest({ dossierId, sources: paths, exhibitId, jobId }, { vault: session.vault, reader, environment, progress });
        } finally {
          changed(dossierId);
        }
      });
    },
    'evidence.resume': async ({ jobId: interruptedId }) => {
      const stored = await session.vault.jobs.get(interruptedId);
      if (!stored?.dossierId) throw new Fault('evidence.notFound', { id: interruptedId });
      const { dossierId } = stored;
      return jobs.start('ingest', dossierId, async (progress) => {
        try {
          return await resumeIngest(interruptedId, { vault: session.vault, reader, environment, progress });
        } finally {
          changed(dossierId);
        }
      });
    },
    'evidence.interrupted': async ({ dossierId }) =>
      (await session.vault.jobs.interrupted(dossierId))
        .filter((job) => job.kind === 'ingest' && !jobs.list().some((running) => running.jobId === job.jobId))
        .map((job) => ({ jobId: job.jobId, ...ingestCursor(job), startedAt: job.startedAt })),
    'evidence.list': ({ dossierId, ...filter }) => session.vault.dossiers.exhibits(dossierId, filter),
    'evidence.facets': ({ dossierId }) => session.vault.dossiers.facets(dossierId),
    'evidence.get': async ({ dossierId, exhibitId }) => {
      const exhibit = await session.vault.dossiers.record(dossierId, 'exhibits', exhibitId);
      if (!exhibit) throw new Fault('evidence.notFound', { id: exhibitId });
      const files = await session.vault.dossiers.filesOf(dossierId, exhibitId);
      return { exhibit, files };
    },
    'evidence.bytes': async ({ dossierId, fileId, offset, length }) => {
      const file = await fileOf(dossierId, fileId);
      const bytes = offset >= file.size ? new Uint8Array() : await session.vault.blobs.readRange(file.sha256, offset, Math.min(length, file.size - offset));
      return { size: file.size, bytes };
    },
    'evidence.openLocked': async ({ dossierId, fileId, password }) => {
      const opened = await openLockedFile(services, dossierId, fileId, password);
      changed(dossierId);
      return opened;
    },
    'evidence.text': async ({ dossierId, fileId }) => session.vault.dossiers.texts(dossierId, fileId),
    'evidence.search': ({ dossierId, text, limit }) => session.vault.dossiers.search(dossierId, text, limit),
    'evidence.saveOriginal': async ({ dossierId, fileId, folder }) => {
      const file = await fileOf(dossierId, fileId);
      const target = path.join(grants.resolve(folder), safeFileName(file.name));
      await writeDurably(target, session.vault.blobs.stream(file.sha256));
      await session.vault.custody.record({ type: 'file.export', object: `file:${fileId}`, details: { sha256: file.sha256 } }, dossierId);
      session.changed(dossierId, ['custody']);
      return { path: target };
    },
    'job.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return Promise.resolve({});
    },
    'job.list': () => Promise.resolve(jobs.list()),
  };
}
