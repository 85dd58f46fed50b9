// All own parts of the package laid out as pages, in order: their page counts are final before any number is printed.
import type { Block, Mark } from '../../typeset/display.ts';
import { GREY, HAIRLINE } from '../../typeset/display.ts';
import type { LaidPages } from '../../typeset/flow.ts';
import { flow, LETTER } from '../../typeset/flow.ts';
import { heading } from '../../typeset/paragraph.ts';
import type { Composition } from './composition.ts';
import { chainMap } from './chain-map.ts';
import { cover } from './cover.ts';
import { dueDiligence } from './due-diligence.ts';
import { executiveSummary } from './executive-summary.ts';
import { dividerSheet, exhibitIndex } from './exhibit-index.ts';
import { laborSummary } from './labor-summary.ts';
import { manifestPages } from './manifest-pages.ts';
import { blankPage, isWithheldPart, publicNotice, withheldPart } from './public-sheets.ts';
import { reconciliation } from './reconciliation.ts';
import { statement } from './statement.ts';
import { supplementSheet } from './supplement-sheet.ts';
import { traceTable } from './trace-table.ts';

export interface Part {
  /** Name of its first page for links. */
  readonly place: string;
  readonly title: string;
  readonly laid: LaidPages;
}

/** The line at the head of our own pages: what the submission is, and which part of it. */
function withRunningHead(composition: Composition, title: string, laid: LaidPages): LaidPages {
  const { measure, dossier, facts, width } = composition;
  const right = measure.fit(title, width * 0.45, 7.5);
  const entry = dossier.entry.number === null ? '' : `Entry ${dossier.entry.number}`;
  const left = measure.fit([facts.options.title ?? dossier.title, entry].filter((part) => part !== '').join(' · '), width * 0.52, 7.5);
  const text = (value: string, x: number, own: number): Mark => ({ kind: 'text', x, y: 46, size: 7.5, width: own, inline: { text: value, color: GREY } });
  const rightWidth = measure.measure(right, 7.5);
  const head: Mark[] = [text(left, LETTER.left, measure.measure(left, 7.5)), text(right, LETTER.width - LETTER.right - rightWidth, rightWidth), { kind: 'line', x1: LETTER.left, y1: 52, x2: LETTER.width - LETTER.right, y2: 52, thickness: 0.4, color: HAIRLINE }];
  return { ...laid, pages: laid.pages.map((page) => ({ ...page, marks: [...head, ...page.marks] })) };
}

/** Blocks as a part with the running head on every page. */
export function composePart(composition: Composition, place: string, title: string, blocks: readonly Block[]): Part {
  return { place, title, laid: withRunningHead(composition, title, flow(blocks, LETTER)) };
}

const part = (composition: Composition, place: string, title: string, blocks: readonly Block[]): Part =>
  composePart(composition, place, title, [heading(composition.measure, title, composition.width, 1), ...(isWithheldPart(composition, place) ? withheldPart(composition) : blocks)]);

/** The part with as many pages as the other version has there; what is withheld here is found where it stands there. */
export function asLongAs(composition: Composition, own: Part, other: Part): Part {
  const more = other.laid.pages.length - own.laid.pages.length;
  const withheld = isWithheldPart(composition, own.place);
  const [anchors, tops] = withheld ? [new Map([...other.laid.anchors, ...own.laid.anchors]), new Map([...other.laid.tops, ...own.laid.tops])] : [own.laid.anchors, own.laid.tops];
  if (more <= 0 && !withheld) return own;
  const [filler] = withheld ? own.laid.pages : composePart(composition, own.place, own.title, blankPage(composition)).laid.pages;
  return { ...own, laid: { pages: [...own.laid.pages, ...Array.from({ length: Math.max(0, more) }, () => filler).filter((page) => page !== undefined)], anchors, tops } };
}

/** Both versions with the same number of pages in every part; their parts are the same in number and order. */
export function alignParts(one: { readonly composition: Composition; readonly parts: Parts }, two: { readonly composition: Composition; readonly parts: Parts }): [Parts, Parts] {
  const aligned = (composition: Composition, own: readonly Part[], other: readonly Part[]): Part[] => own.map((each, index) => asLongAs(composition, each, other[index] ?? each));
  const parts = ({ composition, parts: own }: typeof one, other: Parts): Parts => ({ front: aligned(composition, own.front, other.front), dividers: aligned(composition, own.dividers, other.dividers), back: aligned(composition, own.back, other.back) });
  return [parts(one, two.parts), parts(two, one.parts)];
}

export interface Parts { readonly front: readonly Part[]; readonly dividers: readonly Part[]; readonly back: readonly Part[]; }

export function composeParts(composition: Composition): Parts {
  const { earlier } = composition.facts;
  const labor = laborSummary(composition);
  const diligence = dueDiligence(composition);
  const front = [
    { place: 'part:0', title: 'Transmittal', laid: flow(cover(composition), { ...LETTER, top: 72 }) },
    ...(earlier === null ? [] : [part(composition, 'part:supplement', `Supplement ${earlier.ordinal} · What it adds`, supplementSheet(composition, earlier))]),
    part(composition, 'part:1', 'Part 1 · Executive summary', executiveSummary(composition)),
    part(composition, 'part:2', 'Part 2 · Index of exhibits', [...publicNotice(composition, { labor: labor.length > 0, due_diligence: diligence.length > 0 }), ...exhibitIndex(composition)]),
    part(composition, 'part:3', 'Part 3 · The supply chain', chainMap(composition)),
    part(composition, 'part:4', 'Part 4 · Trace from entry line to raw material', traceTable(composition)),
    part(composition, 'part:5', 'Part 5 · Reconciliation', reconciliation(composition)),
  ];
  const dividers = composition.facts.groups.map((group) => part(composition, `step:${group.stepId ?? ''}`, `Part 6 · ${group.title}`, dividerSheet(composition, group)));
  const back = [
    ...(labor.length === 0 ? [] : [part(composition, 'part:7', 'Part 7 · Labor', labor)]),
    ...(diligence.length === 0 ? [] : [part(composition, 'part:8', 'Part 8 · Due diligence', diligence)]),
    part(composition, 'part:9', 'Part 9 · Statement and signature', statement(composition)),
    part(composition, 'part:10', 'Part 10 · Manifest', manifestPages(composition)),
  ];
  return { front, dividers, back };
}
