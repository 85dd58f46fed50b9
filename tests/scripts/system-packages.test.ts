// Proves that the stand-in for fpm makes a .deb that dpkg reads and an .rpm that rpm reads: fields, files, modes, scripts; and refuses what it does not know.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/vault.ts';

const script = path.resolve(import.meta.dirname, '../../scripts/packing/fpm.mjs');

/** A program with a data file, closed to others by a strict umask; answers where things lie. */
async function treeToPack(): Promise<(name: string) => string> {
  const folder = await temporaryFolder();
  const at = (name: string): string => path.join(folder, name);
  await mkdir(at('app/inner'), { recursive: true });
  await writeFile(at('app/program'), '#!/bin/sh\n', { mode: 0o700 });
  await writeFile(at('app/inner/data'), 'x'.repeat(3000), { mode: 0o600 });
  await writeFile(at('after'), '#!/bin/bash\ntrue\n');
  return at;
}

it('packs a tree as a .deb, as electron-builder asks for it', async () => {
  const at = await treeToPack();
  execFileSync(process.execPath, [
    script, '-s', 'dir', '--force', '-t', 'deb', '--architecture', 'amd64', '--after-install', at('after'), '--after-remove', at('after'), '--description', 'Synopsis\n \n  More of it', '--version', '1.2.3',
    '--package', at('made.deb'), '--name', 'made', '--maintainer', 'A <a@b.invalid>', '--vendor', 'A', '--url', 'https://b.invalid/', '--deb-compression', 'zst', '--license', 'Apache-2.0', '-d', 'libc6', '-d', 'zlib1g',
    `${at('app')}/=/opt/Made`,
  ]);
  const field = (name: string): string => execFileSync('dpkg-deb', ['-f', at('made.deb'), name], { encoding: 'utf8' }).trimEnd();
  expect(['Package', 'Version', 'Architecture', 'Depends', 'Installed-Size', 'Description'].map(field)).toEqual(['made', '1.2.3', 'amd64', 'libc6, zlib1g', '3', 'Synopsis\n .\n More of it']);
  const files = execFileSync('dpkg-deb', ['-c', at('made.deb')], { encoding: 'utf8' });
  expect(files).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Made\/program$/m);
  expect(files).toMatch(/^-rw-r--r-- root\/root .* \.\/opt\/Made\/inner\/data$/m);
  expect(execFileSync('dpkg-deb', ['-I', at('made.deb'), 'postinst'], { encoding: 'utf8' })).toContain('true');
});

it('packs a tree as an .rpm, as electron-builder asks for it', async () => {
  const at = await treeToPack();
  execFileSync(process.execPath, [
    script, '-s', 'dir', '--force', '-t', 'rpm', '--architecture', 'amd64', '--rpm-os', 'linux', '--after-install', at('after'), '--after-remove', at('after'), '--description', 'Synopsis\n \n  More of it', '--version', '1.2.3-beta',
    '--package', at('made.rpm'), '--name', 'made', '--maintainer', 'A <a@b.invalid>', '--vendor', 'A', '--url', 'https://b.invalid/', '--rpm-compression', 'zstd', '--rpm-summary', 'Synopsis', '--license', 'Apache-2.0', '-d', 'nss',
    `${at('app')}/=/opt/Made`,
  ]);
  const ask = (...args: readonly string[]): string => execFileSync('rpm', ['-qp', ...args, at('made.rpm')], { encoding: 'utf8' });
  expect(ask('--qf', '%{NAME} %{VERSION} %{ARCH} %{SUMMARY} %{LICENSE}')).toBe('made 1.2.3_beta x86_64 Synopsis Apache-2.0');
  expect(ask('--requires').split('\n')).toContain('nss');
  expect(ask('-lv')).toMatch(/^-rwxr-xr-x .* root +root .* \/opt\/Made\/program$/m);
  expect(ask('-lv')).toMatch(/^-rw-r--r-- .* root +root .* \/opt\/Made\/inner\/data$/m);
  expect(ask('--scripts')).toContain('postuninstall');
});

it('refuses another kind of package, and an option it does not know', () => {
  for (const args of [['-t', 'pacman'], ['-t', 'deb', '--prefix', '/usr']]) expect(spawnSync(process.execPath, [script, ...args], { stdio: 'ignore' }).status).not.toBe(0);
});
