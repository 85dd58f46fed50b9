// Verifies an issued package without the vault: signature, coverage, changes, attachments, each said in a sentence.
import { Fault } from '../../contract/errors.ts';
import type { Verification } from '../../contract/procedures/package.ts';
import type { Progress } from '../../contract/progress.ts';
import type { ByteSource } from '../engine.ts';
import { numberOf, PdfSyntaxError, type PdfDict } from '../pdf-syntax/values.ts';
import { hashEmbeddedFile, listEmbeddedFiles, MANIFEST_NAME, readManifest } from './embedded-files.ts';
import { hashFile } from './hash-file.ts';
import { PackageReader } from './package-reader.ts';
import { checkSignature, digestAlgorithmOf, SignatureProblem, type SignatureFacts } from './signature-facts.ts';
import { readSignedField, type SignedField } from './signed-field.ts';
import { attachmentStatements, coverageStatements, signatureStatements, type SignatureOutcome } from './statements.ts';

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
  const { sha256, outcome } = await readAll(source, field, progress);
  const coverage = coverageOf(reader, source, field);
  const attachments = await compareAttachments(reader, catalog, progress);
  const statements = [...signatureStatements(outcome, field), ...coverageStatements(coverage, field, outcome.facts !== null), ...attachmentStatements(attachments.result, attachments.manifest)];
  const { facts } = outcome;
  return {
    path,
    ok: facts !== null && coverage.wholeFile && attachments.manifest && [attachments.result.missing, attachments.result.altered, attachments.result.unlisted].every((list) => list.length === 0),
    signature: {
      present: field !== null, valid: facts !== null,
      signer: subject(facts, 'CN'), organization: subject(facts, 'O'), selfSigned: facts?.selfSigned ?? false,
      notBefore: facts ? day(facts.certificate.validFrom) : null, notAfter: facts ? day(facts.certificate.validTo) : null,
      fingerprint: facts?.certificate.fingerprint256 ?? null, algorithm: facts?.algorithm ?? null, certification: field?.certification ?? null,
    },
    coverage,
    attachments: attachments.result,
    pages: numberOf((await reader.dict(catalog.get('Pages')))?.get('Count')) ?? 0,
    sha256,
    statements,
  };
}

const day = (text: string): string => new Date(text).toISOString().slice(0, 10);

/** The first value of a subject field; Node writes one per line. */
function subject(facts: SignatureFacts | null, key: string): string | null {
  const line = facts?.certificate.subject.split('\n').find((entry) => entry.startsWith(`${key}=`));
  return line === undefined ? null : line.slice(key.length + 1);
}

async function readAll(source: ByteSource, field: SignedField | null, progress: Progress): Promise<{ sha256: string; outcome: SignatureOutcome }> {
  let algorithm: string | null = null;
  let problem: string | null = field ? null : 'there is none';
  try {
    algorithm = field ? digestAlgorithmOf(field.contents) : null;
  } catch (thrown) {
    if (!(thrown instanceof SignatureProblem)) throw thrown;
    problem = thrown.message;
  }
  const { sha256, digest } = await hashFile(source, field && algorithm !== null ? { ...field, algorithm } : null, progress);
  if (field && digest) {
    try {
      return { sha256, outcome: { facts: checkSignature(field.contents, digest), problem: null } };
    } catch (thrown) {
      if (!(thrown instanceof SignatureProblem)) throw thrown;
      problem = thrown.message;
    }
  }
  return { sha256, outcome: { facts: null, problem } };
}

function coverageOf(reader: PackageReader, source: ByteSource, field: SignedField | null): Verification['coverage'] {
  const signedEnd = field?.signedEnd ?? 0;
  return {
    wholeFile: field !== null && signedEnd === source.size,
    signedBytes: field ? signedEnd - (field.gapEnd - field.gapStart) : 0,
    fileBytes: source.size,
    laterRevisions: field ? reader.crossReference.offsets.filter((offset) => offset >= signedEnd).length : 0,
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
