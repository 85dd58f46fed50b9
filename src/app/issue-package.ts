// Builds, signs and issues a package: refused while findings block, kept in the vault for good once issued.
import { newId } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { PackageOptions } from '../contract/procedures/package.ts';
import type { Progress } from '../contract/progress.ts';
import { deadlines } from '../domain/case/deadlines.ts';
import { easternDate } from '../domain/case/eastern-date.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { acceptedByFile } from '../domain/redaction/redacted-files.ts';
import { buildPackage } from '../package/build.ts';
import type { Signer } from '../package/engine.ts';
import type { IssuedPackage } from '../vault/vault.ts';
import { assess } from './assess.ts';
import { claimsElsewhere } from './lot-claims.ts';
import { continuing, earlierPackage } from './earlier-packages.ts';
import { loadProfile, limitsOf } from './hand-over-profile.ts';
import { volumeFileName } from './package-files.ts';
import { pinReference } from './pin-reference.ts';
import { redactedPreparation } from './redaction/redacted-preparation.ts';
import { repeatedWordWarnings } from './redaction/repeated-words.ts';
import { loadRedactionReference } from './redaction/redaction-reference.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';
import { stagedVolumes } from './staged-volumes.ts';

export interface IssueRequest {
  readonly dossierId: string;
  readonly options: PackageOptions;
  /** Null for a copy that is signed by hand. */
  readonly signer: Signer | null;
  /** Written reason to issue although findings block; printed among the explained exceptions. */
  readonly allowBlocking: string | null;
}

/** For the custody log: how many places were covered, and whether their originals went along all the same. */
function redactionFacts(redactions: Dossier['redactions'], { originals, redactedOriginals }: PackageOptions): Record<string, string | number> {
  const files = acceptedByFile(redactions);
  if (files.size === 0) return {};
  const places = [...files.values()].reduce((sum, boxes) => sum + boxes.length, 0);
  return { redactedFiles: files.size, redactedPlaces: places, redactedOriginals: originals === 'attach' && redactedOriginals === 'attach' ? 'attached' : 'omitted' };
}

/**
 * Throws `package.blocked` when findings block and no reason was given. On any failure or cancel the staged volumes are
 * discarded: the vault holds the whole package or none of it.
 */
export async function issuePackage(services: Services, request: IssueRequest, progress: Progress): Promise<{ issued: IssuedPackage; warnings: string[] }> {
  const { session, environment, resources, preparer } = services;
  const { vault } = session;
  const { dossierId, signer, allowBlocking } = request;
  const earlier = await earlierPackage(vault.packages, dossierId, request.options.supplements);
  const options = continuing(request.options, earlier);
  progress.report('Checking the dossier', 0, null);
  await pinReference(services, dossierId);
  const [dossier, reference, { reasons }, { revision }, profile] = await Promise.all([vault.dossiers.read(dossierId), loadReference(resources, vault), loadRedactionReference(resources, vault), vault.dossiers.header(dossierId), loadProfile(resources, vault, options.profile)]);
  const redactions = options.redaction === 'apply' ? dossier.redactions : [];
  const today = easternDate(environment.now());
  const assessment = assess(dossier, reference, today, await claimsElsewhere(vault, dossierId, reference));
  if (assessment.blocking > 0 && allowBlocking === null) throw new Fault('package.blocked', { count: assessment.blocking });
  const findings = assessment.findings.map((finding) =>
    finding.level === 'block' && finding.override === null ? { ...finding, override: { reason: allowBlocking ?? '', by: vault.actor(), at: environment.now().toISOString() } } : finding);

  const id = newId(environment, 'package');
  const issuedAt = environment.now().toISOString();
  const staged = stagedVolumes(vault, progress.signal);
  try {
    const built = await buildPackage({
      id, issuedAt, dossier, findings, deadlines: deadlines(dossier, reference, dossier.asOf ?? today), options, signer, environment, resources,
      custodyHead: (await vault.custody.head())?.hash ?? null,
      redactionReasons: reasons, balanceReference: reference,
      prepare: redactedPreparation(vault, preparer, { redactions }, reasons),
      readBlob: (sha256) => vault.blobs.stream(sha256),
      earlier, limits: limitsOf(profile, options), volumeName: (number, of) => volumeFileName(dossier.entry.number ?? dossier.id, issuedAt, number, of, profile.nameMostCharacters, earlier?.ordinal),
      store: staged.store, progress,
    });
    const repeated = await repeatedWordWarnings(vault, preparer, dossier, redactions, built.plan);
    const title = options.title ?? dossier.title;
    const issued: IssuedPackage = {
      id, dossierId, issuedAt, title, signer: signer?.name ?? null, dossierRevision: revision, manifest: built.manifest,
      volumes: built.volumes.map(({ fileName, pages, bytes, sha256 }) => ({ path: fileName, pages, bytes, sha256 })),
    };
    await vault.packages.issue(issued, staged.blobs(), {
      type: 'package.issue', object: `package:${id}`, reason: allowBlocking,
      details: { volumes: issued.volumes.map((volume) => volume.sha256), signer: signer?.name ?? null, ...(earlier ? { supplements: earlier.packageId } : {}), blocking: assessment.blocking, ...redactionFacts(redactions, options) },
    });
    return { issued, warnings: [...built.warnings, ...repeated] };
  } catch (thrown) {
    await staged.discard();
    throw thrown;
  }
}
