// Verifies an issued package without the vault: signature, coverage, changes, attachments, each said in a sentence.
import { Fault } from '../../contract/errors.ts';
import type { Verification } from '../../contract/procedures/package.ts';
import type { Progress } from '../../contract/progress.ts';
import { inBlocks } from '../byte-sources.ts';
import type { ByteSource } from '../engine.ts';
import { numberOf, PdfSyntaxError, type PdfDict } from '../pdf-syntax/values.ts';
import { compareAttachments, type ComparedAttachments } from './compare-attachments.ts';
import { comparePrinted } from './compare-printed.ts';
import { attempt, subjectField, type Attempt } from './cms-signed-data.ts';
import { readDocumentTimestamps } from './document-timestamps.ts';
import { hashFile } from './hash-file.ts';
import { judgeTimestamps, NO_TIMESTAMPS, type CheckedTimestamp, type JudgedTimestamps } from './judge-timestamps.ts';
import { PackageReader } from './package-reader.ts';
import { readPrintedManifest } from './printed-manifest.ts';
import { checkSignature, digestAlgorithmOf, type SignatureFacts } from './signature-facts.ts';
import { readSignedField, type SignedField } from './signed-field.ts';
import type { SignedRange } from './signed-range.ts';
import { attachmentStatements, coverageStatements, inkStatements, printedStatements, signatureStatements, timestampStatements, variantStatements, volumeStatements } from './statements.ts';
import { checkTimestampToken, imprintAlgorithmOf } from './timestamp-token.ts';

/**
 * Verifies the PDF in `source`; `path` is how the answer names it. Only `ok` with `coverage.wholeFile` means unchanged.
 * Throws `verify.notPackage` when it is not a PDF whose structure can be read, and `job.cancelled`.
 */
export async function verifyPackage(source: ByteSource, path: string, progress: Progress): Promise<Verification> {
  try {
    return await verify(source, path, progress);
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) throw new Fault('verify.notPackage', { path, reason: thrown.message }, { cause: thrown });
    throw thrown;
  }
}

async function verify(source: ByteSource, path: string, progress: Progress): Promise<Verification> {
  const reader = await PackageReader.open(inBlocks(source));
  const catalog = await reader.dict(reader.crossReference.trailer.get('Root'));
  if (!catalog) throw new PdfSyntaxError('the catalog is missing');
  const field = await readSignedField(reader, catalog);
  const ranges = field ? await readDocumentTimestamps(reader, catalog) : [];
  const { sha256, issuedSha256, signature, timestamps } = await readAll(source, field, ranges, progress);
  const judged = field ? await judgeTimestamps(source, field.signedEnd, timestamps) : NO_TIMESTAMPS;
  const coverage = coverageOf(reader, source, field, judged);
  const attachments = await compareAttachments(reader, catalog, issuedSha256, progress);
  const printed = await printedManifest(reader, catalog, attachments, progress);
  const facts = signature?.facts ?? null;
  const statements = [
    ...(field === null && attachments.forInk ? inkStatements(sha256) : signatureStatements(signature, field, judged.facts)), ...timestampStatements(judged), ...coverageStatements(coverage, field, judged, facts !== null),
    ...attachmentStatements(attachments.result, attachments.originals !== null), ...printedStatements(printed, attachments.originals?.length ?? 0, attachments.printing), ...variantStatements(attachments), ...volumeStatements(attachments.volume),
  ];
  return {
    path,
    ok: facts !== null && coverage.wholeFile && holds(attachments, printed),
    unsealed: field === null && attachments.forInk && holds(attachments, printed),
    signature: {
      present: field !== null, valid: facts !== null,
      signer: facts && subjectField(facts.certificate, 'CN'), organization: facts && subjectField(facts.certificate, 'O'), selfSigned: facts?.selfSigned ?? false,
      notBefore: facts ? day(facts.certificate.validFrom) : null, notAfter: facts ? day(facts.certificate.validTo) : null,
      fingerprint: facts?.certificate.fingerprint256 ?? null, algorithm: facts?.algorithm ?? null, certification: field?.certification ?? null,
    },
    coverage,
    timestamps: judged.facts.map(({ time, authority, certificate, policy }) => ({ time: time.toISOString(), authority, fingerprint: certificate.fingerprint256, policy })),
    attachments: attachments.result,
    printed,
    pages: numberOf((await reader.dict(catalog.get('Pages')))?.get('Count')) ?? 0,
    variant: attachments.variant,
    volume: attachments.volume.facts,
    sha256,
    statements,
  };
}

/** Whether what is attached, what manifest.json lists and what is printed are the same. */
function holds({ result: { missing, altered, unlisted }, originals, printing, volume }: ComparedAttachments, printed: Verification['printed']): boolean {
  return originals !== null && volume.problem === null && [missing, altered, unlisted].every((list) => list.length === 0) && (printed === null ? originals.length === 0 || printing === 'elsewhere' : printed.differing.length === 0);
}

async function printedManifest(reader: PackageReader, catalog: PdfDict, { originals, printing }: ComparedAttachments, progress: Progress): Promise<Verification['printed']> {
  progress.report('Reading the printed manifest', 0, null);
  if (!originals) return null;
  try {
    const lines = await readPrintedManifest(reader, catalog);
    return lines && comparePrinted(lines, originals, printing !== 'whole');
  } catch (thrown) {
    // Pages that cannot be read print nothing that could be compared, which is said.
    if (thrown instanceof PdfSyntaxError) return null;
    throw thrown;
  }
}

const day = (text: string): string => new Date(text).toISOString().slice(0, 10);

/** Hashes the file in one pass, and checks the signature and each timestamp against what it covers. */
async function readAll(source: ByteSource, field: SignedField | null, ranges: readonly SignedRange[], progress: Progress): Promise<{ sha256: string; issuedSha256: string; signature: Attempt<SignatureFacts> | null; timestamps: CheckedTimestamp[] }> {
  const issued = field ? [{ algorithm: 'sha256', gapStart: field.signedEnd, gapEnd: field.signedEnd, signedEnd: field.signedEnd }] : [];
  const parts = [...(field ? [{ ...field, algorithm: algorithmBy(() => digestAlgorithmOf(field.contents)) }] : []), ...ranges.map((range) => ({ ...range, algorithm: algorithmBy(() => imprintAlgorithmOf(range.contents)) })), ...issued];
  const { sha256, digests } = await hashFile(source, parts, progress);
  const digestOf = (index: number): Buffer => digests[index] ?? Buffer.alloc(0);
  return {
    sha256,
    issuedSha256: field ? (digests.at(-1) ?? Buffer.alloc(0)).toString('hex') : sha256,
    signature: field && attempt(() => checkSignature(field.contents, digestOf(0))),
    timestamps: ranges.map((range, index) => ({ range, ...attempt(() => checkTimestampToken(range.contents, digestOf(index + 1))) })),
  };
}

/** The algorithm that `read` finds. Where it finds none, any serves: what is wrong is said when the signature is checked. */
const algorithmBy = (read: () => string): string => attempt(read).facts ?? 'sha256';

function coverageOf(reader: PackageReader, source: ByteSource, field: SignedField | null, { end, facts: timestamps }: JudgedTimestamps): Verification['coverage'] {
  return {
    wholeFile: field !== null && end === source.size,
    signedBytes: field ? field.signedEnd - (field.gapEnd - field.gapStart) : 0,
    fileBytes: source.size,
    laterRevisions: field ? reader.crossReference.offsets.filter((offset) => offset >= field.signedEnd).length - timestamps.length : 0,
  };
}
