// Shows what is said about folders that cannot be read or written and about a full disk, word for word.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clearproof, clearproofJson } from '../cli/run-clearproof.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';
import { refusal } from './refusal.ts';

// Permissions do not bind root. In a user namespace that maps nobody, root is an ordinary owner of its files.
const bound = process.getuid?.() === 0 ? { under: ['unshare', '-U'] } : {};

async function vaultWithDossier(): Promise<string> {
  const { vault, folder } = await newVault();
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'uflpa_applicability'), { type: 'dossier.create' });
  await vault.close();
  return folder;
}

it('an unreadable folder and an unreadable file are named in the report, and the rest is taken in', async () => {
  const [vault, work] = [await vaultWithDossier(), await temporaryFolder()];
  for (const name of ['locked', 'open']) await mkdir(path.join(work, 'papers', name), { recursive: true });
  for (const name of ['locked/in.txt', 'open/out.txt', 'open/secret.txt']) await writeFile(path.join(work, 'papers', name), `words of ${name}`);
  await chmod(path.join(work, 'papers/locked'), 0o000);
  await chmod(path.join(work, 'papers/open/secret.txt'), 0o000);
  const { code, stdout, stderr } = await clearproof(['ingest', 'papers', '--vault', vault, '--dossier', 'd1'], { cwd: work, ...bound });
  await chmod(path.join(work, 'papers/locked'), 0o700);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^(refused|failed) .* papers\/locked +you have no permission to read it$/m);
  expect(stdout).toMatch(/^(refused|failed) .* papers\/open\/secret\.txt +you have no permission to read it$/m);
  expect(stdout).toMatch(/^stored .* papers\/open\/out\.txt$/m);
  expect(stdout).toMatch(/^1 stored, /m);
});

it('a dossier that may not be read, and a folder that may not be written', async () => {
  const work = await temporaryFolder();
  await writeFile(path.join(work, 'dossier.json'), '{}', { mode: 0o000 });
  await mkdir(path.join(work, 'sealed'), { mode: 0o500 });
  expect(refusal(await clearproofJson(['check', 'dossier.json'], { cwd: work, ...bound }))).toEqual([
    1, 'disk.unreadable', `${path.join(work, 'dossier.json')} cannot be read: you may not read it.`, 'Nothing else was touched.', 'Check that it exists and that you may read it.',
  ]);
  expect(refusal(await clearproofJson(['sample', 'cotton', 'sealed/cotton'], { cwd: work, ...bound }))).toEqual([
    1, 'disk.unwritable', `${path.join(work, 'sealed/cotton')} cannot be written: you may not write there.`, 'Nothing was half written.', 'Choose a folder you may write to.',
  ]);
});

it('a disk that fills while the sample is written: said so, and no half file stays', async () => {
  const disk = await temporaryFolder();
  // A small disk of its own in a user namespace: no rights needed, gone with the process.
  const mounted = 'mount -t tmpfs -o size=200k clearproof-test "$1" && shift && "$@"; code=$?; ls "$0" | grep -c "\\.new$" >&2; exit $code';
  const { code, value, stderr } = await clearproofJson(['sample', 'cotton', disk], { under: ['unshare', '-Urm', 'sh', '-c', mounted, disk, disk] });
  expect(refusal({ code, value })).toEqual([
    1, 'disk.full', 'The disk is full.', 'Everything saved before is intact; the last step was undone.', 'Free some space and try again.',
  ]);
  expect(stderr.trimEnd().split('\n').at(-1)).toBe('0');
});
