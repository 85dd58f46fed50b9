// On a full disk every act is refused as such, nothing is half stored, and work goes on when there is room again.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/vault.ts';
import { bundleScript } from './child-process.ts';

interface Outcome {
  readonly files: { done: number; code: string };
  readonly notes: { done: number; code: string };
  readonly whileFull: { ok: boolean; problems: string[] };
  readonly temporary: string[];
  readonly stored: { files: number; claims: number };
  readonly afterwards: { ok: boolean; problems: string[] };
}

it('says that the disk is full, keeps all that was stored, and recovers without a restart', async () => {
  const [script, disk] = [await bundleScript('disk-filler', await temporaryFolder()), await temporaryFolder()];
  // A mount of its own in a user namespace: no rights needed, gone with the process.
  const mounted = 'mount -t tmpfs -o size=6m clearproof-test "$1" && exec "$2" "$3" "$1"';
  const output = execFileSync('unshare', ['-Urm', 'sh', '-c', mounted, 'sh', disk, process.execPath, script], { encoding: 'utf8' });
  const { files, notes, whileFull, temporary, stored, afterwards } = JSON.parse(output) as Outcome;
  expect(files).toEqual({ done: files.done, code: 'disk.full' });
  expect(notes).toEqual({ done: notes.done, code: 'disk.full' });
  expect(files.done).toBeGreaterThan(10);
  expect(whileFull.problems).toEqual([]);
  expect(temporary).toEqual([]);
  expect(stored).toEqual({ files: files.done + 1, claims: notes.done });
  expect(afterwards.problems).toEqual([]);
}, 120_000);
