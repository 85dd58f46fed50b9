// What the public version says of itself: what is withheld and why, and the sheets that stand in its place.
import type { Block } from '../../typeset/display.ts';
import { ACCENT, GREY } from '../../typeset/display.ts';
import { heading, paragraph, space } from '../../typeset/paragraph.ts';
import type { PublicVersion } from '../../domain/redaction/public-version.ts';
import type { OpenPart } from '../../contract/procedures/package.ts';
import type { PlacedExhibit } from '../plan/order-exhibits.ts';
import type { Composition } from './composition.ts';
import { withheldFor, WITHHELD_WORDS } from './wording.ts';

/** Stamped on every page instead of the legend. */
export const PUBLIC_LEGEND = 'PUBLIC VERSION';

/** Parts that the public version shows only where that is allowed. */
const GUARDED: readonly { readonly place: string; readonly part: OpenPart; readonly title: string }[] = [
  { place: 'part:1', part: 'summary', title: '1 Executive summary' }, { place: 'part:3', part: 'chain', title: '3 The supply chain' }, { place: 'part:4', part: 'trace', title: '4 Trace' },
  { place: 'part:5', part: 'reconciliation', title: '5 Reconciliation' }, { place: 'part:7', part: 'labor', title: '7 Labor' }, { place: 'part:8', part: 'due_diligence', title: '8 Due diligence' },
];

/** Whether the part at `place` is left out here. */
export const isWithheldPart = ({ facts }: Composition, place: string): boolean =>
  facts.publicVersion !== null && GUARDED.some((guarded) => guarded.place === place && !facts.options.openParts.includes(guarded.part));

/** Whether places and firms of the chain may be told. */
export const showsChain = ({ facts }: Composition): boolean => facts.publicVersion === null || facts.options.openParts.includes('chain');

/** Instead of the pages of a part. */
export const withheldPart = ({ measure, width }: Composition): Block[] => [
  paragraph(measure, `Withheld from the public version: ${withheldFor('commercial')}, and ${withheldFor('workers')}. The confidential version has it on the pages with these numbers.`, width, { size: 10.5, leading: 16 }),
];

/** On pages that only the other version needs. */
export const blankPage = ({ measure, width }: Composition): Block[] => [
  space(150),
  paragraph(measure, 'This page is left blank, so that page numbers are the same in the confidential and in the public version.', width, { size: 10.5, leading: 16, color: GREY }),
];

/** How the files of a concealed exhibit are shown, in a sentence; empty for an exhibit that is shown as it is. */
export function publicNote({ withheld }: PublicVersion, { files }: PlacedExhibit): string {
  const reasons = [...new Set(files.flatMap(({ id }) => withheld.get(id) ?? []))];
  const covered = files.some(({ id }) => !withheld.has(id));
  return [...(covered && files.length > 0 ? ['Shown with places covered.'] : []), ...(reasons.length === 0 ? [] : [`${covered ? 'In part withheld' : 'Withheld'}: ${reasons.map((reason) => WITHHELD_WORDS[reason]).join('; ')}.`])].join(' ');
}

/** At the head of the index. `present`: of the parts that a package may lack, those that it has. */
export function publicNotice(composition: Composition, present: Readonly<Partial<Record<OpenPart, boolean>>>): Block[] {
  const { facts, measure, width, placed } = composition;
  const { publicVersion } = facts;
  if (publicVersion === null) return [];
  const concealed = placed.filter(({ exhibit }) => publicVersion.concealed.has(exhibit.id));
  const whole = concealed.filter(({ files }) => files.every(({ id }) => publicVersion.withheld.has(id)));
  const parts = GUARDED.filter(({ place, part }) => isWithheldPart(composition, place) && present[part] !== false).map(({ title }) => title);
  const numbers = (list: readonly PlacedExhibit[]): string => (list.length === 0 ? 'none' : list.map(({ exhibit }) => exhibit.exhibitNo).join(', '));
  return [
    heading(measure, 'Public version: what is withheld', width, 2),
    paragraph(measure, `Exhibits and pages have the same numbers as in the confidential version: a page that is cited is the same page in both. Sheets stand where pages are withheld. Of exhibits that are withheld or covered only the kind of paper is named, and their originals are neither attached nor listed. Withheld are ${withheldFor('commercial')}, ${withheldFor('workers')}, and what is in doubt.`, width),
    paragraph(measure, [{ text: 'Withheld whole: ', weight: 'bold' }, { text: numbers(whole) }], width),
    paragraph(measure, [{ text: 'Shown with places covered: ', weight: 'bold' }, { text: numbers(concealed.filter((one) => !whole.includes(one))) }], width),
    paragraph(measure, [{ text: 'Parts withheld: ', weight: 'bold' }, { text: parts.length === 0 ? 'none' : parts.join('; ') }], width),
  ];
}

/** On the cover. */
export const publicHead = ({ measure, width }: Composition): Block =>
  paragraph(measure, ['PUBLIC VERSION. Confidential information is withheld; the index says what and why.'], width, { size: 11, weight: 'bold', color: ACCENT, before: 12 });
