// What a paper of the sample is made of: leaves of simple elements under the letterhead of its issuer.
import type { Column } from '../typeset/table.ts';
import type { SampleDossier, SampleExhibit } from './sample-dossier.ts';

/** The kind of letterhead: who would have printed such a paper. */
export type Letterhead = 'government' | 'company' | 'bank' | 'carrier' | 'certificate' | 'report';

export interface FormBox { readonly label: string; readonly value: string; readonly share?: number; }

export type Element =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly size?: number; readonly mono?: boolean }
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Ruled boxes side by side, as on a printed form. */
  | { readonly kind: 'boxes'; readonly boxes: readonly FormBox[]; readonly height?: number }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[]; readonly total?: readonly string[]; readonly size?: number }
  | { readonly kind: 'picture'; readonly jpeg: Uint8Array; readonly caption: string; readonly height: number }
  | { readonly kind: 'flow'; readonly steps: readonly string[] }
  | { readonly kind: 'signature'; readonly name: string; readonly role: string; readonly date: string }
  | { readonly kind: 'seal'; readonly lines: readonly string[] };

/** One page; all of it must fit. */
export type Leaf = readonly Element[];
export interface Paper { readonly letterhead: Letterhead; readonly leaves: readonly Leaf[]; }

/** Words of the paper's language for an English phrase. */
export type Say = (english: string) => string;

export interface PaperContext {
  readonly dossier: SampleDossier;
  readonly exhibit: SampleExhibit;
  readonly pages: number;
  /** The paper is the original in the local language, not its translation. */
  readonly local: boolean;
  readonly say: Say;
  /** Name of a party in the language of the paper. */
  named(partyId: string | null): string;
  /** Photographs shown on the paper, made once. */
  photos(count: number): readonly Uint8Array[];
}

export type PaperMaker = (context: PaperContext) => Paper;

export const col = (title: string, share = 1, align: 'left' | 'right' | 'center' = 'left'): Column => ({ title, share, align });

/** Name and address block of a party, as papers print it. */
export function partyText({ dossier, named }: PaperContext, id: string | null): string {
  const party = dossier.party(id);
  return party ? `${named(id)}\n${party.address ?? ''}` : '';
}

/** The reference numbers a paper cites, labelled. */
export function refRows({ exhibit, say }: PaperContext): (readonly [string, string])[] {
  const labels: Readonly<Record<string, string>> = { po: 'Purchase order', invoice: 'Invoice', bol: 'Bill of lading', container: 'Container', entry: 'Entry number', contract: 'Contract', prodOrder: 'Production order', deliveryNote: 'Delivery note' };
  return Object.entries(exhibit.refs).map(([key, value]) => [say(labels[key] ?? key), value] as const);
}

/** The leaves a paper of so many pages has room for. */
export const firstLeaves = (leaves: readonly Leaf[], pages: number): readonly Leaf[] => leaves.slice(0, pages);
