// A signer over a private key held in memory: checks key and certificate, then signs with node:crypto.
import { constants, createPublicKey, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { Fault } from '../../contract/errors.ts';
import type { Signer } from '../engine.ts';
import { requireInForce } from './certificate-facts.ts';

export interface SignerFacts { readonly name: string; readonly title: string | null; readonly organization: string | null; }

/** The algorithm a key signs with; throws `identity.unsupportedKey` for keys a reviewer's tools could not check or trust. */
export function algorithmOf(key: KeyObject): Signer['algorithm'] {
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss': {
      const bits = details?.modulusLength ?? 0;
      if (bits < 2048 || bits > 4096) throw new Fault('identity.unsupportedKey', { reason: `it is RSA with ${bits} bits` });
      if (details?.hashAlgorithm !== undefined && details.hashAlgorithm !== 'sha256') throw new Fault('identity.unsupportedKey', { reason: `it may sign with ${details.hashAlgorithm} only` });
      return key.asymmetricKeyType === 'rsa' ? 'rsa-pkcs1-sha256' : 'rsa-pss-sha256';
    }
    case 'ec':
      if (details?.namedCurve === 'prime256v1') return 'ecdsa-p256-sha256';
      if (details?.namedCurve === 'secp384r1') return 'ecdsa-p384-sha256';
      throw new Fault('identity.unsupportedKey', { reason: `it is on the curve ${details?.namedCurve ?? 'unknown'}` });
    default:
      throw new Fault('identity.unsupportedKey', { reason: `it is of the kind ${key.asymmetricKeyType ?? 'unknown'}` });
  }
}

/** A signer from key and chain (end entity first); throws `identity.expired`, `identity.unsupportedKey`, `identity.unreadable`. */
export function signerFromKey(privateKey: KeyObject, certificates: readonly Uint8Array[], facts: SignerFacts, now: Date): Signer {
  const [first] = certificates;
  if (!first) throw new Fault('identity.unreadable', { reason: 'it holds no certificate' });
  const certificate = new X509Certificate(first);
  requireInForce(certificate, now);
  if (!createPublicKey(privateKey).equals(certificate.publicKey)) throw new Fault('identity.unreadable', { reason: 'its private key does not belong to its certificate' });
  const algorithm = algorithmOf(privateKey);
  const key = algorithm === 'rsa-pss-sha256' ? { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : { key: privateKey };
  return { ...facts, certificates, algorithm, sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, key))) };
}
