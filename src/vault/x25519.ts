// X25519 (RFC 7748) on raw 32-byte keys, as age files use it.
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';

/** Fixed ASN.1 that stands before a raw X25519 key in PKCS#8 and in SubjectPublicKeyInfo (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

function privateKey(secret: Uint8Array): KeyObject {
  const encoded = Buffer.concat([PRIVATE_PREFIX, secret]);
  try {
    return createPrivateKey({ key: encoded, format: 'der', type: 'pkcs8' });
  } finally {
    encoded.fill(0);
  }
}

/** The 32-byte public key that belongs to a secret. */
export function x25519PublicKey(secret: Uint8Array): Uint8Array {
  const encoded = createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' });
  return encoded.subarray(PUBLIC_PREFIX.length);
}

/** The secret that both sides can compute; throws for public keys of low order, which would make it zero. */
export function x25519SharedSecret(secret: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const other = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return diffieHellman({ privateKey: privateKey(secret), publicKey: other });
}
