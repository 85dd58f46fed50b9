// The sheet of a supplement: which package it continues, what it adds and replaces, and what stays where it was filed.
import type { Block, Inlines } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { EarlierPackage } from '../earlier-package.ts';
import { pageNumber } from '../plan/page-numbers.ts';
import type { PlacedExhibit } from '../plan/order-exhibits.ts';
import type { Composition } from './composition.ts';
import { hashGroups, longDate } from './wording.ts';

export interface SupplementContents {
  readonly added: readonly PlacedExhibit[];
  readonly replaced: readonly PlacedExhibit[];
  /** Numbers of exhibits that were filed and are no longer relied on. */
  readonly withdrawn: readonly string[];
}

export function supplementContents({ placed, dossier }: Composition, earlier: EarlierPackage): SupplementContents {
  const ready = new Set(dossier.exhibits.filter(({ state }) => state === 'ready').map(({ id }) => id));
  return {
    added: placed.filter(({ exhibit }) => !earlier.exhibits.has(exhibit.id)),
    replaced: placed.filter(({ exhibit }) => earlier.exhibits.has(exhibit.id)),
    withdrawn: [...earlier.exhibits].filter(([id]) => !ready.has(id)).map(([, { exhibitNo }]) => exhibitNo),
  };
}

export function supplementSheet(composition: Composition, earlier: EarlierPackage): Block[] {
  const { measure, width } = composition;
  const { added, replaced, withdrawn } = supplementContents(composition, earlier);
  const number = (index: number): string => pageNumber(earlier.stampPrefix, index + 1);
  const listOf = (title: string, exhibits: readonly PlacedExhibit[], before: boolean): Block[] => exhibits.length === 0 ? [] : [
    heading(measure, title, width, 2),
    table(measure, {
      columns: [{ title: 'No.', share: 0.8 }, { title: 'Exhibit', share: 4 }, ...(before ? [{ title: 'Filed before at', share: 1.3, align: 'right' as const }] : []), { title: 'Here at', share: 1.2, align: 'right' as const }], size: 8,
      rows: exhibits.map(({ exhibit }) => {
        const known = earlier.exhibits.get(exhibit.id)?.page ?? null;
        const cells: Inlines[] = [exhibit.exhibitNo, composition.titleOf(exhibit), ...(before ? [known === null ? '—' : number(known)] : []), [composition.page(`exhibit:${exhibit.id}`)]];
        return { cells };
      }),
    }, width),
  ];
  return [
    paragraph(measure, `This is supplement ${earlier.ordinal}. Its page numbers continue those of the package before it, which stays as it was filed. Exhibits that are cited and not listed here stand there, under the page numbers given.`, width),
    labelledValues(measure, [['Continues', earlier.title], ['Package', earlier.packageId], ['Issued', longDate(earlier.issuedAt)], ['Its last page', number(earlier.next - 1)]], width, 150),
    table(measure, { columns: [{ title: 'Its files', share: 2 }, { title: 'SHA-256', share: 3 }], size: 7, rows: earlier.volumes.map(({ fileName, sha256 }) => ({ cells: [fileName, hashGroups(sha256)] })) }, width),
    ...listOf('Added', added, false),
    ...listOf('Replaced: take these pages instead of those filed before', replaced, true),
    ...(withdrawn.length === 0 ? [] : [heading(measure, 'No longer relied on', width, 2), paragraph(measure, withdrawn.join(', '), width)]),
    ...(added.length + replaced.length === 0 ? [paragraph(measure, 'No exhibit is added; only what this package says has changed.', width)] : []),
  ];
}
