// Signing files made by OpenSSL: those that can sign do so to the satisfaction of poppler and OpenSSL, the rest are refused in words.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentProgress } from '../../../src/contract/progress.ts';
import { signerFromP12 } from '../../../src/package/sign/pkcs12.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { build, requestOf, run, segmentOf, textPdf, verifyWithOpenssl } from '../assemble/made-package.ts';

const folder = mkdtempSync(join(tmpdir(), 'clearproof-p12-'));
const openssl = (...args: string[]): string => execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const NOW = new Date(Date.now() + 3_600_000); // certificates made below begin before it
const PASSWORD = 'pässwörd 1';

const KEYS: Readonly<Record<string, readonly string[]>> = {
  'rsa-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-3072': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  'rsa-4096': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  'rsa-pss': ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'p-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'p-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'rsa-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  'p-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['-algorithm', 'ED25519'],
};

/** A PKCS#12 file of a fresh self-signed certificate. */
function p12(kind: string, options: readonly string[] = [], days = '30'): Uint8Array {
  openssl('genpkey', ...(KEYS[kind] ?? []), '-out', 'key.pem');
  openssl('req', '-x509', '-new', '-key', 'key.pem', '-utf8', '-subj', '/CN=Nguyễn Thị Hường 王/O=Importer GmbH/title=Director', '-days', days, '-addext', 'extendedKeyUsage=emailProtection', '-out', 'certificate.pem', ...(kind === 'rsa-pss' ? ['-sigopt', 'rsa_pss_saltlen:32'] : []));
  openssl('pkcs12', '-export', '-inkey', 'key.pem', '-in', 'certificate.pem', '-passout', `pass:${PASSWORD}`, '-out', 'identity.p12', ...options);
  return readFileSync(join(folder, 'identity.p12'));
}

const refused = (bytes: Uint8Array, password = PASSWORD, now = NOW): unknown => {
  try {
    signerFromP12(bytes, password, now);
    return null;
  } catch (thrown) {
    return thrown;
  }
};

describe('a signing file', () => {
  it.each([
    ['rsa-2048', 'rsa-pkcs1-sha256', 'RSA 2048 with SHA-256', []],
    ['rsa-3072', 'rsa-pkcs1-sha256', 'RSA 3072 with SHA-256', []],
    ['rsa-4096', 'rsa-pkcs1-sha256', 'RSA 4096 with SHA-256', []],
    ['rsa-pss', 'rsa-pss-sha256', 'RSA-PSS 2048 with SHA-256', []],
    ['p-256', 'ecdsa-p256-sha256', 'ECDSA P-256 with SHA-256', ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['p-384', 'ecdsa-p384-sha256', 'ECDSA P-384 with SHA-256', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-256-CBC', '-macalg', 'sha512']],
  ] as const)('with a %s key signs so that OpenSSL, poppler and our own verification accept it', async (kind, algorithm, words, options) => {
    const signer = signerFromP12(p12(kind, options), PASSWORD, NOW);
    expect(signer).toMatchObject({ algorithm, name: 'Nguyễn Thị Hường 王', title: 'Director', organization: 'Importer GmbH' });
    const { path, bytes } = await build(requestOf([segmentOf(await textPdf(['Page']), 1)], { at: NOW, sign: { signer, docMdp: 2, reason: 'Response', location: null, field: null } }));
    expect(verifyWithOpenssl(bytes, NOW)).not.toMatch(/exit|rror/);
    // NSS, which poppler asks, does not take keys that are themselves restricted to PSS.
    if (kind !== 'rsa-pss') expect(run('pdfsig', '-nocert', path)).toMatch(/Total document signed[\s\S]*Signature is Valid/);
    expect(run('qpdf', '--check', path)).not.toMatch(/WARNING|exit/);
    const result = await verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, path, silentProgress);
    expect(result.signature).toMatchObject({ valid: true, algorithm: words, certification: 2, selfSigned: true });
  });

  it('puts the whole chain into the signature, end entity first', () => {
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-subj', '/CN=Test CA', '-days', '30', '-out', 'ca.pem');
    openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'leaf.key', '-subj', '/CN=Leaf', '-out', 'leaf.csr');
    openssl('x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-out', 'leaf.pem');
    openssl('pkcs12', '-export', '-inkey', 'leaf.key', '-in', 'leaf.pem', '-certfile', 'ca.pem', '-passout', `pass:${PASSWORD}`, '-out', 'chain.p12');
    const signer = signerFromP12(readFileSync(join(folder, 'chain.p12')), PASSWORD, NOW);
    expect(signer.certificates).toHaveLength(2);
    expect(signer.name).toBe('Leaf');
  });

  it('is refused with a wrong password', () => {
    expect(refused(p12('p-256'), 'wrong')).toMatchObject({ code: 'identity.wrongPassword' });
  });

  it('is refused after its certificate has expired, with the dates', () => {
    expect(refused(p12('p-256', [], '1'), PASSWORD, new Date(NOW.getTime() + 3 * 86_400_000))).toMatchObject({ code: 'identity.expired', });
  });

  it.each(['rsa-1024', 'p-521', 'ed25519'])('with a %s key is refused', (kind) => {
    expect(refused(p12(kind))).toMatchObject({ code: 'identity.unsupportedKey' });
  });

  it('with RC2-40, which is not safe, is refused with the remedy', () => {
    const fault = refused(p12('p-256', ['-legacy']));
    expect(fault).toMatchObject({ code: 'identity.unreadable' });
    expect(String(fault)).toContain('export it again with AES-256');
  });

  it('that asks for endless work, is too large, or is something else is refused at once', () => {
    expect(refused(p12('p-256', ['-iter', '6000000', '-nomaciter']))).toMatchObject({ code: 'identity.unreadable' });
    expect(refused(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ code: 'identity.unreadable' });
    expect(refused(Buffer.from('not a signing file'))).toMatchObject({ code: 'identity.unreadable' });
    writeFileSync(join(folder, 'empty.p12'), '');
    expect(refused(readFileSync(join(folder, 'empty.p12')))).toMatchObject({ code: 'identity.unreadable' });
  });
});
