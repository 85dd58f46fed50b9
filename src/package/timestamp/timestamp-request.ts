// The request for a timestamp that a person carries to an authority as a file (RFC 3161, 2.4.1; media type application/timestamp-query).
import { Boolean as Asn1Boolean, Integer, OctetString, Sequence } from 'asn1js';
import { Fault } from '../../contract/errors.ts';
import { NULL, octets, oid, sequence } from '../sign/der.ts';
import { OID } from '../sign/object-identifiers.ts';
import { parseDer } from '../sign/password-encryption.ts';
import { oidOf } from '../verify/cms-signed-data.ts';

export interface TimestampRequest {
  /** SHA-256 of what is to be timestamped. */
  readonly imprint: Buffer;
  /** Big-endian, positive. */
  readonly nonce: Buffer;
}

export const NONCE_BYTES = 8;

/** A nonce from random bytes: positive and of full length, so that its DER is these bytes. */
export function nonceFrom(random: Uint8Array): Buffer {
  const nonce = Buffer.from(random.subarray(0, NONCE_BYTES));
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

/** The request in DER; it asks for the authority's certificate, and leaves the policy to the authority. */
export function writeTimestampRequest({ imprint, nonce }: TimestampRequest): Buffer {
  const derInteger = Buffer.concat([Buffer.from([2, nonce.length]), nonce]);
  return sequence(Buffer.from([2, 1, 1]), sequence(sequence(oid(OID.sha256), NULL), octets(imprint)), derInteger, Buffer.from([1, 1, 0xff]));
}

/** A request as this program writes it; throws `timestamp.unusable`. */
export function readTimestampRequest(bytes: Uint8Array): TimestampRequest {
  const parsed = bytes.length > 4096 ? null : parseDer(bytes);
  const [version, imprint, nonce, certificates] = parsed instanceof Sequence ? parsed.valueBlock.value : [];
  const [algorithm, hash] = imprint instanceof Sequence ? imprint.valueBlock.value : [];
  const isOurs = version instanceof Integer && nonce instanceof Integer && certificates instanceof Asn1Boolean && hash instanceof OctetString && algorithm instanceof Sequence && oidOf(algorithm.valueBlock.value[0]) === OID.sha256;
  if (!isOurs) throw new Fault('timestamp.unusable', { reason: 'the request is none that Clearproof wrote' });
  return { imprint: Buffer.from(hash.getValue()), nonce: Buffer.from(nonce.valueBlock.valueHexView) };
}
