// Shows what is said about signing files that do not serve, word for word; no package is issued and no folder filled.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { clearproofJson } from '../cli/run-clearproof.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { CHEAP_KDF, PASSPHRASE } from '../support/vault.ts';
import { refusal } from './refusal.ts';

const PASSWORD = 'pass of the file';
let folder = '';
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });

/** A certificate that was valid in 2020 only, which takes a small authority of its own. */
async function makeExpired(): Promise<void> {
  await writeFile(path.join(folder, 'ca.cnf'), '[ca]\ndefault_ca=d\n[d]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n');
  await writeFile(path.join(folder, 'index'), '');
  await writeFile(path.join(folder, 'serial'), '01\n');
  openssl('req', '-new', '-key', 'key.pem', '-subj', '/CN=Dana Okafor', '-out', 'request.pem');
  openssl('ca', '-batch', '-selfsign', '-config', 'ca.cnf', '-keyfile', 'key.pem', '-in', 'request.pem', '-startdate', '20200101000000Z', '-enddate', '20201231235959Z', '-out', 'expired.pem');
  openssl('pkcs12', '-export', '-inkey', 'key.pem', '-in', 'expired.pem', '-passout', `pass:${PASSWORD}`, '-out', 'expired.p12');
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof-signing-'));
  const { vault } = await createVault(path.join(folder, 'vault'), PASSPHRASE, fixedEnvironment(), { kdf: CHEAP_KDF });
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'uflpa_applicability'), { type: 'dossier.create' });
  await vault.close();
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-subj', '/CN=Dana Okafor', '-days', '30', '-out', 'good.pem');
  openssl('pkcs12', '-export', '-inkey', 'key.pem', '-in', 'good.pem', '-passout', `pass:${PASSWORD}`, '-out', 'good.p12');
  await makeExpired();
  await writeFile(path.join(folder, 'letter.p12'), 'Dear Sirs');
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['good.p12', 'not the password', ['identity.wrongPassword', 'That password does not open the signing file.', 'Nothing was signed.', 'Type the password of the .p12 or .pfx file again.']],
  ['expired.p12', PASSWORD, ['identity.expired', 'The signing certificate is not valid on this day (from 2020-01-01 to 2020-12-31).', 'Nothing was signed.', 'Use a certificate that is valid today.']],
  ['letter.p12', PASSWORD, ['identity.unreadable', 'The signing file cannot be used: it is not a PKCS#12 file.', 'Nothing was signed.', 'Export the certificate with its private key as PKCS#12 (.p12).']],
])('%s with the password “%s”', async (file, password, expected) => {
  const build = ['build', '--vault', 'vault', '--dossier', 'd1', '--out', 'out', '--allow-blocking', 'A dossier for this test', '--p12', file];
  expect(refusal(await clearproofJson(build, { cwd: folder, variables: { CLEARPROOF_P12_PASSWORD: password } }))).toEqual([1, ...expected]);
  expect(await readdir(path.join(folder, 'out'))).toEqual([]);
});
