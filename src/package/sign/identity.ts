// Identities made in the app: a P-256 key and a certificate that its owner issues to himself.
import 'reflect-metadata'; // must come first: @peculiar/x509 looks for it when it loads
import { createPrivateKey } from 'node:crypto';
import {
  BasicConstraintsExtension, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, Name, SubjectAlternativeNameExtension, SubjectKeyIdentifierExtension, X509CertificateGenerator,
  type Extension, type JsonNameParams,
} from '@peculiar/x509';
import { newId, type Environment } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { KeptIdentity } from '../../vault/vault.ts';
import type { Signer } from '../engine.ts';
import { signerFromKey } from './private-key-signer.ts';

export interface IdentityRequest {
  readonly name: string;
  readonly title: string | null;
  readonly organization: string | null;
  readonly email: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

const YEARS = 5;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** Document signing (RFC 9336), e-mail protection (which NSS asks for), Adobe and Microsoft document signing. */
const PURPOSES = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4', '1.2.840.113583.1.1.5', '1.3.6.1.4.1.311.10.3.12'];

function subjectOf({ name, title, organization, email, country }: IdentityRequest): Name {
  const parts: JsonNameParams = [{ CN: [{ utf8String: name }] }];
  if (title) parts.push({ '2.5.4.12': [{ utf8String: title }] });
  if (organization) parts.push({ O: [{ utf8String: organization }] });
  if (country && /^[A-Z]{2}$/.test(country)) parts.push({ C: [{ printableString: country }] });
  if (email && /^[\x21-\x7e]+$/.test(email)) parts.push({ E: [{ ia5String: email }] });
  return new Name(parts);
}

/** Makes a self-signed identity valid for five years. The private key is only in the answer. */
export async function createSelfSignedIdentity(request: IdentityRequest, environment: Environment): Promise<KeptIdentity> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const notBefore = environment.now();
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS);
  const serial = Buffer.from(environment.randomBytes(16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40; // positive, and of full length
  const extensions: Extension[] = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
    new ExtendedKeyUsageExtension(PURPOSES),
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
  ];
  if (request.email && /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(request.email)) extensions.push(new SubjectAlternativeNameExtension([{ type: 'email', value: request.email }]));
  const certificate = await X509CertificateGenerator.createSelfSigned({ serialNumber: serial.toString('hex'), name: subjectOf(request), notBefore, notAfter, keys, signingAlgorithm: ALGORITHM, extensions });
  return {
    id: newId(environment, 'identity'), name: request.name, title: request.title, organization: request.organization, email: request.email,
    certificates: [Buffer.from(certificate.rawData).toString('base64')],
    privateKey: Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64'),
  };
}

/** The signer of a stored identity; throws `identity.expired` and `identity.unreadable`. */
export function signerFromIdentity(stored: KeptIdentity, now: Date): Signer {
  try {
    const key = createPrivateKey({ key: Buffer.from(stored.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    return signerFromKey(key, stored.certificates.map((certificate) => new Uint8Array(Buffer.from(certificate, 'base64'))), stored, now);
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('identity.unreadable', { reason: 'its key or certificate is damaged' }, { cause: thrown });
  }
}
