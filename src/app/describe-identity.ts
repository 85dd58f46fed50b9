// An identity of the vault as windows and the command line see it: no key, and of a module its name only.
import { createHash, X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { OutputOf } from '../contract/catalogue.ts';
import type { StoredIdentity } from '../vault/vault.ts';

export function describeIdentity(stored: StoredIdentity): OutputOf<'identity.create'> {
  const { id, name, title, organization, email, certificates } = stored;
  const der = Buffer.from(certificates[0] ?? '', 'base64');
  const certificate = new X509Certificate(der);
  return {
    id, name, title, organization, email, keyType: certificate.publicKey.asymmetricKeyType ?? 'unknown', selfSigned: certificate.issuer === certificate.subject,
    notBefore: new Date(certificate.validFrom).toISOString(), notAfter: new Date(certificate.validTo).toISOString(), fingerprint: createHash('sha256').update(der).digest('hex'),
    token: 'token' in stored ? { label: stored.token.tokenLabel, serial: stored.token.tokenSerial, module: path.basename(stored.token.module), pinPad: stored.token.pinPad } : null,
  };
}
