// How a token is asked for a signature with SHA-256: by the mechanisms it has, the digest made here where it makes none.
import { createHash, type X509Certificate } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import { Fault } from '../../../contract/errors.ts';
import type { Signer } from '../../engine.ts';
import { NULL, octets, oid, sequence } from '../der.ts';
import { OID } from '../object-identifiers.ts';
import { algorithmOf } from '../private-key-signer.ts';
import { ecdsaSignatureValue } from './ecdsa-signature.ts';

export interface SigningMechanism {
  readonly algorithm: Signer['algorithm'];
  readonly mechanism: pkcs11js.Mechanism;
  /** What the token is given for the data to be signed. */
  input(data: Uint8Array): Uint8Array;
  /** What CMS holds for the token's answer. */
  output(signature: Uint8Array): Uint8Array;
}

const same = (bytes: Uint8Array): Uint8Array => bytes;
const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();
/** DigestInfo (RFC 8017, 9.2). */
const digestInfo = (data: Uint8Array): Buffer => sequence(sequence(oid(OID.sha256), NULL), octets(sha256(data)));
const PSS = { type: pkcs11js.CK_PARAMS_RSA_PSS, hashAlg: pkcs11js.CKM_SHA256, mgf: pkcs11js.CKG_MGF1_SHA256, saltLen: 32 };

const ways = (algorithm: Signer['algorithm']): SigningMechanism[] => {
  switch (algorithm) {
    case 'rsa-pkcs1-sha256':
      return [
        { algorithm, mechanism: { mechanism: pkcs11js.CKM_SHA256_RSA_PKCS }, input: same, output: same },
        { algorithm, mechanism: { mechanism: pkcs11js.CKM_RSA_PKCS }, input: digestInfo, output: same },
      ];
    case 'rsa-pss-sha256':
      return [
        { algorithm, mechanism: { mechanism: pkcs11js.CKM_SHA256_RSA_PKCS_PSS, parameter: PSS }, input: same, output: same },
        { algorithm, mechanism: { mechanism: pkcs11js.CKM_RSA_PKCS_PSS, parameter: PSS }, input: sha256, output: same },
      ];
    case 'ecdsa-p256-sha256':
    case 'ecdsa-p384-sha256':
      return [
        { algorithm, mechanism: { mechanism: pkcs11js.CKM_ECDSA }, input: sha256, output: ecdsaSignatureValue },
        { algorithm, mechanism: { mechanism: pkcs11js.CKM_ECDSA_SHA256 }, input: same, output: ecdsaSignatureValue },
      ];
  }
};

/**
 * The first way that the token has, PKCS #1 v1.5 before PSS for a key that may do both. `offered` are its CKM numbers.
 * Throws `identity.unsupportedKey`, and `token.noKey` when the token has none of the mechanisms.
 */
export function signingMechanism(certificate: X509Certificate, offered: ReadonlySet<number>, token: string): SigningMechanism {
  const algorithm = algorithmOf(certificate.publicKey);
  const candidates = [...ways(algorithm), ...(algorithm === 'rsa-pkcs1-sha256' ? ways('rsa-pss-sha256') : [])];
  const found = candidates.find(({ mechanism }) => offered.has(mechanism.mechanism));
  if (!found) throw new Fault('token.noKey', { token, reason: 'the token offers no way of signing with SHA-256 for this kind of key' });
  return found;
}
