// A process to be killed: takes a folder into a vault, or goes on with it, and says how far it is.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ingest, resumeIngest } from '../../src/ingest/ingest.ts';
import { createReader } from '../../src/ingest/read-file.ts';
import { openVault } from '../../src/vault/open-vault.ts';

const [folder = '', secret = '', source = '', assets = ''] = process.argv.slice(2);
const environment = { now: () => new Date('2026-11-24T10:00:00.000Z'), randomBytes: (length: number) => new Uint8Array(randomBytes(length)), actor: 'taker', host: 'faults', pid: process.pid };
const reader = createReader({ read: async (name) => new Uint8Array(await readFile(path.join(assets, name))) });
const progress = { signal: new AbortController().signal, report: (step: string, done: number) => void process.stdout.write(`${done} ${step}\n`) };

const { vault } = await openVault(folder, secret, environment);
const deps = { vault, reader, environment, progress };
process.stdout.write('open\n');
if (await vault.jobs.get('job-1')) await resumeIngest('job-1', deps);
else await ingest({ dossierId: 'd1', sources: [source], exhibitId: null, jobId: 'job-1' }, deps);
await vault.close();
