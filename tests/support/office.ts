// An office of its own: the core over a new vault, with its jobs awaited and its files in a temporary folder.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp, type App } from '../../src/app/create-app.ts';
import { createGrants } from '../../src/app/grants.ts';
import { localLaborTools } from '../../src/app/labor/labor-tools.ts';
import { localListTools } from '../../src/app/screening/list-tools.ts';
import type { JobName, OutputOf } from '../../src/contract/catalogue.ts';
import { Fault } from '../../src/contract/errors.ts';
import type { JobState } from '../../src/contract/events.ts';
import { silentProgress } from '../../src/contract/progress.ts';
import type { Dossier } from '../../src/domain/dossier/dossier.ts';
import { newReading } from '../../src/ingest/new-reading.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { fixedEnvironment, type FixedEnvironment } from './environment.ts';
import { testResources } from './resources.ts';
import { CHEAP_KDF, PASSPHRASE, streamOf } from './vault.ts';

export interface Office {
  readonly app: App;
  readonly environment: FixedEnvironment;
  readonly folder: string;
  readonly vaultFolder: string;
  readonly recoveryKey: string;
  grant(file: string): string;
  /** The finished job's value; a failed one throws its fault. `onStep` sees every report. */
  job<N extends JobName>(started: Promise<{ jobId: string }>, onStep?: (job: JobState) => void): Promise<OutputOf<N>>;
  /** Closes the core and hands out the vault itself, for a look inside. */
  vault(): Promise<Vault>;
}

const unused = (): Promise<never> => Promise.reject(new Error('not needed here'));

/** `whenOver` is told how to close it and take its folder away; by default at the end of the test. */
export async function openOffice(name: string, prepare: (vault: Vault) => Promise<void> = () => Promise.resolve(), whenOver: (close: () => Promise<void>) => void = onTestFinished): Promise<Office> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof-test-'));
  const vaultFolder = path.join(folder, 'vault');
  const environment = { ...fixedEnvironment('2026-11-24T10:00:00.000Z', name), actor: name };
  const grants = createGrants(environment);
  const reader = { read: ({ name: file, bytes }: { name: string; bytes: Uint8Array }) => Promise.resolve(newReading('text/plain', { texts: [{ page: 1, text: `${file} ${Buffer.from(bytes).toString('utf8').slice(0, 200)}` }] })), close: () => Promise.resolve() };
  const app = createApp({ environment, grants, resources: testResources, reader, preparer: { prepare: unused, unlock: unused, redact: unused, findPlaces: unused, coveredWords: unused }, lists: localListTools, labor: localLaborTools, version: '0', runtime: 'test', onBug: (thrown) => { throw thrown; } });
  whenOver(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { vault, recoveryKey } = await createVault(vaultFolder, PASSPHRASE, environment, { kdf: CHEAP_KDF });
  await prepare(vault);
  await vault.close();
  await mkdir(path.join(folder, 'out'));
  await app.bodies['vault.open']({ folder: grants.add(vaultFolder), secret: PASSPHRASE });
  return {
    app, environment, folder, vaultFolder, recoveryKey,
    grant: (file) => grants.add(file),
    async job(started, onStep) {
      const states: JobState[] = [];
      const stop = app.onEvent((event) => {
        if (event.type !== 'job') return;
        states.push(event.job);
        onStep?.(event.job);
      });
      const { jobId } = await started;
      for (;;) {
        const end = states.find((state) => state.jobId === jobId && state.state !== 'running');
        if (end) {
          stop();
          if (end.error) throw new Fault(end.error.code, end.error.details);
          return end.value as OutputOf<never>;
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async vault() {
      await app.close();
      const { vault: opened } = await openVault(vaultFolder, PASSPHRASE, environment);
      onTestFinished(() => opened.close());
      return opened;
    },
  };
}

/** Stores the dossier with a small text file for each of the named exhibits. */
export async function withFiles(vault: Vault, dossier: Dossier, contents: Readonly<Record<string, string>>): Promise<void> {
  await vault.dossiers.create({ ...dossier, files: [] }, { type: 'dossier.create', object: `dossier:${dossier.id}` });
  for (const [exhibitId, text] of Object.entries(contents)) {
    const bytes = Buffer.from(text);
    const staged = await vault.blobs.stage(streamOf(bytes), silentProgress.signal);
    await vault.dossiers.commit({
      dossierId: dossier.id, label: null, blobs: [staged], act: { type: 'file.add', object: `file:F-${exhibitId}` },
      edits: [{ op: 'put', collection: 'files', value: { id: `F-${exhibitId}`, exhibitId, name: `${exhibitId}.txt`, sha256: staged.sha256, size: staged.size, mediaType: 'text/plain' } }],
    });
  }
}
