// Opens a PKCS#12 file (.p12, .pfx) that the user chose: a key, its certificate and the chain above it (RFC 7292).
import { createHmac, createPrivateKey, timingSafeEqual, X509Certificate, type KeyObject } from 'node:crypto';
import { OctetString, Sequence } from 'asn1js';
import { CertBag, ContentInfo, EncryptedData, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeContents } from 'pkijs';
import { Fault } from '../../contract/errors.ts';
import type { Signer } from '../engine.ts';
import { chainFrom, subjectFacts } from './certificate-facts.ts';
import { OID } from './object-identifiers.ts';
import { decryptWithPassword, deriveOld, hashNamed, parseDer } from './password-encryption.ts';
import { signerFromKey } from './private-key-signer.ts';

const MAX_BYTES = 1024 * 1024;
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

interface Contents { readonly keys: KeyObject[]; readonly certificates: X509Certificate[]; }

const unreadable = (reason: string, cause?: unknown): Fault => new Fault('identity.unreadable', { reason }, { cause });

/** The signer in a PKCS#12 file; throws `identity.wrongPassword`, `identity.unreadable`, `identity.expired`, `identity.unsupportedKey`. */
export function signerFromP12(bytes: Uint8Array, password: string, now: Date): Signer {
  if (bytes.length > MAX_BYTES) throw unreadable('it is larger than 1 MB');
  const { keys, certificates } = open(bytes, password);
  const pair = keys.flatMap((key) => certificates.filter((certificate) => certificate.checkPrivateKey(key)).map((certificate) => ({ key, certificate })))[0];
  if (!pair) throw unreadable(keys.length === 0 ? 'it holds no private key' : 'it holds no certificate for its key');
  return signerFromKey(pair.key, chainFrom(pair.certificate, certificates).map((certificate) => new Uint8Array(certificate.raw)), subjectFacts(pair.certificate), now);
}

function open(bytes: Uint8Array, password: string): Contents {
  try {
    const parsed = parseDer(bytes);
    if (!parsed) throw unreadable('it is not a PKCS#12 file');
    const pfx = new PFX({ schema: parsed });
    const safe: unknown = pfx.authSafe.content;
    if (pfx.authSafe.contentType !== OID.data || !(safe instanceof OctetString)) throw unreadable('it is not protected by a password');
    const content = new Uint8Array(safe.getValue());
    checkMac(pfx, content, password);
    const contents: Contents = { keys: [], certificates: [] };
    const parts = parseDer(content);
    for (const part of parts instanceof Sequence ? parts.valueBlock.value : []) takeSafe(new ContentInfo({ schema: part }), password, contents);
    return contents;
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw unreadable('it is damaged or not a PKCS#12 file', thrown);
  }
}

function checkMac({ macData }: PFX, content: Uint8Array, password: string): void {
  if (!macData) return;
  const { digestAlgorithm, digest } = macData.mac;
  const { name, length } = hashNamed(digestAlgorithm.algorithmId);
  const key = deriveOld(digestAlgorithm.algorithmId, password, new Uint8Array(macData.macSalt.getValue()), macData.iterations ?? 1, 3, length);
  const expected = Buffer.from(digest.getValue());
  const actual = createHmac(name, key).update(content).digest();
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) throw new Fault('identity.wrongPassword');
}

function takeSafe(info: ContentInfo, password: string, contents: Contents): void {
  const content: unknown = info.content;
  let plain: Uint8Array;
  if (info.contentType === OID.data && content instanceof OctetString) plain = new Uint8Array(content.getValue());
  else if (info.contentType === ENCRYPTED_DATA) {
    const { encryptedContentInfo } = new EncryptedData({ schema: info.content });
    plain = decryptWithPassword(encryptedContentInfo.contentEncryptionAlgorithm, password, new Uint8Array(encryptedContentInfo.getEncryptedContent()));
  } else throw unreadable('it is encrypted for a certificate, not with a password');
  takeBags(SafeContents.fromBER(Uint8Array.from(plain)), password, contents, 0);
}

function takeBags({ safeBags }: SafeContents, password: string, contents: Contents, depth: number): void {
  for (const { bagValue } of safeBags) {
    if (bagValue instanceof PKCS8ShroudedKeyBag) {
      const plain = decryptWithPassword(bagValue.encryptionAlgorithm, password, new Uint8Array(bagValue.encryptedData.getValue()));
      contents.keys.push(createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' }));
    } else if (bagValue instanceof PrivateKeyInfo) contents.keys.push(createPrivateKey({ key: Buffer.from(bagValue.toSchema().toBER()), format: 'der', type: 'pkcs8' }));
    else if (bagValue instanceof CertBag && bagValue.certValue instanceof OctetString) contents.certificates.push(new X509Certificate(Buffer.from(bagValue.certValue.getValue())));
    else if (bagValue instanceof SafeContents && depth < 4) takeBags(bagValue, password, contents, depth + 1);
  }
}
