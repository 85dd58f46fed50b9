// From a dossier to a plan: what a package would hold and on which pages, without making it.
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { PackageOptions } from '../contract/procedures/package.ts';
import { acceptedByFile, redactionGaps, tellingFiles } from '../domain/redaction/redacted-files.ts';
import type { FontLibrary } from '../typeset/font-library.ts';
import { TextMeasure } from '../typeset/typesetter.ts';
import { attachmentNames } from './attachment-names.ts';
import type { Appearance, CompositionFacts, ListedOriginal } from './compose/composition.ts';
import { Composition } from './compose/composition.ts';
import { composeParts } from './compose/parts.ts';
import { shownExhibits } from './earlier-package.ts';
import type { PackagePlan } from './plan/plan-package.ts';
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

export interface DraftRequest extends Omit<CompositionFacts, 'groups' | 'originals' | 'inVolumes'> {
  /** Of one file. */
  readonly limits: Limits;
}
export interface Draft { readonly composition: Composition; readonly plan: PackagePlan; }

/** `most`: the largest that can be attached, in bytes. */
function listOriginals(dossier: Dossier, exhibitIds: ReadonlySet<string>, { originals, redactedOriginals }: PackageOptions, most: number | null): ListedOriginal[] {
  const telling = tellingFiles(dossier);
  const byId = new Map(dossier.exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const files = dossier.files.filter((file) => file.exhibitId !== null && exhibitIds.has(file.exhibitId));
  const rows = files.map((file) => ({ file, exhibit: file.exhibitId === null ? null : (byId.get(file.exhibitId) ?? null) }))
    .sort((a, b) => (a.exhibit?.exhibitNo ?? '').localeCompare(b.exhibit?.exhibitNo ?? '', 'en', { numeric: true }));
  const names = attachmentNames(rows.map(({ file, exhibit }) => ({ exhibitNo: exhibit?.exhibitNo ?? null, name: file.name })));
  return rows.map((row, index) => {
    const tells = telling.has(row.file.id) && redactedOriginals === 'omit';
    const omittedBecause = tells ? 'redaction' : originals === 'omit' ? 'choice' : most !== null && attachmentBytes(row.file.size) > most ? 'size' : null;
    return { ...row, omittedBecause, attachmentName: omittedBecause === null ? (names[index] ?? null) : null };
  });
}

/** A pure function: plans the package down to every page number. */
export function draftPackage(request: DraftRequest, fonts: FontLibrary): Draft {
  const { options } = request;
  // What is ignored is ignored everywhere: in the log and the manifest too.
  const dossier = options.redaction === 'ignore' ? { ...request.dossier, redactions: [] } : request.dossier;
  const groups = shownExhibits(dossier, request.earlier);
  const exhibitIds = new Set(groups.flatMap((group) => group.exhibits.map((one) => one.exhibit.id)));
  const measure = new TextMeasure(fonts);
  const compose = (inVolumes: boolean, most: number | null): Composition => new Composition({ ...request, dossier, groups, originals: listOriginals(dossier, exhibitIds, options, most), inVolumes }, measure);
  let composition = compose(false, null);
  let parts = composeParts(composition);
  if (!fitsOneFile(composition, parts, request.limits)) {
    composition = compose(true, roomForOriginal(parts, request.limits));
    parts = composeParts(composition);
  }
  const plan = planPackage(composition, parts, request.limits);
  return { composition, plan: { ...plan, warnings: [...plan.warnings, ...redactionWarnings(request.dossier, options)] } };
}

/** What making ready and copying may add to a file, as a factor. */
const COPIED = 1.1;

/** How files will appear as far as it is known before they are prepared; for previews. */
export const expectedAppearances = (dossier: Dossier): Map<string, Appearance> =>
  new Map(dossier.files.map((file) => [file.id, { pages: Math.max(1, file.pages ?? 1), rung: 'as_is', notes: [], obstacles: [], bytes: Math.ceil(file.size * COPIED), pageBytes: null }]));
