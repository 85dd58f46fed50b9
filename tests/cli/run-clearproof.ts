// Runs the built command line program as a user does: a process of its own, without a terminal.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { PASSPHRASE } from '../support/vault.ts';

export const program = path.resolve(import.meta.dirname, '../../scripts/clearproof.mjs');

export interface Ran { readonly code: number | null; readonly stdout: string; readonly stderr: string }
export interface Circumstances {
  readonly cwd?: string;
  /** Variables beside the passphrase; undefined takes one away. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** A program and its arguments that start ours: ["unshare", "-U"]. */
  readonly under?: readonly string[];
}

/** Starts it; the passphrase of the test vaults is in its environment. */
export function start(args: readonly string[], { cwd, variables = {}, under = [] }: Circumstances = {}): { child: ChildProcess; ended: Promise<Ran> } {
  const [command = '', ...rest] = [...under, process.execPath, program, ...args];
  const child = spawn(command, rest, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CLEARPROOF_PASSPHRASE: PASSPHRASE, CLEARPROOF_ACTOR: 'Dana Okafor', ...variables } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  return { child, ended: new Promise((resolve) => child.on('close', (code) => { resolve({ code, stdout, stderr }); })) };
}

export const clearproof = (args: readonly string[], circumstances?: Circumstances): Promise<Ran> => start(args, circumstances).ended;

/** Runs it with --json; anything on the output beside one JSON document makes this throw. */
export async function clearproofJson(args: readonly string[], circumstances?: Circumstances): Promise<{ code: number | null; value: unknown; stderr: string }> {
  const { code, stdout, stderr } = await clearproof([...args, '--json'], circumstances);
  return { code, value: JSON.parse(stdout) as unknown, stderr };
}
