// Proves that the stand-in for fpm makes a .deb that dpkg reads: fields, files, modes, scripts; and refuses what it does not know.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/vault.ts';

const script = path.resolve(import.meta.dirname, '../../scripts/packing/fpm-by-dpkg.mjs');

it('packs a tree as electron-builder asks for it', async () => {
  const folder = await temporaryFolder();
  const at = (name: string): string => path.join(folder, name);
  await mkdir(at('app/inner'), { recursive: true });
  await writeFile(at('app/program'), '#!/bin/sh\n', { mode: 0o700 });
  await writeFile(at('app/inner/data'), 'x'.repeat(3000), { mode: 0o600 });
  await writeFile(at('after'), '#!/bin/bash\ntrue\n');
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

it('refuses another kind of package, and an option it does not know', () => {
  for (const args of [['-t', 'rpm'], ['-t', 'deb', '--prefix', '/usr']]) expect(spawnSync(process.execPath, [script, ...args], { stdio: 'ignore' }).status).not.toBe(0);
});
