// Signs and checks heads of the custody log with the vault's Ed25519 key (RFC 8032), which openssl checks as well.
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CustodyHead, SignedHead } from '../contract/custody-head.ts';

/** Fixed ASN.1 that stands before a raw Ed25519 seed in PKCS#8 (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKey(seed: Uint8Array): KeyObject {
  const encoded = Buffer.concat([PRIVATE_PREFIX, seed]);
  try {
    return createPrivateKey({ key: encoded, format: 'der', type: 'pkcs8' });
  } finally {
    encoded.fill(0);
  }
}

export const signingPublicKey = (seed: Uint8Array): string => createPublicKey(privateKey(seed)).export({ format: 'pem', type: 'spki' }).toString();

/** What a person compares to know that two heads are of one vault: SHA-256 of the public key. */
export const keyFingerprint = (publicKey: string): string => createHash('sha256').update(createPublicKey(publicKey).export({ format: 'der', type: 'spki' })).digest('hex');

/** The line that is signed. */
export const headLine = (head: CustodyHead): string => String(canonicalize(head));

export function signHead(seed: Uint8Array, facts: Omit<CustodyHead, 'publicKey'>): SignedHead {
  const head = { ...facts, publicKey: signingPublicKey(seed) };
  return { head, signature: sign(null, Buffer.from(headLine(head)), privateKey(seed)).toString('base64') };
}

/** Signature over bytes that leave the vault in a bundle. They are lines of hashes, which no head's canonical JSON can be. */
export const signBytes = (seed: Uint8Array, bytes: Uint8Array): Uint8Array => sign(null, bytes, privateKey(seed));

/** Whether the PEM's key signed these bytes; false for what is no key. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, bytes, createPublicKey(publicKey), signature);
  } catch {
    return false;
  }
}

/** Whether the head is as its own key signed it; that the key is the vault's is another question. */
export const isSignedHead = ({ head, signature }: SignedHead): boolean => isSignedBy(head.publicKey, Buffer.from(headLine(head)), Buffer.from(signature, 'base64'));
