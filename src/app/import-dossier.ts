// Takes a dossier JSON into the vault with the files beside it; the same road serves the worked samples.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Progress } from '../contract/progress.ts';
import { countryReader } from '../domain/reference/country-names.ts';
import { parseDossier, type ImportProblem } from '../exchange/dossier-json.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { ingest } from '../ingest/ingest.ts';
import { generateSample } from '../sample/generate-sample.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { readFault } from './read-fault.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';

export interface Imported { dossierId: string; exhibits: number; problems: ImportProblem[]; }

export interface ImportRequest {
  /** Path of the dossier JSON. */
  readonly source: string;
  /** Folder with the exhibit files, or null. */
  readonly folder: string | null;
  readonly jobId: string;
}

/** An id that no dossier of the vault has yet: the file's own, else with a number behind it. */
export async function freeId({ session }: Pick<Services, 'session'>, wanted: string): Promise<string> {
  const taken = new Set((await session.vault.dossiers.list()).map((dossier) => dossier.id));
  let id = wanted;
  for (let copy = 2; taken.has(id); copy++) id = `${wanted.slice(0, 60)}-${copy}`;
  return id;
}

/** Exhibits whose own file was not among those taken in. */
function missingFiles(dossier: Dossier): ImportProblem[] {
  const present = new Set(dossier.files.map((file) => file.exhibitId));
  return dossier.exhibits
    .filter((exhibit) => !present.has(exhibit.id))
    .map((exhibit) => ({ where: exhibit.exhibitNo, message: `no file was found for this exhibit${exhibit.fileName === null ? '' : ` (expected ${exhibit.fileName})`}` }));
}

/**
 * Imports the dossier of `source`; files of `folder` go to the exhibits they name.
 * Throws `disk.unreadable`, `dossier.badJson`, `dossier.unknownForm`, `dossier.invalid`; nothing is then stored.
 */
export async function importDossierFile(services: Services, { source, folder, jobId }: ImportRequest, progress: Progress): Promise<Imported> {
  const { session, reader, environment } = services;
  progress.report(`Reading ${path.basename(source)}`, 0, null);
  const bytes = await readFile(source).catch((thrown: unknown) => { throw readFault(source, thrown); });
  if (folder !== null) await readdir(folder).catch((thrown: unknown) => { throw readFault(folder, thrown); });
  const { dossier, problems } = parseDossier(bytes.toString('utf8'), source, countryReader((await loadReference(services.resources, session.vault)).countries));
  const id = await freeId(services, dossier.id);
  const placed = Object.fromEntries(dossier.files.flatMap(({ sha256, exhibitId, role }) => (exhibitId === null ? [] : [[sha256, { exhibitId, role }]])));

  // File records are written again when their bytes arrive: a record without bytes would claim evidence that is not there.
  await session.vault.dossiers.create({ ...dossier, id, files: [] }, {
    type: 'dossier.import', object: `dossier:${id}`, details: { sha256: createHash('sha256').update(bytes).digest('hex') },
  });
  const found: ImportProblem[] = [...problems];
  try {
    if (folder !== null) {
      const report = await ingest({ dossierId: id, sources: [folder], exhibitId: null, jobId, skip: [source], placed }, { vault: session.vault, reader, environment, progress });
      found.push(...report.rows.flatMap((row) => (row.outcome === 'refused' || row.outcome === 'failed' ? [{ where: row.path, message: row.reason ?? row.outcome }] : [])));
    }
  } finally {
    session.changed(id, ['dossiers', 'dossier', 'evidence', 'checks', 'custody']);
  }
  const stored = await session.vault.dossiers.read(id);
  if (folder !== null || dossier.files.length > 0) found.push(...missingFiles(stored));
  return { dossierId: id, exhibits: stored.exhibits.length, problems: found };
}

/** Makes the worked dossier's real files in a temporary folder and imports them; the folder is gone afterwards. */
export async function importSample(services: Services, sample: 'cotton' | 'seafood', jobId: string, progress: Progress): Promise<Imported> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof-sample-'));
  try {
    await generateSample(sample, (fileName, bytes) => writeDurably(path.join(folder, fileName), bytes), { resources: services.resources, progress });
    return await importDossierFile(services, { source: path.join(folder, 'dossier.json'), folder, jobId }, progress);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
