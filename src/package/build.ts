// Builds a package: prepares the exhibits, plans every page, composes our own, assembles and signs each volume in one pass.
import { createHash } from 'node:crypto';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { PackageOptions, Variant } from '../contract/procedures/package.ts';
import type { Progress } from '../contract/progress.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { BalanceReference } from '../domain/chain/mass-balance.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import { publicVersion } from '../domain/redaction/public-version.ts';
import { acceptedByFile } from '../domain/redaction/redacted-files.ts';
import type { RedactionReason } from '../domain/reference/redaction.ts';
import { LETTER, measureOf } from '../typeset/flow.ts';
import type { FontFiles, FontLibrary } from '../typeset/font-library.ts';
import { openFontLibrary } from '../typeset/font-library.ts';
import { assemble } from './assemble/assemble.ts';
import { archivalObstacles } from './compose/archival-form.ts';
import type { Appearance, AssessedFinding, Composition, Deadline } from './compose/composition.ts';
import { SIGNATURE_HEIGHT, SIGNATURE_PLACE } from './compose/statement.ts';
import { volumeSignaturePlace } from './compose/volume-sheet.ts';
import { byteSize, hashGroups, longDate } from './compose/wording.ts';
import { draftVersions, type Draft } from './draft.ts';
import { shownExhibits, type EarlierPackage } from './earlier-package.ts';
import type { Assembled, AssembleRequest, Attachment, ByteSink, PlaceableFile, Signer } from './engine.ts';
import { pageBytesOf, type PageBytes } from './layout/page-needs.ts';
import { makeManifest, manifestBytes, manifestOfVolume, type Counterpart, type Manifest } from './manifest.ts';
import { PdfSyntaxError } from './pdf-syntax/values.ts';
import { labelPrefix, PAGE_DIGITS } from './plan/page-numbers.ts';
import type { PackagePlan, PlannedVolume } from './plan/plan-package.ts';
import type { Limits } from './plan/split-volumes.ts';
import type { Printing } from './printed-place.ts';
import { segmentOf } from './segments.ts';
import { volumeList, VOLUMES_NAME } from './volume-list.ts';

export interface BuildRequest {
  readonly id: string;
  /** UTC instant printed and certified. */
  readonly issuedAt: string;
  readonly dossier: Dossier;
  readonly findings: readonly AssessedFinding[];
  readonly deadlines: readonly Deadline[];
  readonly options: PackageOptions;
  /** What it supplements; null for a package that stands alone. */
  readonly earlier: EarlierPackage | null;
  /** Of one file. */
  readonly limits: Limits;
  /** Name of the file that volume `number` of `of` is written to. */
  volumeName(number: number, of: number, variant: Variant): string;
  /** Null leaves the package unsealed: a copy that is signed by hand. */
  readonly signer: Signer | null;
  readonly environment: Environment;
  readonly resources: FontFiles;
  readonly custodyHead: string | null;
  /** Codes and titles for the redaction log. */
  readonly redactionReasons: readonly RedactionReason[];
  /** Units and yield bands for the balances in print. */
  readonly balanceReference: BalanceReference;
  /** Makes a file ready, redacted where that is wanted; called when planning and again when the file is placed, so it should remember. */
  prepare(file: EvidenceFile): Promise<PlaceableFile>;
  /** The same for files that the public version shows: with all accepted places covered. */
  preparePublic(file: EvidenceFile): Promise<PlaceableFile>;
  readBlob(sha256: string): AsyncIterable<Uint8Array>;
  /** Keeps what `write` writes as file `number` (counted through all versions), in place of what was kept as that file before. */
  store<T>(number: number, write: (sink: ByteSink) => Promise<T>): Promise<T>;
  readonly progress: Progress;
}

export interface BuiltVolume extends Assembled { readonly fileName: string; }

export interface BuiltPackage {
  readonly variant: Variant;
  readonly id: string;
  readonly volumes: readonly BuiltVolume[];
  readonly plan: PackagePlan;
  readonly manifest: Manifest;
  readonly warnings: readonly string[];
}

/** What is left of the limit when a volume came out larger than foreseen; tried so often. */
const TIGHTER = 0.9;
const TRIES = 5;

async function pageBytesIn(file: EvidenceFile, open: PlaceableFile['open']): Promise<PageBytes> {
  try {
    const pdf = await open();
    await pdf.close();
    return pageBytesOf(pdf.layout);
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) throw new Fault('package.failed', { reason: `${file.name}: ${thrown.message}` }, { cause: thrown });
    throw thrown;
  }
}

const allPages = async (file: EvidenceFile, { pages, rung, notes, obstacles, bytes, open }: PlaceableFile, { mostBytes }: Limits): Promise<Appearance> => {
  const mayBeTorn = mostBytes !== null && pages > 1 && bytes > mostBytes / 2;
  return { pages, rung, notes, obstacles, bytes, pageBytes: mayBeTorn ? await pageBytesIn(file, open) : null };
};

/** A sheet, shown as often as there are pages. */
const WITHHELD_BYTES = 60_000;
const withheld = ({ pages, pageBytes }: Appearance): Appearance => ({ pages, rung: 'as_is', notes: [], obstacles: [], bytes: WITHHELD_BYTES, pageBytes: pageBytes && { shared: WITHHELD_BYTES, own: pageBytes.own.map(() => 0) } });

interface Appearances { readonly appearances: Map<string, Appearance>; readonly publicAppearances: Map<string, Appearance>; }

/** How each file will appear, also in the public version where that is asked for. Only counts and notes are kept: one prepared file is in memory at a time. */
async function appearancesOf({ dossier, earlier, limits, options, progress, prepare, preparePublic }: BuildRequest): Promise<Appearances> {
  const files = shownExhibits(dossier, earlier).flatMap((group) => group.exhibits.flatMap((placed) => placed.files));
  const version = options.variant === 'confidential' ? null : publicVersion(dossier);
  const covered = acceptedByFile(dossier.redactions);
  const [appearances, publicAppearances] = [new Map<string, Appearance>(), new Map<string, Appearance>()];
  for (const [index, file] of files.entries()) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'No half-made package was left behind.' });
    progress.report(`Preparing ${file.name}`, index, files.length);
    const own = await allPages(file, await prepare(file), limits);
    appearances.set(file.id, own);
    if (version) publicAppearances.set(file.id, version.withheld.has(file.id) ? withheld(own) : covered.has(file.id) ? await allPages(file, await preparePublic(file), limits) : own);
  }
  return { appearances, publicAppearances };
}

function attachmentsOf({ issuedAt, readBlob }: BuildRequest, volume: PlannedVolume, own: readonly { readonly name: string; readonly description: string; readonly bytes: Uint8Array }[]): Attachment[] {
  const issued = new Date(issuedAt);
  const originals = volume.originals.flatMap(({ attachmentName: name, file, exhibit }): Attachment[] =>
    name === null ? [] : [{
      name, description: exhibit ? `Original of exhibit ${exhibit.exhibitNo}: ${file.name}` : `Original: ${file.name}`, mediaType: file.mediaType, size: file.size, sha256: file.sha256,
      relationship: 'Source', modified: file.addedAt === null ? issued : new Date(file.addedAt), load: () => readBlob(file.sha256),
    }]);
  const data = own.map(({ name, description, bytes }): Attachment => ({
    name, description, mediaType: 'application/json', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), relationship: 'Data', modified: issued,
    load: async function* () { yield bytes; },
  }));
  return [...data, ...originals];
}

const fingerprintOf = (signer: Signer): string => createHash('sha256').update(signer.certificates[0] ?? new Uint8Array()).digest('hex');

function signing({ signer, options, issuedAt }: BuildRequest, volume: PlannedVolume): AssembleRequest['sign'] {
  if (signer === null) return null;
  const place = [SIGNATURE_PLACE, volumeSignaturePlace(volume.number)].find((one) => volume.places.has(one)) ?? '';
  const page = volume.places.get(place);
  const item = volume.items.find((one) => one.kind === 'part' && one.part.laid.anchors.has(place));
  const top = item?.kind === 'part' ? item.part.laid.tops.get(place) : undefined;
  const fingerprint = fingerprintOf(signer);
  const lines = [`Signed by ${signer.name}`, [signer.title, signer.organization].filter(Boolean).join(', '), longDate(issuedAt), 'SHA-256 of certificate:', hashGroups(fingerprint).slice(0, 35), hashGroups(fingerprint).slice(36)].filter((line) => line !== '');
  const y = top === undefined ? 0 : LETTER.height - top - SIGNATURE_HEIGHT;
  return {
    signer, docMdp: options.docMdp, reason: 'I certify this submission as stated in Part 9.', location: null,
    field: page === undefined || top === undefined ? null : { page: page - volume.first, rect: [LETTER.left, y, LETTER.left + measureOf(LETTER) * 0.62, y + SIGNATURE_HEIGHT], lines },
  };
}

/** What a volume says of itself in its properties. */
function infoOf({ dossier, options, signer }: BuildRequest, composition: Composition, { number }: PlannedVolume, of: number): AssembleRequest['info'] {
  const isPublic = composition.facts.publicVersion !== null;
  const title = `${options.title ?? dossier.title}${isPublic ? ' (public version)' : ''}`;
  return {
    title: of === 1 ? title : `${title} (volume ${number} of ${of})`, author: signer?.organization ?? signer?.name ?? composition.partyName(dossier.entry.importerId),
    subject: `Entry ${dossier.entry.number ?? 'not stated'}, ${isPublic ? 'public' : 'confidential'} version`, keywords: [...dossier.case.legalBasis, dossier.case.detentionNo ?? ''].filter((word) => word !== '').join('; '), language: 'en-US',
  };
}

interface Writing { readonly request: BuildRequest; readonly draft: Draft; readonly fonts: FontLibrary; /** Files written before, of other versions. */ readonly before: number; readonly counterpart: Counterpart | null; }

/** Writes all volumes of one version in order: each can name the hashes of those before it. */
async function writeVolumes({ request, draft: { variant, composition, plan }, fonts, before, counterpart }: Writing): Promise<BuiltPackage> {
  const { dossier, options, issuedAt, prepare, preparePublic, store, progress } = request;
  const { id } = composition.facts;
  const manifest = makeManifest(composition, plan, counterpart);
  const files = new Map(dossier.files.map((file) => [file.id, file]));
  const built: BuiltVolume[] = [];
  for (const volume of plan.volumes) {
    const { number, fileName, first } = volume;
    const list = plan.volumes.length === 1 ? null : volumeList(manifest, number, built.map(({ sha256 }) => sha256));
    const printing: Printing = { composition, plan, volume, list };
    const own = [
      { name: 'manifest.json', description: variant === 'public' ? 'What is attached with its SHA-256, and what is withheld' : 'Every original with its SHA-256', bytes: manifestBytes(manifestOfVolume(manifest, number)) },
      ...(list === null ? [] : [{ name: VOLUMES_NAME, description: 'All volumes with their hashes', bytes: Buffer.from(`${JSON.stringify(list, null, 1)}\n`) }]),
    ];
    const assembled = await store(before + number, (sink) => assemble({
      segments: volume.items.map((item) => segmentOf(printing, item, { fonts, files, prepare: variant === 'public' ? preparePublic : prepare })),
      attachments: attachmentsOf(request, volume, own),
      pageLabels: { prefix: labelPrefix(options.stampPrefix), first: first + 1, digits: PAGE_DIGITS },
      info: infoOf(request, composition, volume, plan.volumes.length),
      archival: archivalObstacles(composition).length === 0,
      at: new Date(issuedAt),
      fileId: createHash('sha256').update(JSON.stringify([dossier.id, id, issuedAt, ...(list === null ? [] : [number])])).digest().subarray(0, 16),
      sign: signing(request, volume),
    }, sink, progress, fonts));
    built.push({ ...assembled, fileName });
  }
  return { variant, id, volumes: built, plan, manifest, warnings: plan.warnings };
}

/** The versions one after another: the public one names the files of the confidential one. */
async function writeVersions(request: BuildRequest, drafts: readonly Draft[], fonts: FontLibrary): Promise<BuiltPackage[]> {
  const built: BuiltPackage[] = [];
  for (const draft of drafts) {
    const [other] = built;
    const counterpart = other === undefined ? null : { packageId: other.id, files: other.volumes.map(({ fileName, sha256 }) => ({ fileName, sha256 })) };
    built.push(await writeVolumes({ request, draft, fonts, before: other?.volumes.length ?? 0, counterpart }));
  }
  return built;
}

const isTooLarge = ({ mostBytes }: Limits, volumes: readonly BuiltVolume[]): boolean => mostBytes !== null && volumes.some(({ bytes }) => bytes > mostBytes);

/** Writes the whole package, in each version that is asked for. Throws `package.failed` naming the part that could not be placed, and `job.cancelled`. */
export async function buildPackage(request: BuildRequest): Promise<BuiltPackage[]> {
  const { dossier, options, signer, id, issuedAt, limits } = request;
  const fonts = await openFontLibrary(request.resources);
  const facts = {
    id, issuedAt, dossier, findings: request.findings, deadlines: request.deadlines, options, ...(await appearancesOf(request)), custodyHead: request.custodyHead, redactionReasons: request.redactionReasons, earlier: request.earlier, balanceReference: request.balanceReference, volumeName: request.volumeName,
    signer: signer ? { name: signer.name, title: signer.title, organization: signer.organization, fingerprint: fingerprintOf(signer) } : null,
  };
  for (let tries = 1, mostBytes = limits.mostBytes; ; tries += 1) {
    const drafts = draftVersions({ ...facts, limits: { ...limits, mostBytes } }, fonts);
    const built = await writeVersions(request, drafts, fonts);
    if (!isTooLarge(limits, built.flatMap(({ volumes }) => volumes))) return built;
    const [name] = drafts.flatMap(({ plan }) => plan.tooLarge);
    if (name !== undefined) throw new Fault('package.tooLarge', { name, limit: byteSize(limits.mostBytes ?? 0) });
    // What it weighs was reckoned too low: parted again with less in each volume.
    if (tries === TRIES || mostBytes === null) throw new Fault('package.failed', { reason: `no way was found to keep each file below ${byteSize(limits.mostBytes ?? 0)}` });
    mostBytes = Math.floor(mostBytes * TIGHTER);
  }
}
