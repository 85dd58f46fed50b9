// The plan of a package: every page with its number, place, stamp and volume, before a single page is made.
import { Fault } from '../../contract/errors.ts';
import type { Composition, ListedOriginal } from '../compose/composition.ts';
import { asLongAs, composePart, type Part, type Parts } from '../compose/parts.ts';
import { SIGNATURE_PLACE } from '../compose/statement.ts';
import { tearSheet, volumeSheet, volumeSheetPages, type VolumeEntry, type VolumeFacts } from '../compose/volume-sheet.ts';
import { byteSize } from '../compose/wording.ts';
import { earlierPlaces } from '../earlier-package.ts';
import { pageNumber } from './page-numbers.ts';
import { placePages, type ItemPages, type PlacedItem } from './place-pages.ts';
import { loadOf, splitVolumes, within, type Limits, type Load, type Piece, type Split } from './split-volumes.ts';
import { unitsOf, type PlanItem, type PlanUnit } from './units.ts';
import { FILE_BYTES, ownPages } from './weights.ts';

export interface PlannedVolume {
  /** From 1. */
  readonly number: number;
  readonly fileName: string;
  /** Package page index of its first page. */
  readonly first: number;
  readonly pages: number;
  /** What it will weigh at most, as far as can be foreseen. */
  readonly bytes: number;
  readonly items: readonly PlacedItem[];
  /** Originals attached to it. */
  readonly originals: readonly ListedOriginal[];
  /** Package page index of the places in it, repeated ones too. */
  readonly places: ReadonlyMap<string, number>;
}

export interface PackagePlan {
  readonly volumes: readonly PlannedVolume[];
  /** Items of all volumes in order. */
  readonly items: readonly PlacedItem[];
  readonly pages: number;
  /** Package page index of every named place: part:1, step:ID, exhibit:ID, exhibit:ID#page, file:ID. */
  readonly places: ReadonlyMap<string, number>;
  readonly warnings: readonly string[];
  /** Titles of what has a page that alone is larger than one file may be, as far as can be foreseen. */
  readonly tooLarge: readonly string[];
}

/** The stamped number of a package page index. */
export const stampedNumber = (composition: Composition, index: number): string => pageNumber(composition.facts.options.stampPrefix, index + 1);

const indexOf = (parts: Parts): Part | null => parts.front.find(({ place }) => place === 'part:2') ?? null;

/** What a volume carries besides what is parted: its sheet, from the second on the whole index, and what every file has. */
function overheadOf(parts: Parts, volumes: number): (number: number, pieces: number) => Load {
  const index = ownPages(indexOf(parts)?.laid.pages.length ?? 0);
  return (number, pieces) => {
    const sheet = ownPages(volumeSheetPages(pieces, volumes));
    return { pages: sheet.pages + (number > 1 ? index.pages : 0), bytes: FILE_BYTES + sheet.bytes + (number > 1 ? index.bytes : 0) };
  };
}

/** The largest original that can go into any volume, in bytes; null without a limit. Leaves room for an index that grows a little. */
export function roomForOriginal(parts: Parts, { mostBytes }: Limits): number | null {
  if (mostBytes === null) return null;
  return mostBytes - overheadOf(parts, 9)(2, 3).bytes - ownPages(indexOf(parts)?.laid.pages.length ?? 0).bytes;
}

/** Whether all of it stays within the limits of one file. */
export function fitsOneFile(composition: Composition, parts: Parts, limits: Limits): boolean {
  const loads = unitsOf(composition, parts).map(loadOf);
  return within(limits, { pages: loads.reduce((all, { pages }) => all + pages, 0), bytes: loads.reduce((all, { bytes }) => all + bytes, FILE_BYTES) });
}

/** One volume that holds everything. */
function inOneFile(units: readonly PlanUnit[]): Split<PlanItem, ListedOriginal> {
  return {
    volumes: [{
      pieces: units.flatMap(({ parts }, unit) => parts.map(({ what, pages }): Piece<PlanItem> => ({ what, from: 0, pages, unit }))),
      attached: units.flatMap(({ attached }) => attached.map(({ what }) => what)),
      load: { pages: 0, bytes: units.reduce((all, unit) => all + loadOf(unit).bytes, 0) },
    }],
    tooLarge: [], leftOut: [],
  };
}

/** Parts it until the sheets, which list all volumes, have been reckoned with as many volumes as there are. */
function inVolumes(units: readonly PlanUnit[], parts: Parts, limits: Limits): Split<PlanItem, ListedOriginal> {
  for (let guess = 2; ; ) {
    const overhead = overheadOf(parts, guess);
    const sheet = ownPages(1);
    const least = overhead(2, 3);
    if (!within(limits, { pages: least.pages + 3, bytes: least.bytes + 2 * sheet.bytes })) {
      throw new Fault('package.failed', { reason: `${limits.mostBytes === null ? '' : `${byteSize(limits.mostBytes)} `}${limits.mostPages === null ? '' : `${limits.mostPages} pages `}for one file leave no room beside its index` });
    }
    const split = splitVolumes({ units, limits, overhead, sheet });
    if (split.volumes.length <= guess) return split;
    guess = split.volumes.length;
  }
}

const exhibitOf = (item: PlanItem) => (item.kind === 'part' ? null : item.placed.exhibit);

/** What the sheet of a volume lists; the files of an exhibit as one. */
function entriesOf(composition: Composition, behind: readonly ItemPages[], volume: number): VolumeEntry[] {
  const entries: VolumeEntry[] = [];
  for (const [position, { item, pages }] of behind.entries()) {
    const exhibit = exhibitOf(item);
    const last = entries.at(-1);
    if (exhibit && last && last.exhibitNo === exhibit.exhibitNo) entries[entries.length - 1] = { ...last, pages: last.pages + pages };
    else entries.push({ title: exhibit === null ? item.title : composition.titleOf(exhibit), pages, place: `item:${volume}:${position + 1}`, exhibitNo: exhibit?.exhibitNo ?? null });
  }
  return entries;
}

/** Puts volume sheets, repeated indexes and the sheets of torn exhibits around what was parted. */
function withSheets(composition: Composition, parts: Parts, { volumes }: Split<PlanItem, ListedOriginal>): ItemPages[][] {
  const facts = volumes.map(({ pieces }, index): VolumeFacts => {
    const numbers = pieces.flatMap(({ what }) => exhibitOf(what)?.exhibitNo ?? []);
    const [first, last] = [numbers[0], numbers.at(-1)];
    return { number: index + 1, fileName: composition.facts.volumeName(index + 1, volumes.length), exhibits: first === undefined || last === undefined ? null : [first, last] };
  });
  const whole = (part: Part): ItemPages => ({ item: { kind: 'part', title: part.title, part }, from: 0, pages: part.laid.pages.length });
  const index = indexOf(parts);
  /** The piece that is torn from the last of volume `at` to the first of the next, if any is. */
  const tornAfter = (at: number): Piece<PlanItem> | null => {
    const [before, after] = [volumes[at]?.pieces.at(-1), volumes[at + 1]?.pieces[0]];
    return before !== undefined && after !== undefined && before.unit === after.unit ? after : null;
  };
  /** Behind the sheet of its volume, the index and the sheet of the tear. */
  const afterTear = index === null ? 2 : 3;
  const tear = (piece: Piece<PlanItem>, side: 'end' | 'start', volume: number, other: number): ItemPages => {
    const exhibit = exhibitOf(piece.what);
    const begin = piece.what.kind === 'part' ? piece.what.part.place : `exhibit:${piece.what.placed.exhibit.id}`;
    const place = side === 'start' ? begin : `item:${other}:${afterTear}`;
    const name = exhibit === null ? piece.what.title : `Exhibit ${exhibit.exhibitNo}`;
    const title = `${exhibit?.exhibitNo ?? piece.what.title} ${side === 'end' ? `continued in volume ${other}` : `continued from volume ${other}`}`;
    return whole(composePart(composition, `tear:${side}:${volume}`, title, tearSheet(composition, { name, exhibit, volume: other, place }, side)));
  };
  return volumes.map(({ pieces }, at) => {
    const number = at + 1;
    const [from, to] = [tornAfter(at - 1), tornAfter(at)];
    const items: ItemPages[] = pieces.map(({ what, from: start, pages }) => ({ item: what, from: start, pages }));
    const behind = [
      ...(index !== null && number > 1 ? [whole(index)] : []),
      ...(from === null ? [] : [tear(from, 'start', number, at)]),
      ...items,
      ...(to === null ? [] : [tear(to, 'end', number, number + 1)]),
    ];
    const entries = entriesOf(composition, behind, number);
    const signHere = composition.facts.signer !== null && !pieces.some(({ what }) => what.kind === 'part' && what.part.laid.anchors.has(SIGNATURE_PLACE));
    return [whole(composePart(composition, `volume:${number}`, `Volume ${number} of ${volumes.length}`, volumeSheet(composition, { number, volumes: facts, entries, signHere }))), ...behind];
  });
}

function warningsOf(composition: Composition, { tooLarge }: Split<PlanItem, ListedOriginal>, units: readonly PlanUnit[], limits: Limits): string[] {
  const { facts } = composition;
  const items = units.flatMap(({ parts }) => parts.map(({ what }) => what));
  const left = composition.dossier.exhibits.filter((exhibit) => exhibit.state === 'inbox').length;
  const large = facts.originals.filter(({ omittedBecause }) => omittedBecause === 'size').map(({ file }) => file.name);
  return [
    ...items.flatMap((item) => {
      if (item.kind === 'missing') return [`${item.placed.exhibit.exhibitNo} has no file; a sheet says so.`];
      if (item.kind === 'file' && facts.appearances.get(item.fileId)?.rung === 'placeholder') return [`${item.placed.exhibit.exhibitNo}: ${item.note ?? 'a file cannot be shown and is attached only.'}`];
      return [];
    }),
    ...[...new Set(tooLarge)].map((item) => `${item.title} has a page that alone is larger than the ${byteSize(limits.mostBytes ?? 0)} of one file; the package cannot be built with that limit.`),
    ...(large.length === 0 ? [] : [`Too large to be attached to any volume, listed with their hashes: ${large.join(', ')}.`]),
    ...(facts.groups.every((group) => group.exhibits.length === 0) ? ['No exhibit is filed: the package would show nothing.'] : []),
    ...(left > 0 ? [`${left} exhibits are still in the inbox and are not in the package.`] : []),
  ];
}

/** What is filed, as one version shows it. */
export interface Version { readonly composition: Composition; readonly parts: Parts; }

/** The volumes of `split`, which parted `units`, with what stands for it in another version. */
function inOtherVersion(split: Split<PlanItem, ListedOriginal>, units: readonly PlanUnit[], others: readonly PlanUnit[]): Split<PlanItem, ListedOriginal> {
  const items = new Map(units.flatMap(({ parts }, unit) => parts.map(({ what }, part) => [what, others[unit]?.parts[part]?.what ?? what] as const)));
  const originals = new Map(others.flatMap(({ attached }) => attached.map(({ what }) => [what.file.id, what] as const)));
  return {
    volumes: split.volumes.map(({ pieces, attached, load }) => ({ pieces: pieces.map((piece) => ({ ...piece, what: items.get(piece.what) ?? piece.what })), attached: attached.flatMap(({ file }) => originals.get(file.id) ?? []), load })),
    tooLarge: split.tooLarge.map((item) => items.get(item) ?? item), leftOut: [],
  };
}

/** Sheets between the volumes get as many pages as the longest version of them has. */
function alignSheets(contents: readonly { readonly composition: Composition; readonly volumes: readonly (readonly ItemPages[])[] }[]): ItemPages[][][] {
  return contents.map(({ composition, volumes }) => volumes.map((volume, at) => volume.map((own, place) => {
    let aligned = own;
    for (const { volumes: others } of contents) {
      const other = others[at]?.[place];
      if (aligned.item.kind !== 'part' || other?.item.kind !== 'part' || other.pages <= aligned.pages) continue;
      const part = asLongAs(composition, aligned.item.part, other.item.part);
      aligned = { item: { ...aligned.item, part }, from: 0, pages: part.laid.pages.length };
    }
    return aligned;
  })));
}

function planOf({ composition, parts }: Version, contents: readonly (readonly ItemPages[])[], split: Split<PlanItem, ListedOriginal>, units: readonly PlanUnit[], limits: Limits): PackagePlan {
  const overhead = overheadOf(parts, split.volumes.length);
  const volumes = placePages(composition, contents).map((placed, index): PlannedVolume => {
    const { load, attached, pieces } = split.volumes[index] ?? { load: { pages: 0, bytes: 0 }, attached: [], pieces: [] };
    const besides = composition.facts.inVolumes ? overhead(index + 1, pieces.length).bytes : FILE_BYTES;
    return { ...placed, number: index + 1, fileName: composition.facts.volumeName(index + 1, split.volumes.length), bytes: load.bytes + besides, originals: attached };
  });
  const places = new Map<string, number>();
  for (const volume of volumes) for (const [place, page] of volume.places) if (!places.has(place)) places.set(place, page);
  for (const [place, page] of earlierPlaces(composition.facts.earlier)) if (!places.has(place)) places.set(place, page);
  return { volumes, items: volumes.flatMap(({ items }) => items), pages: volumes.reduce((all, { pages }) => all + pages, 0), places, warnings: warningsOf(composition, split, units, limits), tooLarge: split.tooLarge.map(({ title }) => title) };
}

/**
 * A pure function of the compositions: same dossier, same plans. All versions are parted as the first is, whose files weigh as much as
 * the heaviest and whose parts have as many pages as theirs, so every page has the same number in each. Throws `package.failed` when
 * the limits leave no room for anything.
 */
export function planPackage(versions: readonly [Version, ...Version[]], limits: Limits): PackagePlan[] {
  const [{ composition, parts }] = versions;
  const units = unitsOf(composition, parts);
  const split = composition.facts.inVolumes ? inVolumes(units, parts, limits) : inOneFile(units);
  if (split.leftOut.length > 0) throw new Fault('package.failed', { reason: `${split.leftOut.map(({ file }) => file.name).join(', ')} has no room in a file of ${byteSize(limits.mostBytes ?? 0)}` });
  const planned = versions.map((version, index) => {
    const own = index === 0 ? units : unitsOf(version.composition, version.parts);
    const parted = index === 0 ? split : inOtherVersion(split, units, own);
    const volumes = composition.facts.inVolumes ? withSheets(version.composition, version.parts, parted) : parted.volumes.map(({ pieces }) => pieces.map(({ what, from, pages }): ItemPages => ({ item: what, from, pages })));
    return { version, composition: version.composition, units: own, split: parted, volumes };
  });
  return alignSheets(planned).map((contents, index) => {
    const { version, split: parted, units: own } = planned[index] ?? { version: versions[0], split, units };
    return planOf(version, contents, parted, own, limits);
  });
}
