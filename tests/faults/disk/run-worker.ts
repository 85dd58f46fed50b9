// Runs the process under test under the file layer and answers what it said and how it ended.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { underLayer, type Watch } from './file-layer.ts';
import type { WorkName } from './works.ts';

export interface Ran {
  readonly output: string; readonly errors: string;
  readonly status: number | null; readonly signal: string | null;
  /** Changes that the layer counted, and how many of them it made fail; null when it was not asked or the process was killed. */
  readonly counted: { readonly changes: number; readonly failed: number } | null;
}

export interface Job { readonly script: string; readonly layer: string; readonly root: string; readonly secret: string; readonly work: WorkName; readonly rounds: number; /** Begins every id, so that several jobs can follow each other in one vault. */ readonly label?: string; }

export async function runWorker({ script, layer, root, secret, work, rounds, label = 'r' }: Job, watch: Omit<Watch, 'root'> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [script, root, secret, work, String(rounds), label], { stdio: ['ignore', 'pipe', 'pipe'], env: underLayer(layer, { root, ...watch }) });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on('close', (code, killed) => { resolve([code, killed]); }));
  const counts = watch.count === undefined || signal !== null ? null : (await readFile(watch.count, 'utf8')).trim().split(' ').map(Number);
  return { output, errors, status, signal, counted: counts && { changes: counts[0] ?? 0, failed: counts[1] ?? 0 } };
}
