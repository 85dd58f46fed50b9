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
import { orderExhibits } from './plan/order-exhibits.ts';
import type { PackagePlan } from './plan/plan-package.ts';
import { planPackage } from './plan/plan-package.ts';

/** What the person who issues must know of the redactions. */
function redactionWarnings({ redactions, files }: Dossier, { redaction, redactedOriginals, originals }: PackageOptions): string[] {
  const covered = acceptedByFile(redactions).size;
  if (redaction === 'ignore') return covered === 0 ? [] : [`The redactions of ${covered} ${covered === 1 ? 'file' : 'files'} are not carried out: this package shows everything.`];
  const attached = covered > 0 && originals === 'attach' && redactedOriginals === 'attach';
  return [...redactionGaps({ redactions, files }), ...(attached ? ['Originals of redacted files are attached by your choice: whoever opens them reads what is covered.'] : [])];
}

export type DraftRequest = Omit<CompositionFacts, 'groups' | 'originals'>;
export interface Draft { readonly composition: Composition; readonly plan: PackagePlan; }

function listOriginals(dossier: Dossier, exhibitIds: ReadonlySet<string>, { originals, redactedOriginals }: PackageOptions): ListedOriginal[] {
  const telling = tellingFiles(dossier);
  const byId = new Map(dossier.exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const files = dossier.files.filter((file) => file.exhibitId !== null && exhibitIds.has(file.exhibitId));
  const rows = files.map((file) => ({ file, exhibit: file.exhibitId === null ? null : (byId.get(file.exhibitId) ?? null) }))
    .sort((a, b) => (a.exhibit?.exhibitNo ?? '').localeCompare(b.exhibit?.exhibitNo ?? '', 'en', { numeric: true }));
  const names = attachmentNames(rows.map(({ file, exhibit }) => ({ exhibitNo: exhibit?.exhibitNo ?? null, name: file.name })));
  return rows.map((row, index) => {
    const tells = telling.has(row.file.id);
    return { ...row, tells, attachmentName: originals === 'attach' && (!tells || redactedOriginals === 'attach') ? (names[index] ?? null) : null };
  });
}

/** A pure function: plans the package down to every page number. */
export function draftPackage(request: DraftRequest, fonts: FontLibrary): Draft {
  const { options } = request;
  // What is ignored is ignored everywhere: in the log and the manifest too.
  const dossier = options.redaction === 'ignore' ? { ...request.dossier, redactions: [] } : request.dossier;
  const groups = orderExhibits(dossier);
  const exhibitIds = new Set(groups.flatMap((group) => group.exhibits.map((one) => one.exhibit.id)));
  const originals = listOriginals(dossier, exhibitIds, options);
  const composition = new Composition({ ...request, dossier, groups, originals }, new TextMeasure(fonts));
  const plan = planPackage(composition, composeParts(composition));
  return { composition, plan: { ...plan, warnings: [...plan.warnings, ...redactionWarnings(request.dossier, options)] } };
}

/** How files will appear as far as it is known before they are prepared; for previews. */
export const expectedAppearances = (dossier: Dossier): Map<string, Appearance> =>
  new Map(dossier.files.map((file) => [file.id, { pages: Math.max(1, file.pages ?? 1), rung: 'as_is', notes: [] }]));
