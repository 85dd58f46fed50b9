// A timestamp authority of OpenSSL's, with a throwaway root above it, that answers request files as a real one does.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integer, sequence } from '../../src/package/sign/der.ts';

export interface TimestampAuthority {
  /** Certificate of its root. */
  readonly root: string;
  /** The answer to a request, both in DER. */
  answer(request: Uint8Array): Buffer;
  /** The answer of an authority that takes no SHA-256. */
  refuse(request: Uint8Array): Buffer;
  /** An answer whose content is right but signed with a certificate for mail. */
  impostor(request: Uint8Array): Buffer;
}

const settings = (digests: string): string => `
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = ${digests}
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

export function createTimestampAuthority(): TimestampAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'clearproof-tsa-'));
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(join(folder, 'extensions'), 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n');
  openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'ca.key', '-subj', '/CN=Throwaway root', '-days', '30', '-out', 'ca.pem');
  openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'tsa.key', '-utf8', '-subj', '/CN=Zeitstempel Zürich/O=Test', '-out', 'tsa.csr');
  openssl('x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-extfile', 'extensions', '-out', 'tsa.pem');
  const reply = (digests: string) => (request: Uint8Array): Buffer => {
    writeFileSync(join(folder, 'tsa.cnf'), settings(digests));
    writeFileSync(join(folder, 'request.tsq'), request);
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'request.tsq', '-out', 'answer.tsr');
    return readFileSync(join(folder, 'answer.tsr'));
  };
  const answer = reply('sha256, sha512');
  const impostor = (request: Uint8Array): Buffer => {
    answer(request);
    openssl('ts', '-reply', '-in', 'answer.tsr', '-token_out', '-out', 'token.der');
    openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token.der', '-out', 'content.der');
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'mail.key', '-subj', '/CN=Mail', '-addext', 'extendedKeyUsage=emailProtection', '-days', '20', '-out', 'mail.pem');
    openssl('cms', '-sign', '-cades', '-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-in', 'content.der', '-signer', 'mail.pem', '-inkey', 'mail.key', '-outform', 'DER', '-out', 'token.der');
    return Buffer.from(sequence(sequence(integer(0)), readFileSync(join(folder, 'token.der'))));
  };
  return { root: join(folder, 'ca.pem'), answer, refuse: reply('sha512'), impostor };
}
