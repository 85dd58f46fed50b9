// The signature as CMS SignedData for PAdES baseline B (EN 319 142-1, 6; RFC 5652; RFC 5035).
import { createHash } from 'node:crypto';
import { fromBER, Sequence } from 'asn1js';
import type { Signer } from '../engine.ts';
import { integer, NULL, octets, oid, sequence, setOf, tagged } from './der.ts';
import { OID } from './object-identifiers.ts';

const SHA256 = sequence(oid(OID.sha256));

/** Issuer and serial number of a certificate, in the very bytes the certificate has them. */
function issuerAndSerial(certificate: Uint8Array): { readonly issuer: Uint8Array; readonly serial: Uint8Array } {
  const parsed = fromBER(Uint8Array.from(certificate)).result;
  const body = parsed instanceof Sequence ? parsed.valueBlock.value[0] : undefined;
  const fields = body instanceof Sequence ? body.valueBlock.value : [];
  const start = fields[0]?.idBlock.tagClass === 3 ? 1 : 0; // the version is left out in version 1
  const [serial, issuer] = [fields[start], fields[start + 2]];
  if (!serial || !issuer) throw new TypeError('not a certificate');
  return { issuer: issuer.valueBeforeDecodeView, serial: serial.valueBeforeDecodeView };
}

const attribute = (type: string, value: Uint8Array): Buffer => sequence(oid(type), setOf(value));

/** signing-certificate-v2 with the default hash SHA-256, issuer and serial (RFC 5035, 3). */
function signingCertificate(certificate: Uint8Array): Buffer {
  const { issuer, serial } = issuerAndSerial(certificate);
  const hash = createHash('sha256').update(certificate).digest();
  return sequence(sequence(sequence(octets(hash), sequence(sequence(tagged(4, issuer)), serial))));
}

function signatureAlgorithm(kind: Signer['algorithm']): Buffer {
  switch (kind) {
    case 'rsa-pkcs1-sha256':
      return sequence(oid(OID.rsaEncryption), NULL);
    case 'rsa-pss-sha256': {
      const sha256 = sequence(oid(OID.sha256), NULL);
      return sequence(oid(OID.rsaPss), sequence(tagged(0, sha256), tagged(1, sequence(oid(OID.mgf1), sha256)), tagged(2, integer(32))));
    }
    case 'ecdsa-p256-sha256':
    case 'ecdsa-p384-sha256':
      return sequence(oid(OID.ecdsaWithSha256));
  }
}

/** Signed attributes in DER order: content type, digest, signing certificate; no signing time (EN 319 142-1, 6.3). */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Buffer[] {
  return [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
  ].sort(Buffer.compare);
}

/** CMS SignedData, detached, over content whose SHA-256 is `digest`, with the signer's whole certificate chain. */
export async function buildCms(digest: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const [certificate] = signer.certificates;
  if (!certificate) throw new TypeError('a signer needs a certificate');
  const attributes = signedAttributes(digest, certificate);
  // What is signed is a SET; what is sent is the same under the tag [0] (RFC 5652, 5.4).
  const signature = await signer.sign(setOf(...attributes));
  const { issuer, serial } = issuerAndSerial(certificate);
  const signerInfo = sequence(integer(1), sequence(issuer, serial), SHA256, tagged(0, ...attributes), signatureAlgorithm(signer.algorithm), octets(signature));
  const signedData = sequence(integer(1), setOf(SHA256), sequence(oid(OID.data)), tagged(0, ...signer.certificates), setOf(signerInfo));
  return sequence(oid(OID.signedData), tagged(0, signedData));
}
