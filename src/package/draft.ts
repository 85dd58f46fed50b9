// From a dossier to a plan: what a package would hold and on which pages, without making it.
import type { Dossier } from '../domain/dossier/dossier.ts';
import { VARIANTS, type PackageOptions, type Variant } from '../contract/procedures/package.ts';
import { publicVersion, type PublicVersion } from '../domain/redaction/public-version.ts';
import { acceptedByFile, redactionGaps, tellingFiles } from '../domain/redaction/redacted-files.ts';
import type { FontLibrary } from '../typeset/font-library.ts';
import { TextMeasure } from '../typeset/typesetter.ts';
import { attachmentNames } from './attachment-names.ts';
import type { Appearance, CompositionFacts, ListedOriginal } from './compose/composition.ts';
import { Composition } from './compose/composition.ts';
import { alignParts, composeParts } from './compose/parts.ts';
import { shownExhibits } from './earlier-package.ts';
import type { ExhibitGroup } from './plan/order-exhibits.ts';
import type { PackagePlan, Version } from './plan/plan-package.ts';
import { fitsOneFile, planPackage, roomForOriginal } from './plan/plan-package.ts';
import type { Limits } from './plan/split-volumes.ts';
import { attachmentBytes } from './plan/weights.ts';

/** What the person who issues must know of the redactions. */
function redactionWarnings({ redactions, files }: Dossier, { redaction, redactedOriginals, originals }: PackageOptions): string[] {
  const covered = acceptedByFile(redactions).size;
  if (redaction === 'ignore') return covered === 0 ? [] : [`The redactions of ${covered} ${covered === 1 ? 'file' : 'files'} are not carried out: this package shows everything.`];
  const attached = covered > 0 && originals === 'attach' && redactedOriginals === 'attach';
  return [...redactionGaps({ redactions, files }), ...(attached ? ['Originals of redacted files are attached by your choice: whoever opens them reads what is covered.'] : [])];
}

/** What the person who issues must know of the public version. */
function publicWarnings({ placed, facts: { publicVersion: version, dossier } }: Composition): string[] {
  if (version === null) return [];
  const of = (count: number): string => `${count} ${count === 1 ? 'exhibit' : 'exhibits'}`;
  const whole = placed.filter(({ exhibit, files }) => version.concealed.has(exhibit.id) && files.every(({ id }) => version.withheld.has(id))).length;
  return [
    ...(whole === 0 ? [] : [`The public version withholds ${of(whole)} of ${placed.length} whole: they are marked as confidential or as personal data, or it is not decided what must be covered in them.`]),
    ...redactionGaps(dossier),
  ];
}

export interface DraftRequest extends Omit<CompositionFacts, 'groups' | 'originals' | 'inVolumes' | 'publicVersion' | 'volumeName'> {
  /** How files appear in the public version, where that is known. */
  readonly publicAppearances?: ReadonlyMap<string, Appearance>;
  /** Of one file. */
  readonly limits: Limits;
  /** Name of the file that volume `number` of `of` is written to. */
  volumeName(number: number, of: number, variant: Variant): string;
}
export interface Draft { readonly variant: Variant; readonly composition: Composition; readonly plan: PackagePlan; }

/** `most`: the largest that can be attached, in bytes. What the public version conceals is not even listed in it. */
function listOriginals(dossier: Dossier, exhibitIds: ReadonlySet<string>, { originals, redactedOriginals }: PackageOptions, most: number | null, version: PublicVersion | null): ListedOriginal[] {
  const telling = version?.telling ?? new Set(redactedOriginals === 'omit' ? tellingFiles(dossier).keys() : []);
  const byId = new Map(dossier.exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const files = dossier.files.filter((file) => file.exhibitId !== null && exhibitIds.has(file.exhibitId));
  const rows = files.map((file) => ({ file, exhibit: file.exhibitId === null ? null : (byId.get(file.exhibitId) ?? null) }))
    .sort((a, b) => (a.exhibit?.exhibitNo ?? '').localeCompare(b.exhibit?.exhibitNo ?? '', 'en', { numeric: true }));
  const names = attachmentNames(rows.map(({ file, exhibit }) => ({ exhibitNo: exhibit?.exhibitNo ?? null, name: file.name })));
  return rows.map((row, index): ListedOriginal => {
    const omittedBecause = telling.has(row.file.id) ? 'redaction' : originals === 'omit' ? 'choice' : most !== null && attachmentBytes(row.file.size) > most ? 'size' : null;
    return { ...row, omittedBecause, attachmentName: omittedBecause === null ? (names[index] ?? null) : null };
  }).filter(({ exhibit }) => exhibit === null || version?.concealed.has(exhibit.id) !== true);
}

/** `one` as heavy as the heavier of both: volumes hold either. */
function heavier(one: Appearance, other: Appearance | undefined): Appearance {
  if (other === undefined) return one;
  const [a, b] = [one.pageBytes, other.pageBytes];
  const pageBytes = a === null || b === null ? null : { shared: Math.max(a.shared, b.shared), own: a.own.map((bytes, page) => Math.max(bytes, b.own[page] ?? 0)) };
  return { ...one, bytes: Math.max(one.bytes, other.bytes), pageBytes };
}

/** Steps by their number alone: their names may tell who made the goods. */
const unnamed = (groups: readonly ExhibitGroup[], { steps }: Dossier): ExhibitGroup[] =>
  groups.map((group) => ({ ...group, title: group.stepId === null ? group.title : `Step ${steps.find(({ id }) => id === group.stepId)?.seq ?? ''}` }));

/** Id of the public version of a package. */
const publicId = (id: string): string => `${id}-public`;

/** What is filed as both versions show it. The confidential one weighs as much as the heavier of them. */
function versionsOf(request: DraftRequest, isPublicToo: boolean, measure: TextMeasure): (inVolumes: boolean, most: number | null) => [Version, ...Version[]] {
  const { options, appearances, publicAppearances, volumeName } = request;
  // What is ignored is ignored everywhere in that version: in the log and the manifest too.
  const dossier = options.redaction === 'ignore' ? { ...request.dossier, redactions: [] } : request.dossier;
  const groups = shownExhibits(dossier, request.earlier);
  const exhibitIds = new Set(groups.flatMap((group) => group.exhibits.map((one) => one.exhibit.id)));
  const version = publicVersion(request.dossier);
  const weighed = new Map([...appearances].map(([id, appearance]) => [id, isPublicToo ? heavier(appearance, publicAppearances?.get(id)) : appearance]));
  const composed = (facts: CompositionFacts): Version => {
    const composition = new Composition(facts, measure);
    return { composition, parts: composeParts(composition) };
  };
  return (inVolumes, most) => {
    const confidential = composed({ ...request, dossier, groups, appearances: weighed, originals: listOriginals(dossier, exhibitIds, options, most, null), publicVersion: null, inVolumes, volumeName: (number, of) => volumeName(number, of, 'confidential') });
    if (!isPublicToo) return [confidential];
    const open = composed({
      ...request, id: publicId(request.id), groups: options.openParts.includes('chain') ? groups : unnamed(groups, dossier), appearances: publicAppearances ?? appearances, originals: listOriginals(request.dossier, exhibitIds, options, most, version),
      publicVersion: version, inVolumes, volumeName: (number, of) => volumeName(number, of, 'public'),
    });
    const [own, other] = alignParts(confidential, open);
    return [{ ...confidential, parts: own }, { ...open, parts: other }];
  };
}

/** A pure function: plans the versions that are asked for down to every page number, the confidential one first. */
export function draftVersions(request: DraftRequest, fonts: FontLibrary): Draft[] {
  const { options, limits, dossier } = request;
  const compose = versionsOf(request, options.variant !== 'confidential', new TextMeasure(fonts));
  let versions = compose(false, null);
  const [{ composition, parts }] = versions;
  if (!fitsOneFile(composition, parts, limits)) versions = compose(true, roomForOriginal(parts, limits));
  const plans = planPackage(versions, limits);
  return VARIANTS.flatMap((variant, index): Draft[] => {
    const [version, plan] = [versions[index], plans[index]];
    if (!version || !plan || (options.variant !== variant && options.variant !== 'both')) return [];
    return [{ variant, composition: version.composition, plan: { ...plan, warnings: [...plan.warnings, ...(variant === 'confidential' ? redactionWarnings(dossier, options) : publicWarnings(version.composition))] } }];
  });
}

/** As `draftVersions`, the first of them. */
export function draftPackage(request: DraftRequest, fonts: FontLibrary): Draft {
  const [draft] = draftVersions(request, fonts);
  if (!draft) throw new Error('No version was asked for.');
  return draft;
}

/** What making ready and copying may add to a file, as a factor. */
const COPIED = 1.1;

/** How files will appear as far as it is known before they are prepared; for previews. */
export const expectedAppearances = (dossier: Dossier): Map<string, Appearance> =>
  new Map(dossier.files.map((file) => [file.id, { pages: Math.max(1, file.pages ?? 1), rung: 'as_is', notes: [], obstacles: [], bytes: Math.ceil(file.size * COPIED), pageBytes: null }]));
