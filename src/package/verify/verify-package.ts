// Verifies an issued package without the vault: signature, coverage, changes, attachments, each said in a sentence.
import { Fault } from '../../contract/errors.ts';
import type { Verification } from '../../contract/procedures/package.ts';
import type { Progress } from '../../contract/progress.ts';
import type { ByteSource } from '../engine.ts';
import { numberOf, PdfSyntaxError, type PdfDict } from '../pdf-syntax/values.ts';
import { hashEmbeddedFile, listEmbeddedFiles, MANIFEST_NAME, readManifest } from './embedded-files.ts';
import { attempt, subjectField, type Attempt } from './cms-signed-data.ts';
import { readDocumentTimestamps } from './document-timestamps.ts';
import { hashFile } from './hash-file.ts';
import { judgeTimestamps, NO_TIMESTAMPS, type CheckedTimestamp, type JudgedTimestamps } from './judge-timestamps.ts';
import { PackageReader } from './package-reader.ts';
import { checkSignature, digestAlgorithmOf, type SignatureFacts } from './signature-facts.ts';
import { readSignedField, type SignedField } from './signed-field.ts';
import type { SignedRange } from './signed-range.ts';
import { attachmentStatements, coverageStatements, signatureStatements, timestampStatements } from './statements.ts';
import { checkTimestampToken, imprintAlgorithmOf } from './timestamp-token.ts';

type Attachments = Verification['attachments'];

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
  const reader = await PackageReader.open(source);
  const catalog = await reader.dict(reader.crossReference.trailer.get('Root'));
  if (!catalog) throw new PdfSyntaxError('the catalog is missing');
  const field = await readSignedField(reader, catalog);
  const ranges = field ? await readDocumentTimestamps(reader, catalog) : [];
  const { sha256, signature, timestamps } = await readAll(source, field, ranges, progress);
  const judged = field ? await judgeTimestamps(source, field.signedEnd, timestamps) : NO_TIMESTAMPS;
  const coverage = coverageOf(reader, source, field, judged);
  const attachments = await compareAttachments(reader, catalog, progress);
  const facts = signature?.facts ?? null;
  const statements = [
    ...signatureStatements(signature, field, judged.facts), ...timestampStatements(judged), ...coverageStatements(coverage, field, judged, facts !== null),
    ...attachmentStatements(attachments.result, attachments.manifest),
  ];
  return {
    path,
    ok: facts !== null && coverage.wholeFile && attachments.manifest && [attachments.result.missing, attachments.result.altered, attachments.result.unlisted].every((list) => list.length === 0),
    signature: {
      present: field !== null, valid: facts !== null,
      signer: facts && subjectField(facts.certificate, 'CN'), organization: facts && subjectField(facts.certificate, 'O'), selfSigned: facts?.selfSigned ?? false,
      notBefore: facts ? day(facts.certificate.validFrom) : null, notAfter: facts ? day(facts.certificate.validTo) : null,
      fingerprint: facts?.certificate.fingerprint256 ?? null, algorithm: facts?.algorithm ?? null, certification: field?.certification ?? null,
    },
    coverage,
    timestamps: judged.facts.map(({ time, authority, certificate, policy }) => ({ time: time.toISOString(), authority, fingerprint: certificate.fingerprint256, policy })),
    attachments: attachments.result,
    pages: numberOf((await reader.dict(catalog.get('Pages')))?.get('Count')) ?? 0,
    sha256,
    statements,
  };
}

const day = (text: string): string => new Date(text).toISOString().slice(0, 10);

/** Hashes the file in one pass, and checks the signature and each timestamp against what it covers. */
async function readAll(source: ByteSource, field: SignedField | null, ranges: readonly SignedRange[], progress: Progress): Promise<{ sha256: string; signature: Attempt<SignatureFacts> | null; timestamps: CheckedTimestamp[] }> {
  const parts = [...(field ? [{ ...field, algorithm: algorithmBy(() => digestAlgorithmOf(field.contents)) }] : []), ...ranges.map((range) => ({ ...range, algorithm: algorithmBy(() => imprintAlgorithmOf(range.contents)) }))];
  const { sha256, digests } = await hashFile(source, parts, progress);
  const digestOf = (index: number): Buffer => digests[index] ?? Buffer.alloc(0);
  return {
    sha256,
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

async function compareAttachments(reader: PackageReader, catalog: PdfDict, progress: Progress): Promise<{ result: Attachments; manifest: boolean }> {
  const files = await listEmbeddedFiles(reader, catalog);
  const manifest = await readManifest(reader, files);
  const expected = new Map(manifest?.attachments.map(({ name, sha256 }) => [name, sha256]));
  const found = new Set<string>();
  const [altered, unlisted]: [string[], string[]] = [[], []];
  let matching = 0;
  for (const [index, file] of files.entries()) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was changed.' });
    progress.report(`Checking ${file.name}`, index, files.length);
    if (file.name === MANIFEST_NAME && !found.has(file.name)) {
      found.add(file.name);
      continue;
    }
    const wanted = found.has(file.name) ? undefined : expected.get(file.name);
    found.add(file.name);
    if (wanted === undefined) unlisted.push(file.name);
    else if ((await hashEmbeddedFile(reader, file)) === wanted) matching += 1;
    else altered.push(file.name);
  }
  const missing = [...expected.keys()].filter((name) => !found.has(name));
  return { result: { listed: expected.size, matching, missing, altered, unlisted }, manifest: manifest !== null };
}
