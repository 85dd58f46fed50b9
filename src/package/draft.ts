// From a dossier to a plan: what a package would hold and on which pages, without making it.
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { FontLibrary } from '../typeset/font-library.ts';
import { TextMeasure } from '../typeset/typesetter.ts';
import { attachmentNames } from './attachment-names.ts';
import type { Appearance, CompositionFacts, ListedOriginal } from './compose/composition.ts';
import { Composition } from './compose/composition.ts';
import { composeParts } from './compose/parts.ts';
import { orderExhibits } from './plan/order-exhibits.ts';
import type { PackagePlan } from './plan/plan-package.ts';
import { planPackage } from './plan/plan-package.ts';

export type DraftRequest = Omit<CompositionFacts, 'groups' | 'originals'>;
export interface Draft { readonly composition: Composition; readonly plan: PackagePlan; }

function listOriginals(dossier: Dossier, exhibitIds: ReadonlySet<string>, attach: boolean): ListedOriginal[] {
  const byId = new Map(dossier.exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const files = dossier.files.filter((file) => file.exhibitId !== null && exhibitIds.has(file.exhibitId));
  const rows = files.map((file) => ({ file, exhibit: file.exhibitId === null ? null : (byId.get(file.exhibitId) ?? null) }))
    .sort((a, b) => (a.exhibit?.exhibitNo ?? '').localeCompare(b.exhibit?.exhibitNo ?? '', 'en', { numeric: true }));
  const names = attachmentNames(rows.map(({ file, exhibit }) => ({ exhibitNo: exhibit?.exhibitNo ?? null, name: file.name })));
  return rows.map((row, index) => ({ ...row, attachmentName: attach ? (names[index] ?? null) : null }));
}

/** A pure function: plans the package down to every page number. */
export function draftPackage(request: DraftRequest, fonts: FontLibrary): Draft {
  const groups = orderExhibits(request.dossier);
  const exhibitIds = new Set(groups.flatMap((group) => group.exhibits.map((one) => one.exhibit.id)));
  const originals = listOriginals(request.dossier, exhibitIds, request.options.originals === 'attach');
  const composition = new Composition({ ...request, groups, originals }, new TextMeasure(fonts));
  return { composition, plan: planPackage(composition, composeParts(composition)) };
}

/** How files will appear as far as it is known before they are prepared; for previews. */
export const expectedAppearances = (dossier: Dossier): Map<string, Appearance> =>
  new Map(dossier.files.map((file) => [file.id, { pages: Math.max(1, file.pages ?? 1), rung: 'as_is', notes: [] }]));
