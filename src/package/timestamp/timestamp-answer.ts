// What a timestamp authority answered to a request (RFC 3161, 2.4.2; media type application/timestamp-reply).
import { BitString, Integer, Sequence, Utf8String } from 'asn1js';
import { Fault } from '../../contract/errors.ts';
import { parseDer } from '../sign/password-encryption.ts';

const MAX_BYTES = 256 * 1024;
/** PKIFailureInfo bits that a timestamp authority may set. */
const FAILURES: Readonly<Record<number, string>> = {
  0: 'it does not know the hash algorithm', 2: 'it does not allow such a request', 5: 'it finds the request malformed', 14: 'its clock is not available',
  15: 'it does not offer the policy', 16: 'it does not know an extension', 17: 'it cannot give what was asked for', 25: 'it has a fault of its own',
};
const STATUS: readonly string[] = ['granted', 'granted with changes', 'rejected', 'put off', 'about to revoke its certificate', 'revoked its certificate'];

/** The token in an answer, byte for byte; throws `timestamp.refused` when the authority gave none, else `timestamp.unusable`. */
export function tokenOfAnswer(bytes: Uint8Array): Buffer {
  const unusable = new Fault('timestamp.unusable', { reason: 'it is not the answer of a timestamp authority' });
  if (bytes.length > MAX_BYTES) throw unusable;
  const parsed = parseDer(bytes);
  const [info, token] = parsed instanceof Sequence ? parsed.valueBlock.value : [];
  const [status, ...explained] = info instanceof Sequence ? info.valueBlock.value : [];
  if (!(status instanceof Integer)) throw unusable;
  const code = Number(status.toBigInt());
  if (code > 1) throw new Fault('timestamp.refused', { reason: reasonOf(code, explained) });
  if (!(token instanceof Sequence)) throw unusable;
  return Buffer.from(token.valueBeforeDecodeView);
}

function reasonOf(code: number, explained: readonly unknown[]): string {
  const words = explained.flatMap((part) => (part instanceof Sequence ? part.valueBlock.value : [])).flatMap((part) => (part instanceof Utf8String ? [part.getValue()] : []));
  const bits = explained.find((part) => part instanceof BitString);
  const failures = bits instanceof BitString ? Object.entries(FAILURES).filter(([bit]) => bitAt(bits.valueBlock.valueHexView, Number(bit))).map(([, text]) => text) : [];
  return [...failures, ...words].join('; ') || `the request was ${STATUS[code] ?? 'not granted'}`;
}

const bitAt = (bytes: Uint8Array, bit: number): boolean => (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
