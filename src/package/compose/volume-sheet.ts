// The sheets that hold volumes together: what stands in this one and in the others, and where a torn exhibit goes on.
import type { Exhibit } from '../../domain/dossier/exhibit.ts';
import type { Block, Inline } from '../../typeset/display.ts';
import { ACCENT, GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph, space } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { SIGNATURE_HEIGHT } from './statement.ts';
import { longDate } from './wording.ts';

export interface VolumeFacts {
  /** From 1. */
  readonly number: number;
  readonly fileName: string;
  /** Numbers of the first and the last exhibit in it; null when it holds none. */
  readonly exhibits: readonly [first: string, last: string] | null;
}

export interface VolumeEntry { readonly title: string; readonly pages: number; /** Named place of its first page in this volume. */ readonly place: string; readonly exhibitNo: string | null; }

export interface VolumeSheet {
  readonly number: number;
  readonly volumes: readonly VolumeFacts[];
  readonly entries: readonly VolumeEntry[];
  /** The visible signature stands on this sheet. */
  readonly signHere: boolean;
}

export const volumeSignaturePlace = (number: number): string => `signature:${number}`;

const HASH_SAMPLE = '00000000 00000000';
/** A hash that is known only when the volume is written, in four lines. */
const hashOf = (of: 'sha256' | 'manifest', volume: number): Inline[] => [0, 1, 2, 3].flatMap((line): Inline[] => [...(line === 0 ? [] : [{ text: '\n' }]), { text: HASH_SAMPLE, pageOf: `${of}:${volume}:${line}` }]);

/** Pages that the sheet takes at most. */
export const volumeSheetPages = (entries: number, volumes: number): number => 1 + Math.ceil((340 + entries * 20 + volumes * 70) / 620);

export function volumeSheet(composition: Composition, { number, volumes, entries, signHere }: VolumeSheet): Block[] {
  const { measure, width, facts, dossier } = composition;
  const title = facts.options.title ?? dossier.title;
  const range = (volume: number): Inline[] => [composition.page(`start:${volume}`), { text: ' –\n' }, composition.page(`end:${volume}`)];
  const contents = { columns: [{ title: 'No.', share: 0.8 }, { title: 'In this volume', share: 5 }, { title: 'Pages', share: 0.7, align: 'right' as const }, { title: 'At', share: 1.2, align: 'right' as const }], size: 8 };
  const cut = (text: string): string => measure.fit(text, (width * 5) / 7.7 - 14, 8);
  const set = { columns: [{ title: 'Vol.', share: 0.4 }, { title: 'File', share: 2.6 }, { title: 'Pages', share: 1.15 }, { title: 'Exhibits', share: 1 }, { title: 'SHA-256 of its manifest.json', share: 1.6 }, { title: 'SHA-256 of the file', share: 1.6 }], size: 6.5 };
  return [
    paragraph(measure, 'SUBMISSION TO U.S. CUSTOMS AND BORDER PROTECTION', width, { size: 8.5, weight: 'bold', color: GREY, tracking: 0.8, before: 0 }),
    space(8),
    paragraph(measure, `Volume ${number} of ${volumes.length}`, width, { size: 22, leading: 28, weight: 'bold', color: ACCENT, before: 0, role: 'H1' }),
    paragraph(measure, title, width, { size: 12, before: 4 }),
    space(6),
    labelledValues(measure, [
      ['Entry number', dossier.entry.number], ['Detention notice', dossier.case.detentionNo],
      ['Pages in this volume', [composition.page(`start:${number}`), { text: ' to ' }, composition.page(`end:${number}`)]], ['Issued', longDate(facts.issuedAt)],
    ], width, 150),
    heading(measure, 'What stands in this volume', width, 2),
    table(measure, { ...contents, rows: entries.map((entry) => ({ cells: [entry.exhibitNo ?? '', cut(entry.title), String(entry.pages), [composition.page(entry.place)]] })) }, width),
    heading(measure, `The whole set: ${volumes.length} volumes`, width, 2),
    table(measure, {
      ...set,
      rows: volumes.map((volume) => ({
        cells: [
          String(volume.number), volume.fileName, range(volume.number), volume.exhibits === null ? '—' : [...new Set(volume.exhibits)].join(' – '), hashOf('manifest', volume.number),
          volume.number < number ? hashOf('sha256', volume.number) : [{ text: volume.number === number ? 'this file' : `written after this volume; see volume ${volumes.length}`, color: GREY }],
        ],
      })),
    }, width),
    paragraph(measure, `Page numbers run on through all volumes without a gap. ${facts.signer === null ? 'No volume is sealed electronically; each' : 'Each volume is sealed by itself and'} carries the whole index, its own manifest.json and volumes.json with the hashes above. A file can only name files that were written before it, so the last volume names them all; the hashes of manifest.json bind every volume to every other.`, width, { size: 8, color: GREY }),
    ...(signHere ? [{ before: 14, strips: [{ height: SIGNATURE_HEIGHT, anchor: volumeSignaturePlace(number), marks: [] }] }] : []),
  ];
}

export interface Tear { readonly name: string; readonly exhibit: Exhibit | null; /** Volume at the other side. */ readonly volume: number; /** Named place where it goes on, or where it begins. */ readonly place: string; }

/** Stands where pages end that go on in the next volume, or at the head of those that began in the one before. */
export function tearSheet(composition: Composition, { name, exhibit, volume, place }: Tear, side: 'end' | 'start'): Block[] {
  const { measure, width } = composition;
  const said = side === 'end'
    ? [`It is too large for one file. It goes on in volume ${volume}, at `, composition.page(place), '.']
    : [`It is too large for one file. The pages before these stand in volume ${volume}; it begins at `, composition.page(place), '.'];
  return [
    space(150),
    paragraph(measure, side === 'end' ? `${name} is continued in volume ${volume}` : `${name}, continued from volume ${volume}`, width, { size: 15, leading: 20, weight: 'bold', color: ACCENT }),
    ...(exhibit === null ? [] : [paragraph(measure, composition.titleOf(exhibit), width, { size: 11, before: 6 })]),
    paragraph(measure, said, width, { size: 10.5, leading: 16, before: 10 }),
    paragraph(measure, 'This sheet was made by Clearproof. It is not part of the exhibit.', width, { size: 8, color: GREY, before: 18 }),
  ];
}
