// Proves that the program as it is shipped (archive, add-ons, shut fuses) opens a vault, issues a package and verifies it.
import { execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secureNewVault } from '../e2e/harness/vault-steps.ts';
import { launchPackaged, type PackagedApp } from './launch-packaged.ts';
import { attempts, routes, tryTheNetwork } from './network-attempts.ts';

const folder = path.resolve(import.meta.dirname, '../../release/linux-unpacked');
const executable = path.join(folder, 'clearproof');

describe('the packed folder', () => {
  it('has its fuses set as the configuration says', async () => {
    const wire = await getCurrentFuseWire(executable);
    // The wire holds the digits 0 (off) and 1 (on) as characters.
    const state = (fuse: FuseV1Options): string => String.fromCharCode(wire[fuse] ?? 0);
    expect([FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.GrantFileProtocolExtraPrivileges].map(state)).toEqual(Array(4).fill('0'));
    expect([FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar].map(state)).toEqual(Array(3).fill('1'));
  });

  it('holds what was built, the licences and the bill of materials, and no sources, maps or packages', () => {
    const files = listPackage(path.join(folder, 'resources/app.asar'), { isPack: false });
    expect(files).toEqual(expect.arrayContaining(['/dist/licences/THIRD-PARTY-NOTICES.txt', '/dist/licences/sbom.cdx.json', '/dist/main/index.cjs']));
    expect(files.filter((file) => /node_modules|\.map$|\.tsx?$|^\/(src|renderer|electron|tests)\b/.test(file))).toEqual([]);
  });

  it('needs no OpenSSL of the system: the database add-on brings its own', () => {
    const addon = path.join(folder, 'resources/app.asar.unpacked/dist/native/node_sqlite3.node');
    expect(execFileSync('objdump', ['-p', addon], { encoding: 'utf8' })).not.toMatch(/NEEDED.*lib(crypto|ssl)/);
  });
});

describe('the packed program', () => {
  let packed: PackagedApp;
  beforeAll(async () => { packed = await launchPackaged(executable); });
  afterAll(async () => { await packed.close(); });

  it('makes a vault with the sample in it', async () => {
    const { page } = packed;
    const vault = path.join(packed.home, 'vault');
    await mkdir(vault);
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await packed.answerDialog(vault);
    await secureNewVault(page);
    await page.getByText('Ready to issue').waitFor({ timeout: 120_000 });
    expect(await readdir(vault)).not.toEqual([]);
  });

  it('issues a signed package and verifies it', async () => {
    const { page } = packed;
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: /^Package/ }).click();
    const panel = page.getByRole('complementary', { name: 'Build' });
    await panel.getByRole('button', { name: 'Signer' }).click();
    await page.getByRole('option', { name: 'New self-signed identity…' }).click();
    await panel.getByLabel('Name of the person who signs').fill('Lan Pham');
    await panel.getByLabel('Company').fill('Larkmoor Apparel');
    await panel.getByRole('button', { name: 'Make this identity' }).click();
    await panel.getByRole('button', { name: /Lan Pham/ }).waitFor();
    await panel.getByRole('button', { name: 'Build and sign' }).click();
    const details = page.getByRole('complementary', { name: 'Issued package' });
    await details.getByText(/^[0-9a-f]{64}$/).waitFor({ timeout: 150_000 });
    await details.getByRole('button', { name: 'Verify', exact: true }).click();
    await details.getByText('Everything agrees', { exact: true }).waitFor({ timeout: 60_000 });
  });

  it('never looked for a network, in a place that has none and counts', async () => {
    expect(await routes(), 'routes: npm test runs this suite in a network of its own').toEqual([]);
    expect(await attempts()).toBe(0);
    await tryTheNetwork();
    expect(await attempts(), 'attempts that were made on purpose').toBeGreaterThan(2);
  });

  it('said nothing on its error stream that speaks of a shut door opened', () => {
    expect(packed.complaints()).not.toMatch(/Debugger listening|Uncaught|Unhandled/i);
  });
});
