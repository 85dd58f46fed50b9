// manifest.json of a package: its identity, and every attached original with hash and pages.
import type { ReferencePin } from '../domain/dossier/dossier.ts';
import type { Variant } from '../contract/procedures/package.ts';
import type { WithheldBecause } from '../domain/redaction/public-version.ts';
import type { Composition } from './compose/composition.ts';
import { redactionLog } from './compose/redaction-log.ts';
import { supplementContents } from './compose/supplement-sheet.ts';
import type { PackagePlan } from './plan/plan-package.ts';

/** The part that prints it. */
const MANIFEST_PLACE = 'part:10';
export const MANIFEST_FORM = 'clearproof-manifest/1';

export interface ManifestFile {
  /** Name of the attachment; null when the original is left out. */
  readonly name: string | null;
  readonly exhibitNo: string | null; readonly exhibitId: string | null; readonly fileName: string; readonly mediaType: string;
  readonly size: number; readonly sha256: string;
  /** Stamped numbers without prefix of its first and last page; null when it has no pages of its own. */
  readonly pages: { readonly first: number; readonly last: number } | null;
  /** The volume it is attached to, or would be. */
  readonly volume: number;
  /** Why it is left out: it would tell what is covered, it was chosen so, no volume has room for it; null for what is attached. */
  readonly omittedBecause: 'redaction' | 'choice' | 'size' | null;
}

export interface LoggedRedaction {
  readonly exhibitNo: string; readonly fileName: string;
  /** Page of the file, and stamped number without prefix. */
  readonly page: number; readonly packagePage: number;
  readonly places: number;
  /** Codes as drawn on the places. */
  readonly reasons: readonly string[];
  /** Share of the page's area, 0 to 100, to one decimal. */
  readonly percent: number;
}

/** `firstPage` is the stamped number without prefix. */
export interface ManifestVolume { readonly number: number; readonly fileName: string; readonly firstPage: number; readonly pages: number; }

export interface Supplement {
  readonly packageId: string; readonly title: string; readonly issuedAt: string;
  readonly files: readonly { readonly fileName: string; readonly sha256: string }[];
  /** Numbers of exhibits. */
  readonly added: readonly string[]; readonly replaced: readonly string[]; readonly withdrawn: readonly string[];
}

/** An exhibit that the public version withholds, or shows with places covered. */
export interface WithheldExhibit {
  readonly exhibitNo: string; readonly exhibitId: string;
  /** Stamped numbers without prefix. */
  readonly pages: { readonly first: number; readonly last: number } | null;
  /** `covered` where pages are shown with places covered. */
  readonly because: readonly (WithheldBecause | 'covered')[];
}

/** The confidential version of the same plan, with its files. */
export interface Counterpart { readonly packageId: string; readonly files: readonly { readonly fileName: string; readonly sha256: string }[]; }

export interface Manifest {
  readonly form: typeof MANIFEST_FORM;
  /** Which version of what is filed it is. */
  readonly variant: Variant;
  /** `ink`: it carries no electronic signature, because it is signed by hand. */
  readonly seal: 'electronic' | 'ink';
  /** Which file of the package this manifest is attached to; null in the one that lies beside the files and speaks for all of them. */
  readonly volume: number | null;
  /** The files of the package in order. */
  readonly volumes: readonly ManifestVolume[];
  /** Numbers of the volumes in which the manifest is printed. */
  readonly printedIn: readonly number[];
  readonly package: { readonly id: string; readonly title: string; readonly issuedAt: string; readonly dossierId: string; readonly stampPrefix: string; readonly firstPage: number; readonly pages: number };
  /** What it continues, with its files, and the exhibits it adds and replaces; null for a package that stands alone. */
  readonly supplements: Supplement | null;
  readonly attachments: readonly ManifestFile[];
  /** Originals that are shown but were left out as attachments. */
  readonly omitted: readonly ManifestFile[];
  /** Covered places by page: where, how many and why, never what. */
  readonly redactions: readonly LoggedRedaction[];
  /** What the public version does not show, or not whole; its originals are listed nowhere in it. */
  readonly withheld: readonly WithheldExhibit[];
  /** In a public version issued together with the confidential one: that one. */
  readonly counterpart: Counterpart | null;
  readonly custodyHead: string | null;
  /** The reference data by which the dossier was judged. */
  readonly reference: readonly ReferencePin[];
}

function supplementOf(composition: Composition): Supplement | null {
  const { earlier } = composition.facts;
  if (!earlier) return null;
  const { added, replaced, withdrawn } = supplementContents(composition, earlier);
  const numbers = (exhibits: typeof added): string[] => exhibits.map(({ exhibit }) => exhibit.exhibitNo);
  return { packageId: earlier.packageId, title: earlier.title, issuedAt: earlier.issuedAt, files: earlier.volumes, added: numbers(added), replaced: numbers(replaced), withdrawn };
}

function withheldExhibits({ placed, facts: { publicVersion } }: Composition, { items }: PackagePlan): WithheldExhibit[] {
  if (publicVersion === null) return [];
  return placed.filter(({ exhibit }) => publicVersion.concealed.has(exhibit.id)).map(({ exhibit, files }) => {
    const own = items.filter((item) => item.kind !== 'part' && item.placed.exhibit.id === exhibit.id);
    const [first, last] = [own[0], own.at(-1)];
    return {
      exhibitNo: exhibit.exhibitNo, exhibitId: exhibit.id, pages: first && last ? { first: first.first + 1, last: last.first + last.pages } : null,
      because: [...new Set(files.map(({ id }) => publicVersion.withheld.get(id) ?? 'covered'))],
    };
  });
}

export function makeManifest(composition: Composition, plan: PackagePlan, counterpart: Counterpart | null = null): Manifest {
  const { facts } = composition;
  const files = facts.originals.map(({ attachmentName, omittedBecause, file, exhibit }): ManifestFile => {
    const items = plan.items.filter((one) => one.kind === 'file' && one.fileId === file.id);
    const [first, last] = [items[0], items.at(-1)];
    const holder = plan.volumes.find(({ originals, items: own }) => (attachmentName === null ? own.some((item) => item === first) : originals.some((one) => one.file.id === file.id)));
    return {
      name: attachmentName, exhibitNo: exhibit?.exhibitNo ?? null, exhibitId: exhibit?.id ?? null, fileName: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256,
      pages: first && last ? { first: first.first + 1, last: last.first + last.pages } : null,
      volume: holder?.number ?? 1, omittedBecause,
    };
  });
  return {
    form: MANIFEST_FORM,
    variant: facts.publicVersion === null ? 'confidential' : 'public',
    seal: facts.signer === null ? 'ink' : 'electronic',
    volume: null,
    volumes: plan.volumes.map(({ number, fileName, first, pages }) => ({ number, fileName, firstPage: first + 1, pages })),
    printedIn: plan.volumes.filter(({ items }) => items.some((item) => item.kind === 'part' && item.part.place === MANIFEST_PLACE)).map(({ number }) => number),
    package: { id: facts.id, title: facts.options.title ?? facts.dossier.title, issuedAt: facts.issuedAt, dossierId: facts.dossier.id, stampPrefix: facts.options.stampPrefix, firstPage: (plan.volumes[0]?.first ?? 0) + 1, pages: plan.pages },
    supplements: supplementOf(composition),
    attachments: files.filter((file) => file.name !== null),
    omitted: files.filter((file) => file.name === null),
    redactions: redactionLog(composition).map((entry): LoggedRedaction => ({ exhibitNo: entry.exhibit.exhibitNo, fileName: composition.fileNameOf(entry.file, entry.exhibit), page: entry.page, packagePage: (plan.places.get(entry.place) ?? 0) + 1, places: entry.places, reasons: entry.codes, percent: entry.percent })),
    withheld: withheldExhibits(composition, plan),
    counterpart,
    custodyHead: facts.custodyHead,
    reference: facts.dossier.referencePins,
  };
}

/** The manifest as attached to one volume: it names the originals of all, and which volume each is attached to. */
export const manifestOfVolume = (manifest: Manifest, number: number): Manifest => ({ ...manifest, volume: number });

/** As it is attached and as its hash is taken. */
export const manifestBytes = (manifest: Manifest): Buffer => Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
