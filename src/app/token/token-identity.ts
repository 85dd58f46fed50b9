// A certificate on a token as an identity of the vault: where its key is, who holds it, and the signer it becomes.
import { createHash, X509Certificate } from 'node:crypto';
import { newId, type Environment } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { OutputOf } from '../../contract/catalogue.ts';
import { chainFrom, requireInForce, subjectFacts } from '../../package/sign/certificate-facts.ts';
import { algorithmOf } from '../../package/sign/private-key-signer.ts';
import type { Token, TokenCertificate } from '../../package/sign/token/token.ts';
import type { Signer } from '../../package/engine.ts';
import type { TokenIdentity } from '../../vault/vault.ts';
import type { TokenClient, UnlockedToken } from './token-client.ts';

type ShownToken = OutputOf<'token.look'>[number];

const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

/** Those of end entities: what issued another on the same token is an authority, not a signer. */
function signing({ certificates }: Token): { readonly entry: TokenCertificate; readonly certificate: X509Certificate }[] {
  const all = certificates.map((entry) => ({ entry, certificate: new X509Certificate(entry.certificate) }));
  return all.filter(({ certificate }) => !all.some((other) => other.certificate !== certificate && other.certificate.checkIssued(certificate) && other.certificate.fingerprint256 !== certificate.fingerprint256));
}

function unusable(certificate: X509Certificate, now: Date): string | null {
  try {
    algorithmOf(certificate.publicKey);
    requireInForce(certificate, now);
    return null;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.message;
    throw thrown;
  }
}

/** What a person chooses from. */
export function showToken(token: Token, now: Date): ShownToken {
  const { label, serial, manufacturer, model, pinPad, pin } = token;
  return {
    label, serial, manufacturer, model, pinPad, pin,
    certificates: signing(token).map(({ entry, certificate }) => {
      const { name, organization } = subjectFacts(certificate);
      return {
        label: entry.label, name, organization, issuer: certificate.issuer.split('\n').join(', '), serial: certificate.serialNumber,
        notBefore: new Date(certificate.validFrom).toISOString(), notAfter: new Date(certificate.validTo).toISOString(),
        fingerprint: fingerprintOf(entry.certificate), keyType: certificate.publicKey.asymmetricKeyType ?? 'unknown', unusable: unusable(certificate, now),
      };
    }),
  };
}

/** The identity of that certificate; throws `token.absent`, `token.noKey`, `identity.expired`, `identity.unsupportedKey`. */
export function identityOnToken(tokens: readonly Token[], module: string, tokenSerial: string, fingerprint: string, environment: Environment): TokenIdentity {
  const token = tokens.find(({ serial }) => serial === tokenSerial);
  if (!token) throw new Fault('token.absent', { token: tokenSerial });
  const found = signing(token).find(({ entry }) => fingerprintOf(entry.certificate) === fingerprint);
  if (!found) throw new Fault('token.noKey', { token: token.label, reason: 'that certificate is not on it' });
  const { entry, certificate } = found;
  requireInForce(certificate, environment.now());
  algorithmOf(certificate.publicKey);
  return {
    id: newId(environment, 'identity'), ...subjectFacts(certificate), email: null,
    certificates: chainFrom(certificate, token.certificates.map((one) => new X509Certificate(one.certificate))).map(({ raw }) => raw.toString('base64')),
    token: { module, tokenSerial, tokenLabel: token.label, keyId: entry.keyId, pinPad: token.pinPad },
  };
}

/** The signer of an identity on a token, logged in; `end` ends its process. Throws `identity.expired` and the faults `token.*`. */
export async function signerOnToken(stored: TokenIdentity, pin: string | null, tokens: TokenClient, now: Date): Promise<{ readonly signer: Signer; readonly token: UnlockedToken }> {
  const certificates = stored.certificates.map((certificate) => new Uint8Array(Buffer.from(certificate, 'base64')));
  const [first] = certificates;
  if (!first) throw new Fault('identity.unreadable', { reason: 'its certificate is damaged' });
  requireInForce(new X509Certificate(first), now);
  const { module, tokenSerial, tokenLabel, keyId } = stored.token;
  const token = await tokens.unlock({ module, tokenSerial, tokenLabel, keyId }, first, pin);
  const { name, title, organization } = stored;
  return { signer: { name, title, organization, certificates, algorithm: token.algorithm, sign: (data) => token.sign(data) }, token };
}
