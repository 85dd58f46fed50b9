// Checks a timestamp token (RFC 3161, 2.4.2; RFC 5816) against the digest of what it is said to stand for.
import { createHash, type X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { TSTInfo } from 'pkijs';
import { OID } from '../sign/object-identifiers.ts';
import { checkSignedData, HASHES, readSignedData, SignatureProblem, subjectField } from './cms-signed-data.ts';

export interface TimestampFacts {
  /** When the authority saw the digest. */
  readonly time: Date;
  /** Name of the authority in its certificate. */
  readonly authority: string;
  readonly certificate: X509Certificate;
  readonly policy: string;
  /** Big-endian; null when the authority gave none back. */
  readonly nonce: Buffer | null;
}

interface TokenContent { readonly info: TSTInfo; readonly algorithm: string; readonly imprint: Buffer; }

function readContent(content: Buffer | null): TokenContent {
  const { offset, result } = fromBER(Uint8Array.from(content ?? []));
  if (content === null || offset < 0) throw new SignatureProblem('it is no timestamp');
  let info: TSTInfo;
  try {
    info = new TSTInfo({ schema: result });
  } catch (thrown) {
    throw new SignatureProblem('it is no timestamp', { cause: thrown });
  }
  const algorithm = HASHES[info.messageImprint.hashAlgorithm.algorithmId];
  if (algorithm === undefined) throw new SignatureProblem('it uses a digest that is not accepted');
  return { info, algorithm, imprint: Buffer.from(info.messageImprint.hashedMessage.getValue()) };
}

/** The digest algorithm of what the token stands for; throws SignatureProblem. */
export const imprintAlgorithmOf = (token: Uint8Array): string => readContent(readSignedData(token).content).algorithm;

/** Facts of a valid token over data with `digest`; throws SignatureProblem, its words to follow "The timestamp is not valid: ". */
export function checkTimestampToken(token: Uint8Array, digest: Buffer): TimestampFacts {
  const data = readSignedData(token);
  const { info, imprint } = readContent(data.content);
  if (!imprint.equals(digest)) throw new SignatureProblem('it was given for something else');
  const { certificate } = checkSignedData(data, OID.timestampInfo, createHash(data.hash).update(data.content ?? '').digest(), true);
  // An authority's certificate serves for nothing else (RFC 3161, 2.3).
  const purposes = certificate.keyUsage;
  if (purposes.length !== 1 || purposes[0] !== OID.timeStamping) throw new SignatureProblem('its certificate is not one of a timestamp authority');
  const time = info.genTime;
  if (time < new Date(certificate.validFrom) || time > new Date(certificate.validTo)) throw new SignatureProblem('its certificate was not valid at that time');
  const authority = subjectField(certificate, 'CN') ?? subjectField(certificate, 'O') ?? certificate.subject.replace(/\n/g, ', ');
  return { time, authority, certificate, policy: info.policy, nonce: info.nonce ? Buffer.from(info.nonce.valueBlock.valueHexView) : null };
}
