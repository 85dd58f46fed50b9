// What verification found, as sentences for people who do not know the standards.
import type { Verification } from '../../contract/procedures/package.ts';
import type { ComparedAttachments, Printing } from './compare-attachments.ts';
import { subjectField, type Attempt } from './cms-signed-data.ts';
import type { JudgedTimestamps } from './judge-timestamps.ts';
import type { SignatureFacts } from './signature-facts.ts';
import type { SignedField } from './signed-field.ts';
import type { TimestampFacts } from './timestamp-token.ts';
import type { VolumeClaim } from './volume-facts.ts';

type Statement = Verification['statements'][number];

const good = (text: string): Statement => ({ good: true, text });
const bad = (text: string): Statement => ({ good: false, text });
/** The statements are in English; so are their numbers. */
const grouped = new Intl.NumberFormat('en-US');
const day = (date: Date): string => date.toISOString().slice(0, 10);

/** Who signed, with what, and whether it holds. */
export function signatureStatements(signature: Attempt<SignatureFacts> | null, field: SignedField | null, timestamps: readonly TimestampFacts[]): Statement[] {
  if (!field || !signature) return [bad('The file carries no signature.')];
  if (!signature.facts) return [bad(`The signature is not valid: ${signature.problem}.`)];
  const { certificate, selfSigned, algorithm } = signature.facts;
  const name = subjectField(certificate, 'CN') ?? certificate.subject;
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  const statements = [good(`The signature of ${name} is valid (${algorithm}).`)];
  statements.push(
    good(
      selfSigned
        ? `${name} issued the certificate to himself or herself, so it proves that nothing changed, not who signed. Compare its fingerprint with the signer: ${certificate.fingerprint256}.`
        : `The certificate was issued by ${certificate.issuer.replace(/\n/g, ', ')}. Whether you trust that issuer is yours to decide. Fingerprint: ${certificate.fingerprint256}.`,
    ),
  );
  const { claimedTime } = field;
  if (claimedTime && (claimedTime < from || claimedTime > to)) statements.push(bad(`The signer gives ${day(claimedTime)} as the date of signing, but the certificate is valid from ${day(from)} to ${day(to)}.`));
  else if (claimedTime) statements.push(good(`The signer gives ${day(claimedTime)} as the date of signing; the certificate is valid from ${day(from)} to ${day(to)}.${timestamps.length === 0 ? ' No timestamp authority confirms the date.' : ''}`));
  if (field.subFilter !== 'ETSI.CAdES.detached') statements.push(bad(`The signature is of the kind ${field.subFilter ?? 'unknown'}, not PAdES.`));
  return statements;
}

/** What a copy for ink says of itself, and what is left to compare. */
export const inkStatements = (sha256: string): Statement[] =>
  [bad(`The file is not sealed electronically: it was made to be signed by hand, so nothing in it shows whether it was changed. Compare its SHA-256 with the one in SHA256SUMS or from the sender: ${sha256}.`)];

const instant = (date: Date): string => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Which authorities saw the signed package, and when. That nobody here trusts them by himself is a fact, no alarm. */
export function timestampStatements({ facts, problem }: JudgedTimestamps): Statement[] {
  const statements = facts.map(({ time, authority, certificate }) =>
    good(`${authority} confirms as a timestamp authority that the signed package existed on ${instant(time)}. Whether you trust that authority is yours to decide. Fingerprint: ${certificate.fingerprint256}.`));
  return problem === null ? statements : [...statements, bad(`A timestamp is not valid: ${problem}.`)];
}

/** Whether anything stands outside the signature, what the certification allows, and whether it was kept to; `valid` as the signature itself is. */
export function coverageStatements({ wholeFile, signedBytes, fileBytes, laterRevisions }: Verification['coverage'], field: SignedField | null, { facts: timestamps, end }: JudgedTimestamps, valid: boolean): Statement[] {
  if (!field) return [];
  const statements: Statement[] = [];
  if (wholeFile && timestamps.length === 0) statements.push(good(`The signature covers the whole file: ${grouped.format(signedBytes)} of ${grouped.format(fileBytes)} bytes, all but the signature itself.`));
  else if (wholeFile) statements.push(good(`The signature covers the whole file as it was issued: ${grouped.format(signedBytes)} of ${grouped.format(fileBytes)} bytes. Only ${timestamps.length === 1 ? 'a timestamp' : `${timestamps.length} timestamps`} came after it.`));
  else {
    const added = fileBytes - end;
    statements.push(bad(`${grouped.format(added)} bytes were added after signing${timestamps.length > 0 ? ' and timestamping' : ''}${laterRevisions > 0 ? `, in ${laterRevisions} later ${laterRevisions === 1 ? 'revision' : 'revisions'}` : ''}. What you see may not be what was signed.`));
  }
  const allowed = { 1: 'no change at all', 2: 'further signatures and filled-in forms only', 3: 'signatures, forms and comments' };
  if (field.certification === null) statements.push(bad('The signature is not a certification, so it does not say which changes are allowed.'));
  else statements.push(wholeFile && valid ? good(`The signer certified the file and allows ${allowed[field.certification]}; nothing was changed${timestamps.length > 0 ? ': a timestamp is no change' : ''}.`) : bad(`The signer certified the file and allows ${allowed[field.certification]}; the file was changed.`));
  return statements;
}

const listed = (names: readonly string[]): string => (names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', '));

/** The attached originals against the manifest. */
export function attachmentStatements({ listed: count, matching, missing, altered, unlisted }: Verification['attachments'], manifest: boolean): Statement[] {
  if (!manifest) return [bad('The file carries no manifest, so its attachments cannot be checked against one.')];
  const statements: Statement[] = [];
  if (matching === count) statements.push(good(count === 0 ? 'The manifest lists no attached files.' : `All ${count} attached files have the SHA-256 that the manifest gives them.`));
  else statements.push(bad(`${matching} of ${count} attached files have the SHA-256 that the manifest gives them.`));
  if (missing.length > 0) statements.push(bad(`Missing: ${listed(missing)}.`));
  if (altered.length > 0) statements.push(bad(`Altered: ${listed(altered)}.`));
  if (unlisted.length > 0) statements.push(bad(`Attached but not in the manifest: ${listed(unlisted)}.`));
  return statements;
}

/** The printed manifest against the originals; `originals` is how many the package says it has. */
export function printedStatements(printed: Verification['printed'], originals: number, printing: Printing): Statement[] {
  if (printed === null && printing === 'elsewhere') return [good('The manifest is printed in another volume of the package.')];
  if (printed === null) return originals === 0 ? [] : [bad('No printed manifest was found in the file, so print and attachments could not be compared.')];
  const { lines, matching, differing } = printed;
  if (differing.length > 0) return [bad(`${matching} of ${originals} originals are printed in the manifest of the package as they are.`), bad(`Printed manifest: ${differing.length > 10 ? `${differing.slice(0, 10).join('; ')}; and ${differing.length - 10} more` : differing.join('; ')}.`)];
  if (printing === 'part') return [good(`The part of the printed manifest in this volume names ${lines} of ${originals} originals with the size and SHA-256 that they have.`)];
  return lines === 0 ? [] : [good(`The printed manifest names all ${lines} originals with the size and SHA-256 that they have.`)];
}

/** Which part of a set the file is; whether the others fit is judged when they are verified with it. */
export function volumeStatements({ facts, problem }: VolumeClaim): Statement[] {
  if (problem !== null) return [bad(problem)];
  return facts === null ? [] : [good(`This is volume ${facts.number} of ${facts.volumes.length}. Verify the others together with it to see whether they belong to it.`)];
}

/** Which version of what is filed it is. */
export function variantStatements({ variant, withheld }: Pick<ComparedAttachments, 'variant' | 'withheld'>): Statement[] {
  if (variant === null) return [];
  if (variant === 'confidential') return [good('It is the confidential version.')];
  return [good(withheld === 0 ? 'It is the public version; it withholds no exhibit.' : `It is the public version: ${withheld} ${withheld === 1 ? 'exhibit is' : 'exhibits are'} withheld or shown with places covered, as its index says.`)];
}
