// Asks for a timestamp of an issued package, and adds the one that an authority gave, both without a network.
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { followedBy } from '../byte-sources.ts';
import type { ByteSource } from '../engine.ts';
import { PdfSyntaxError } from '../pdf-syntax/values.ts';
import { SignatureProblem } from '../verify/cms-signed-data.ts';
import { readDocumentTimestamps } from '../verify/document-timestamps.ts';
import { hashFile } from '../verify/hash-file.ts';
import { PackageReader } from '../verify/package-reader.ts';
import { checkSignature, digestAlgorithmOf } from '../verify/signature-facts.ts';
import { readSignedField, type SignedField } from '../verify/signed-field.ts';
import { checkTimestampToken, type TimestampFacts } from '../verify/timestamp-token.ts';
import { tokenOfAnswer } from './timestamp-answer.ts';
import { readTimestampRequest, writeTimestampRequest, type TimestampRequest } from './timestamp-request.ts';
import { planTimestampUpdate, withToken, type TimestampUpdate } from './timestamp-update.ts';

/** What is behind the package once the timestamp is added, and the file that makes. */
export interface AddedTimestamp {
  readonly update: Uint8Array;
  readonly bytes: number;
  readonly sha256: string;
  readonly facts: TimestampFacts;
}

interface Plan { readonly update: TimestampUpdate; readonly field: SignedField; }

async function plan(source: ByteSource, path: string): Promise<Plan> {
  try {
    const reader = await PackageReader.open(source);
    const catalog = await reader.dict(reader.crossReference.trailer.get('Root'));
    const field = catalog && (await readSignedField(reader, catalog));
    if (!field) throw new PdfSyntaxError('it carries no signature');
    const ends = [field, ...(await readDocumentTimestamps(reader, catalog))].map(({ signedEnd }) => signedEnd);
    if (Math.max(...ends) !== source.size) throw new PdfSyntaxError('something was added to it after it was signed');
    return { update: await planTimestampUpdate(reader), field };
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) throw new Fault('timestamp.notPossible', { path, reason: thrown.message }, { cause: thrown });
    throw thrown;
  }
}

/** Digests of what the timestamp stands for and of the whole file to be; throws `timestamp.notPossible` when the signature does not hold. */
async function hash(source: ByteSource, tail: Buffer, { update, field }: Plan, path: string, progress: Progress): Promise<{ readonly sha256: string; readonly imprint: Buffer }> {
  try {
    const { sha256, digests: [imprint, digest] } = await hashFile(followedBy(source, tail), [update.part, { ...field, algorithm: digestAlgorithmOf(field.contents) }], progress);
    if (!imprint || !digest) throw new TypeError('two parts have two digests');
    checkSignature(field.contents, digest);
    return { sha256, imprint };
  } catch (thrown) {
    if (thrown instanceof SignatureProblem) throw new Fault('timestamp.notPossible', { path, reason: `its signature is not valid: ${thrown.message}` }, { cause: thrown });
    throw thrown;
  }
}

/**
 * The request in DER for a timestamp of the package in `source`; `path` is how errors name it.
 * Throws `timestamp.notPossible` when there is no sound signature, or more in the file than what was signed and timestamped.
 */
export async function requestTimestamp(source: ByteSource, path: string, nonce: Buffer, progress: Progress): Promise<Buffer> {
  const planned = await plan(source, path);
  const { imprint } = await hash(source, planned.update.bytes, planned, path, progress);
  return writeTimestampRequest({ imprint, nonce });
}

/**
 * Checks the answer to `request` and says what to append to the package in `source`. Throws `timestamp.refused`,
 * `timestamp.unusable` when request, answer and package do not belong together or the timestamp does not hold, `timestamp.notPossible`.
 */
export async function addTimestamp(source: ByteSource, path: string, request: Uint8Array, answer: Uint8Array, progress: Progress): Promise<AddedTimestamp> {
  const asked = readTimestampRequest(request);
  const token = tokenOfAnswer(answer);
  const facts = checkAnswer(token, asked);
  const planned = await plan(source, path);
  const update = withToken(planned.update, token);
  const { sha256, imprint } = await hash(source, update, planned, path, progress);
  if (!imprint.equals(asked.imprint)) throw new Fault('timestamp.unusable', { reason: 'it was asked for another file' });
  return { update, bytes: source.size + update.length, sha256, facts };
}

function checkAnswer(token: Buffer, { imprint, nonce }: TimestampRequest): TimestampFacts {
  try {
    const facts = checkTimestampToken(token, imprint);
    if (!facts.nonce?.equals(nonce)) throw new SignatureProblem('it answers another request');
    return facts;
  } catch (thrown) {
    if (thrown instanceof SignatureProblem) throw new Fault('timestamp.unusable', { reason: thrown.message }, { cause: thrown });
    throw thrown;
  }
}
