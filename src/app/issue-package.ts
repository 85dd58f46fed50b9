// Builds, signs and issues a package: refused while findings block, kept in the vault for good once issued.
import { newId } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { PackageOptions, Variant } from '../contract/procedures/package.ts';
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
import { volumeNames } from './package-files.ts';
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

export interface IssuedVersion { readonly issued: IssuedPackage; readonly variant: Variant; }

/** Of what is covered, the public version attaches nothing. */
const PUBLIC_ORIGINALS = { originals: 'omit', redactedOriginals: 'omit' } as const;

/** For the custody log: how many places were covered, and whether their originals went along all the same. */
function redactionFacts(redactions: Dossier['redactions'], { originals, redactedOriginals }: Pick<PackageOptions, 'originals' | 'redactedOriginals'>): Record<string, string | number> {
  const files = acceptedByFile(redactions);
  if (files.size === 0) return {};
  const places = [...files.values()].reduce((sum, boxes) => sum + boxes.length, 0);
  return { redactedFiles: files.size, redactedPlaces: places, redactedOriginals: originals === 'attach' && redactedOriginals === 'attach' ? 'attached' : 'omitted' };
}

/**
 * Throws `package.blocked` when findings block and no reason was given. On any failure or cancel the staged volumes are
 * discarded: the vault holds all volumes of all versions or none of them.
 */
export async function issuePackage(services: Services, request: IssueRequest, progress: Progress): Promise<{ issued: readonly IssuedVersion[]; warnings: string[] }> {
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
      prepare: redactedPreparation(vault, preparer, { redactions }, reasons), preparePublic: redactedPreparation(vault, preparer, dossier, reasons),
      readBlob: (sha256) => vault.blobs.stream(sha256),
      earlier, limits: limitsOf(profile, options), volumeName: volumeNames(dossier, issuedAt, profile.nameMostCharacters, earlier?.ordinal),
      store: staged.store, progress,
    });
    const [first] = built;
    const repeated = first ? await repeatedWordWarnings(vault, preparer, dossier, options.variant === 'public' ? dossier.redactions : redactions, first.plan) : [];
    const issues = built.map(({ id: packageId, variant, manifest, volumes }) => {
      const issued: IssuedPackage = {
        id: packageId, dossierId, issuedAt, title: options.title ?? dossier.title, signer: signer?.name ?? null, dossierRevision: revision, manifest,
        volumes: volumes.map(({ fileName, pages, bytes, sha256 }) => ({ path: fileName, pages, bytes, sha256 })),
      };
      const act = {
        type: 'package.issue', object: `package:${packageId}`, reason: allowBlocking,
        details: {
          variant, volumes: volumes.map(({ sha256 }) => sha256), signer: signer?.name ?? null, ...(earlier ? { supplements: earlier.packageId } : {}), blocking: assessment.blocking,
          ...(variant === 'public' ? { withheldExhibits: manifest.withheld.length, ...redactionFacts(dossier.redactions, PUBLIC_ORIGINALS) } : redactionFacts(redactions, options)),
        },
      };
      return { issued, variant, act };
    });
    await vault.packages.issue(issues, staged.blobs());
    return { issued: issues, warnings: [...new Set(built.flatMap(({ warnings }) => warnings)), ...repeated] };
  } catch (thrown) {
    await staged.discard();
    throw thrown;
  }
}
