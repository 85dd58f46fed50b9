// Checks the CMS of a signature (EN 319 142-1) against the digest of what it covers.
import { OID } from '../sign/object-identifiers.ts';
import { checkSignedData, readSignedData, SignatureProblem, type SignedData, type SignerFacts } from './cms-signed-data.ts';

export type SignatureFacts = SignerFacts;

function readDetached(contents: Buffer): SignedData {
  const data = readSignedData(contents);
  if (data.content !== null) throw new SignatureProblem('it carries content of its own');
  return data;
}

/** The digest algorithm the signature was made with; needed before the file is hashed. */
export const digestAlgorithmOf = (contents: Buffer): string => readDetached(contents).hash;

/** Facts of a valid signature over content with `digest`; throws SignatureProblem when anything does not hold. */
export const checkSignature = (contents: Buffer, digest: Buffer): SignatureFacts => checkSignedData(readDetached(contents), OID.data, digest);
