// What is expected of the chain of one kind of goods: its steps, the papers of each, and the papers without which a check speaks up.
import * as v from 'valibot';
import { STEP_KINDS } from '../dossier/chain.ts';
import { documentCode } from './document-types.ts';
import { distinct, head, statement, text, texts } from './statement.ts';

const level = v.picklist(['block', 'warn', 'info']);
const packId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,39}$/, 'is not a pack id such as cotton-apparel'));
const chapter = v.pipe(v.string(), v.regex(/^\d{2}$/));

/** A paper of a set is expected always, or only where a border is crossed. */
export const paperSetsSchema = v.strictObject({
  ...head,
  sets: v.pipe(v.array(v.strictObject({
    id: v.picklist(['sale', 'run', 'labor']), name: text, meaning: text,
    papers: v.array(v.strictObject({ title: text, oneOf: v.pipe(v.array(documentCode), v.minLength(1)), when: v.picklist(['always', 'border']) })),
  })), distinct(({ id }) => id)),
});
export type PaperSets = v.InferOutput<typeof paperSetsSchema>;

/**
 * Papers that rule T09 demands of steps at sites with this activity. Kinds are those of steps, by default transformations
 * and origins; a transfer is judged by the site it leaves, and `entry` is the movement that brings the goods to the importer.
 */
const requirement = v.strictObject({
  /** Null: of any activity. */
  activity: v.nullable(text), kinds: v.optional(v.array(v.picklist([...STEP_KINDS, 'entry']))),
  papers: v.array(v.strictObject({ oneOf: v.pipe(v.array(documentCode), v.minLength(1)), level })),
});

/** A step as CBP and practice describe it: the guide a person follows. */
const chainStep = v.strictObject({
  no: v.pipe(v.number(), v.integer(), v.minValue(1)), title: text,
  sets: v.array(v.picklist(['sale', 'run', 'labor'])),
  /** Activities of sites where this step takes place. */
  activities: texts,
  papers: v.array(v.strictObject({ title: text, oneOf: v.pipe(v.array(documentCode), v.minLength(1)) })),
  notes: v.array(statement),
});
export type ChainStep = v.InferOutput<typeof chainStep>;

export const commodityPackSchema = v.strictObject({
  ...head, id: packId, name: text,
  htsChapters: v.array(chapter),
  /** Tariff numbers that begin so suggest this pack. */
  htsHeadings: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{2,8}$/))), []),
  steps: v.array(requirement), forCase: v.record(v.string(), v.array(requirement)),
  chain: v.optional(v.pipe(v.array(chainStep), distinct(({ no }) => String(no))), []),
  /** Parts beside the main material that need a chain of their own. */
  components: v.optional(texts, []),
  remarks: v.optional(v.array(statement), []),
});
export type CommodityPack = v.InferOutput<typeof commodityPackSchema>;

/** The pack whose tariff headings fit `hts` best, longest first; null where none does. */
export function suggestedPack(hts: string, packs: readonly CommodityPack[]): CommodityPack | null {
  const digits = hts.replace(/\D/g, '');
  const fitting = packs.flatMap((pack) => pack.htsHeadings.filter((heading) => digits.startsWith(heading)).map((heading) => ({ pack, length: heading.length })));
  return fitting.toSorted((a, b) => b.length - a.length)[0]?.pack ?? null;
}
