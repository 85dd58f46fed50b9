// Stored files are looked through once a week by themselves: only while nothing else runs, and damage is told.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { backgroundCheck } from '../../src/app/background-check.ts';
import { createJobRunner } from '../../src/app/job-runner.ts';
import { Session } from '../../src/app/session.ts';
import type { JobState } from '../../src/contract/events.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { newVault, streamOf } from '../support/vault.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A vault with one stored file, open in a session. */
async function openSession() {
  const environment = fixedEnvironment();
  const { vault, folder } = await newVault(environment);
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'uflpa_applicability'), { type: 'dossier.create' });
  const blob = await vault.blobs.stage(streamOf(Buffer.from('a contract')));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs: [blob], edits: [{ op: 'put', collection: 'files', value: { id: 'f1', name: 'contract.txt', sha256: blob.sha256, size: blob.size, mediaType: 'text/plain' } }] });
  const session = new Session();
  await session.use(vault);
  let ended: (job: JobState) => void = () => undefined;
  const bugs: unknown[] = [];
  const jobs = createJobRunner(environment, (event) => { if (event.type === 'job' && event.job.state !== 'running') ended(event.job); }, (bug) => bugs.push(bug));
  const check = backgroundCheck({ session, jobs, environment });
  /** Starts the check if it is due, and answers how its job ended; null when none was started. */
  const checked = async (): Promise<JobState | null> => {
    const end = new Promise<JobState>((resolve) => { ended = resolve; });
    return (await check()) === null ? null : end;
  };
  return { environment, vault, folder, session, jobs, check, checked, bugs };
}

it('looks through the files of a vault once a week', async () => {
  const { environment, session, checked } = await openSession();
  expect(await checked()).toBeNull();
  environment.advance(WEEK);
  expect(await checked()).toMatchObject({ kind: 'verify', state: 'done', value: { files: 1 } });
  expect(await checked()).toBeNull();
  environment.advance(WEEK);
  expect(await checked()).toMatchObject({ state: 'done' });
  await session.close();
  environment.advance(WEEK);
  expect(await checked()).toBeNull();
});

it('waits while other work runs, and after it was stopped until the vault is opened again', async () => {
  const { environment, session, jobs, check, vault } = await openSession();
  environment.advance(WEEK);
  const { jobId } = jobs.start('build', 'd1', ({ signal }) => new Promise((resolve) => { signal.addEventListener('abort', () => resolve({})); }));
  expect(await check()).toBeNull();
  jobs.cancel(jobId);
  await jobs.stop();
  expect(await check()).not.toBeNull();
  await jobs.stop();
  expect(await vault.fixity.state()).toMatchObject({ unfinished: { files: 0 }, finishedAt: null });
  expect(await check()).toBeNull();
  await session.close();
});

it('says which file is damaged, and of which dossier', async () => {
  const { environment, folder, session, checked, vault, bugs } = await openSession();
  const [object] = (await readdir(path.join(folder, 'objects'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const bytes = await readFile(object ?? '');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(object ?? '', bytes);
  environment.advance(WEEK);
  const job = await checked();
  expect(job).toMatchObject({ state: 'failed', error: { code: 'vault.damagedBlob' } });
  expect(JSON.stringify(job?.error)).toContain('contract.txt in d1');
  expect(await vault.fixity.damaged()).toHaveLength(1);
  expect(bugs).toEqual([]);
  await session.close();
});
