// What is printed and linked where a page only names a place: page numbers, volumes, and hashes known only while writing.
import { linksOf } from '../typeset/paint.ts';
import type { Composition } from './compose/composition.ts';
import type { Part } from './compose/parts.ts';
import type { PageLink } from './engine.ts';
import type { PackagePlan, PlannedVolume } from './plan/plan-package.ts';
import { stampedNumber } from './plan/plan-package.ts';
import type { VolumeList } from './volume-list.ts';

export interface Printing { readonly composition: Composition; readonly plan: PackagePlan; readonly volume: PlannedVolume; /** Null where there is one volume. */ readonly list: VolumeList | null; }

const UNKNOWN = '—';
/** Digits of a hash on one line as it is printed. */
const LINE = 16;

/** The page index of a place: in this volume if it stands there too. */
const pageOf = ({ plan, volume }: Printing, place: string): number | undefined => volume.places.get(place) ?? plan.places.get(place);
const volumeAt = (plan: PackagePlan, page: number): PlannedVolume | undefined => plan.volumes.find(({ first, pages }) => page >= first && page < first + pages);

function volumeOf(printing: Printing, place: string): string {
  const { plan } = printing;
  const [kind, id] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  if (kind === 'attached') return String(plan.volumes.find(({ originals }) => originals.some(({ file }) => file.id === id))?.number ?? UNKNOWN);
  const page = pageOf(printing, place);
  return String((page === undefined ? undefined : volumeAt(plan, page))?.number ?? UNKNOWN);
}

function lineOfHash(list: VolumeList | null, kind: string, number: string, line: string): string {
  const listed = list?.volumes[Number(number) - 1];
  const hash = (kind === 'manifest' ? listed?.manifestSha256 : listed?.sha256) ?? '';
  return hash.slice(Number(line) * LINE, (Number(line) + 1) * LINE).match(/.{1,8}/g)?.join(' ') ?? UNKNOWN;
}

/** The text for a named place: `volume-of:PLACE`, `sha256:VOLUME:LINE`, `manifest:VOLUME:LINE`, or the page number of any other. */
export function printedPlace(printing: Printing, place: string): string {
  const [kind = '', first = '', second = ''] = place.split(':');
  if (kind === 'volume-of') return volumeOf(printing, place.slice('volume-of:'.length));
  if (kind === 'sha256' || kind === 'manifest') return lineOfHash(printing.list, kind, first, second);
  const page = pageOf(printing, place);
  return page === undefined ? UNKNOWN : stampedNumber(printing.composition, page);
}

/** Links of the pages `[from, from + pages)` of a part, by page index in the file they lead to. */
export function linksOfPart(printing: Printing, part: Part, from: number, pages: number): PageLink[] {
  const { plan, volume } = printing;
  return linksOf(part.laid.pages.slice(from, from + pages)).flatMap(({ page, rect, to }): PageLink[] => {
    const target = pageOf(printing, to);
    const there = target === undefined ? undefined : volumeAt(plan, target);
    if (target === undefined || there === undefined) return [];
    return [{ page, rect, target: target - there.first, ...(there.number === volume.number ? {} : { file: there.fileName }) }];
  });
}
