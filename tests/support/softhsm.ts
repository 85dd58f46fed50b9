// Tokens of SoftHSM, a PKCS#11 module in software that we did not write, each with a key made by OpenSSL.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pkcs11js from 'pkcs11js';

export const PIN = '93-Zqvkwj-17';
export const MODULE = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'].find(existsSync) ?? 'libsofthsm2.so';

interface SoftToken { readonly label: string; readonly key: readonly string[]; readonly subject: string }

export const RSA_2048 = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
export const P_256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

/** What a process needs to see these tokens; `mechanisms` is SoftHSM's list of those it has, "-" before it takes away. */
export function softhsmEnvironment(folder: string, mechanisms = 'ALL'): Record<string, string> {
  const file = path.join(folder, `softhsm-${mechanisms.length}.conf`);
  writeFileSync(file, `directories.tokendir = ${path.join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\nslots.mechanisms = ${mechanisms}\n`);
  return { SOFTHSM2_CONF: file };
}

/** Puts a certificate beside the key of the same CKA_ID. */
function writeCertificate(label: string, der: Uint8Array, subject: Uint8Array): void {
  const library = new pkcs11js.PKCS11();
  library.load(MODULE);
  library.C_Initialize();
  const slot = library.C_GetSlotList(true).find((one) => library.C_GetTokenInfo(one).label.trim() === label);
  if (!slot) throw new Error(`no token ${label}`);
  const session = library.C_OpenSession(slot, pkcs11js.CKF_SERIAL_SESSION | pkcs11js.CKF_RW_SESSION);
  library.C_Login(session, pkcs11js.CKU_USER, PIN);
  library.C_CreateObject(session, [
    { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_CERTIFICATE }, { type: pkcs11js.CKA_CERTIFICATE_TYPE, value: pkcs11js.CKC_X_509 }, { type: pkcs11js.CKA_TOKEN, value: true }, { type: pkcs11js.CKA_PRIVATE, value: false },
    { type: pkcs11js.CKA_LABEL, value: 'Signature' }, { type: pkcs11js.CKA_ID, value: Buffer.from('0a', 'hex') }, { type: pkcs11js.CKA_SUBJECT, value: Buffer.from(subject) }, { type: pkcs11js.CKA_VALUE, value: Buffer.from(der) },
  ]);
  library.C_Finalize();
}

/** Makes the tokens in a folder of their own, and answers it. */
export function makeSoftTokens(tokens: readonly SoftToken[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'clearproof-tokens-'));
  mkdirSync(path.join(folder, 'tokens'));
  const { SOFTHSM2_CONF } = softhsmEnvironment(folder);
  process.env['SOFTHSM2_CONF'] = SOFTHSM2_CONF;
  const run = (program: string, ...args: readonly string[]): void => void execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  for (const { label, key, subject } of tokens) {
    run('openssl', 'genpkey', ...key, '-out', 'key.pem');
    run('openssl', 'req', '-x509', '-new', '-key', 'key.pem', '-utf8', '-subj', subject, '-days', '30', '-addext', 'extendedKeyUsage=emailProtection', '-outform', 'DER', '-out', 'certificate.der');
    run('softhsm2-util', '--init-token', '--free', '--label', label, '--pin', PIN, '--so-pin', 'so-pin-1');
    run('softhsm2-util', '--import', 'key.pem', '--token', label, '--label', 'Signature', '--id', '0a', '--pin', PIN);
    writeCertificate(label, readFileSync(path.join(folder, 'certificate.der')), Buffer.from('3000', 'hex'));
  }
  return folder;
}
