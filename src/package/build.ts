// Builds a package: prepares the exhibits, plans every page, composes our own, assembles and signs in one pass.
import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { PackageOptions } from '../contract/procedures/package.ts';
import type { Progress } from '../contract/progress.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import type { RedactionReason } from '../domain/reference/redaction.ts';
import { LETTER, measureOf } from '../typeset/flow.ts';
import type { FontFiles, FontLibrary } from '../typeset/font-library.ts';
import { openFontLibrary } from '../typeset/font-library.ts';
import { linksOf, paintTagged } from '../typeset/paint.ts';
import { structureOf } from '../typeset/structure.ts';
import { Typesetter } from '../typeset/typesetter.ts';
import { assemble } from './assemble/assemble.ts';
import type { Appearance, AssessedFinding, Composition, Deadline } from './compose/composition.ts';
import type { Part } from './compose/parts.ts';
import { SIGNATURE_HEIGHT, SIGNATURE_PLACE } from './compose/statement.ts';
import { hashGroups, longDate } from './compose/wording.ts';
import { draftPackage } from './draft.ts';
import type { Assembled, AssembleRequest, Attachment, ByteSink, PageLink, PlaceableFile, Segment, Signer } from './engine.ts';
import type { Manifest } from './manifest.ts';
import { makeManifest } from './manifest.ts';
import { orderExhibits } from './plan/order-exhibits.ts';
import { labelPrefix, PAGE_DIGITS } from './plan/page-numbers.ts';
import type { PackagePlan, PlacedItem } from './plan/plan-package.ts';
import { stampedNumber } from './plan/plan-package.ts';
import { sheetPdf } from './prepare/placeholder.ts';

export interface BuildRequest {
  readonly id: string;
  /** UTC instant printed and certified. */
  readonly issuedAt: string;
  readonly dossier: Dossier;
  readonly findings: readonly AssessedFinding[];
  readonly deadlines: readonly Deadline[];
  readonly options: PackageOptions;
  /** Null leaves the package unsealed: a copy that is signed by hand. */
  readonly signer: Signer | null;
  readonly environment: Environment;
  readonly resources: FontFiles;
  readonly custodyHead: string | null;
  /** Codes and titles for the redaction log. */
  readonly redactionReasons: readonly RedactionReason[];
  /** Makes a file ready, redacted where that is wanted; called when planning and again when the file is placed, so it should remember. */
  prepare(file: EvidenceFile): Promise<PlaceableFile>;
  readBlob(sha256: string): AsyncIterable<Uint8Array>;
  readonly sink: ByteSink;
  readonly progress: Progress;
}

export interface BuiltPackage extends Assembled { readonly plan: PackagePlan; readonly manifest: Manifest; readonly warnings: readonly string[]; }

/** How each file will appear. Only page counts and notes are kept: one prepared file is in memory at a time. */
async function appearancesOf(request: BuildRequest): Promise<Map<string, Appearance>> {
  const files = orderExhibits(request.dossier).flatMap((group) => group.exhibits.flatMap((placed) => placed.files));
  const appearances = new Map<string, Appearance>();
  for (const [index, file] of files.entries()) {
    if (request.progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'No half-made package was left behind.' });
    request.progress.report(`Preparing ${file.name}`, index, files.length);
    const { pages, rung, notes } = await request.prepare(file);
    appearances.set(file.id, { pages, rung, notes });
  }
  return appearances;
}

async function paintedPart(composition: Composition, plan: PackagePlan, part: Part, fonts: FontLibrary): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const typesetter = new Typesetter(pdf, fonts);
  paintTagged(typesetter, part.laid.pages, (place) => {
    const page = plan.places.get(place);
    return page === undefined ? '—' : stampedNumber(composition, page);
  });
  typesetter.finish();
  return pdf.save();
}

function linksOfPart(part: Part, plan: PackagePlan): PageLink[] {
  return linksOf(part.laid.pages).flatMap(({ page, rect, to }) => {
    const target = plan.places.get(to);
    return target === undefined ? [] : [{ page, rect, target }];
  });
}

function segmentOf(request: BuildRequest, composition: Composition, plan: PackagePlan, item: PlacedItem, files: ReadonlyMap<string, EvidenceFile>, fonts: FontLibrary): Segment {
  const { pages, stamps, title } = item;
  if (item.kind === 'part') return { pages, stamps, foot: 'margin', links: linksOfPart(item.part, plan), bookmarks: [{ title, level: 0, page: 0 }], structure: structureOf(item.part.laid.pages), load: () => paintedPart(composition, plan, item.part, fonts) };
  const { exhibit } = item.placed;
  if (item.kind === 'missing') {
    const load = (): Promise<Uint8Array> => sheetPdf({ heading: `${exhibit.exhibitNo} has no file`, reason: 'This exhibit is listed in the dossier, but no file of it was provided when the package was issued.', facts: [['Title', exhibit.title], ['Document no.', exhibit.docNo ?? ''], ['Date', exhibit.docDate ?? ''], ['Listed file name', exhibit.fileName ?? '']] }, fonts);
    return { pages, stamps, foot: 'margin', links: [], bookmarks: [{ title, level: 1, page: 0 }], load };
  }
  const file = files.get(item.fileId);
  if (!file) throw new Fault('evidence.notFound', { id: item.fileId });
  return { pages, stamps, foot: 'strip', links: [], bookmarks: [{ title, level: item.firstOfExhibit ? 1 : 2, page: 0 }], load: async () => (await request.prepare(file)).open() };
}

function attachmentsOf(request: BuildRequest, composition: Composition, manifest: Manifest): Attachment[] {
  const issued = new Date(request.issuedAt);
  const json = new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
  const originals = composition.facts.originals.flatMap(({ attachmentName: name, file, exhibit }): Attachment[] =>
    name === null ? [] : [{
      name, description: exhibit ? `Original of exhibit ${exhibit.exhibitNo}: ${file.name}` : `Original: ${file.name}`, mediaType: file.mediaType, size: file.size, sha256: file.sha256,
      relationship: 'Source', modified: file.addedAt === null ? issued : new Date(file.addedAt), load: () => request.readBlob(file.sha256),
    }]);
  const load = async function* (): AsyncIterable<Uint8Array> { yield json; };
  return [{ name: 'manifest.json', description: 'Every original with its SHA-256', mediaType: 'application/json', size: json.length, sha256: createHash('sha256').update(json).digest('hex'), relationship: 'Data', modified: issued, load }, ...originals];
}

function signing(request: BuildRequest, plan: PackagePlan, place: string | null): AssembleRequest['sign'] {
  const { signer, options } = request;
  if (signer === null) return null;
  const item = plan.items.find((one) => one.kind === 'part' && one.part.laid.anchors.has(SIGNATURE_PLACE));
  const page = plan.places.get(SIGNATURE_PLACE);
  const top = item?.kind === 'part' ? item.part.laid.tops.get(SIGNATURE_PLACE) : undefined;
  const fingerprint = createHash('sha256').update(signer.certificates[0] ?? new Uint8Array()).digest('hex');
  const lines = [`Signed by ${signer.name}`, [signer.title, signer.organization].filter(Boolean).join(', '), `${longDate(request.issuedAt)}${place === null ? '' : ` · ${place}`}`, 'SHA-256 of certificate:', hashGroups(fingerprint).slice(0, 35), hashGroups(fingerprint).slice(36)].filter((line) => line !== '');
  const y = top === undefined ? 0 : LETTER.height - top - SIGNATURE_HEIGHT;
  return {
    signer, docMdp: options.docMdp, reason: 'I certify this submission as stated in Part 9.', location: place,
    field: page === undefined || top === undefined ? null : { page, rect: [LETTER.left, y, LETTER.left + measureOf(LETTER) * 0.62, y + SIGNATURE_HEIGHT], lines },
  };
}

/** Writes the whole package to `sink`. Throws `package.failed` naming the part that could not be placed, and `job.cancelled`. */
export async function buildPackage(request: BuildRequest): Promise<BuiltPackage> {
  const { dossier, options, signer, id, issuedAt } = request;
  const fonts = await openFontLibrary(request.resources);
  const appearances = await appearancesOf(request);
  const fingerprint = signer ? createHash('sha256').update(signer.certificates[0] ?? new Uint8Array()).digest('hex') : '';
  const { composition, plan } = draftPackage({
    id, issuedAt, dossier, findings: request.findings, deadlines: request.deadlines, options, appearances, custodyHead: request.custodyHead, redactionReasons: request.redactionReasons,
    signer: signer ? { name: signer.name, title: signer.title, organization: signer.organization, fingerprint } : null,
  }, fonts);
  const manifest = makeManifest(composition, plan);
  const files = new Map(dossier.files.map((file) => [file.id, file]));
  const importer = composition.partyName(dossier.entry.importerId);
  const assembled = await assemble({
    segments: plan.items.map((item) => segmentOf(request, composition, plan, item, files, fonts)),
    attachments: attachmentsOf(request, composition, manifest),
    pageLabels: { prefix: labelPrefix(options.stampPrefix), first: 1, digits: PAGE_DIGITS },
    info: { title: options.title ?? dossier.title, author: signer?.organization ?? signer?.name ?? importer, subject: `Entry ${dossier.entry.number ?? 'not stated'}`, keywords: [...dossier.case.legalBasis, dossier.case.detentionNo ?? ''].filter((word) => word !== '').join('; '), language: 'en-US' },
    at: new Date(issuedAt),
    fileId: createHash('sha256').update(JSON.stringify([dossier.id, id, issuedAt])).digest().subarray(0, 16),
    sign: signing(request, plan, null),
  }, request.sink, request.progress, fonts);
  return { ...assembled, plan, manifest, warnings: plan.warnings };
}
