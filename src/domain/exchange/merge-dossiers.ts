// Three-way merge of a dossier that comes back with the one that is here: record by record, field by field.
import { COLLECTION_NAMES, type CollectionName, type Dossier } from '../dossier/dossier.ts';
import { mergeValues, sameValue, type Choose } from './merge-values.ts';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };
export type MergePart = CollectionName | 'header';
export type Choice = 'mine' | 'theirs';

export interface MergeChange {
  readonly part: MergePart;
  readonly id: string;
  /** What a person knows the record by. */
  readonly name: string;
  readonly kind: 'new' | 'changed' | 'removed';
  /** Fields that change, for `changed`. */
  readonly fields: readonly string[];
}
export interface MergeConflict {
  /** Names the conflict in the choices: part, id and field. */
  readonly key: string;
  readonly part: MergePart;
  readonly id: string;
  readonly name: string;
  /** Field inside the record; null where the record as a whole is in question. */
  readonly field: string | null;
  /** As they are, undefined where there is nothing. */
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}
export interface MergeInput {
  /** What both grew from; null when nothing was exchanged before. */
  readonly base: Dossier | null;
  readonly mine: Dossier;
  readonly theirs: Dossier;
  /** False for a selection: what is missing in it was not sent, not removed. */
  readonly isWhole: boolean;
}
export type MergeEdit =
  | { readonly op: 'put'; readonly collection: CollectionName; readonly value: Item }
  | { readonly op: 'remove'; readonly collection: CollectionName; readonly id: string }
  | { readonly op: 'header'; readonly value: Readonly<Record<string, unknown>> };
export interface MergePlan {
  readonly changes: readonly MergeChange[];
  /** Still open: mine stands until one is chosen. */
  readonly conflicts: readonly MergeConflict[];
  /** Records equal on both sides. */
  readonly same: number;
  /** Records the sender has and did not change, that were taken out here since: they stay out. */
  readonly leftOut: number;
  readonly edits: readonly MergeEdit[];
}

/** Not part of the work itself, or bound to the vault it lies in. */
const LOCAL_FIELDS = new Set<string>(['form', 'id', 'referencePins', ...COLLECTION_NAMES]);
const headerOf = (dossier: Dossier): Item => ({ ...Object.fromEntries(Object.entries(dossier).filter(([key]) => !LOCAL_FIELDS.has(key))), id: dossier.id });
const recordsOf = (dossier: Dossier | null, collection: CollectionName): readonly Item[] => dossier?.[collection] ?? [];
const byId = (items: readonly Item[]): ReadonlyMap<string, Item> => new Map(items.map((item) => [item.id, item]));

/** "B-05 Commercial invoice", "Kaveri Spinning", or the id where a record has no name. */
function nameOf(item: Item): string {
  const words = ['exhibitNo', 'title', 'name', 'no', 'heading', 'item', 'material', 'number', 'month', 'period'].flatMap((key) => (typeof item[key] === 'string' || typeof item[key] === 'number' ? [String(item[key])] : []));
  return words.length > 0 ? words.slice(0, 2).join(' ').slice(0, 200) : item.id;
}

const keyOf = (part: MergePart, id: string, path: readonly string[]): string => [part, id, ...path].map((word) => encodeURIComponent(word)).join('/');
const changedFields = (before: Item, after: Item): string[] => [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !sameValue(before[field], after[field]));

class Merger {
  readonly changes: MergeChange[] = [];
  readonly conflicts: MergeConflict[] = [];
  readonly edits: MergeEdit[] = [];
  readonly #input: MergeInput;
  readonly #choices: Readonly<Record<string, Choice>>;
  same = 0;
  leftOut = 0;

  constructor(input: MergeInput, choices: Readonly<Record<string, Choice>>) {
    this.#input = input;
    this.#choices = choices;
  }

  header(): void {
    const { base, mine, theirs } = this.#input;
    const [here, there] = [headerOf(mine), { ...headerOf(theirs), id: mine.id }];
    const merged = this.#fields('header', here, base && headerOf(base), there);
    if (merged) this.edits.push({ op: 'header', value: merged });
  }

  collection(part: CollectionName): void {
    const { base, mine, theirs, isWhole } = this.#input;
    const [before, here, there] = [byId(recordsOf(base, part)), byId(recordsOf(mine, part)), byId(recordsOf(theirs, part))];
    for (const item of there.values()) this.#arrived(part, item, here.get(item.id), before.get(item.id));
    if (!isWhole) return;
    for (const [id, old] of before) if (!there.has(id)) this.#goneThere(part, old, here.get(id));
  }

  #arrived(part: CollectionName, theirs: Item, mine: Item | undefined, base: Item | undefined): void {
    if (mine) {
      // Both sides gave the same id to something of their own: two things, not one to be mixed field by field.
      if (!base && !sameValue(mine, theirs)) return this.#wholeRecord(part, mine, undefined, theirs);
      const merged = this.#fields(part, mine, base ?? null, theirs);
      if (merged) this.edits.push({ op: 'put', collection: part, value: merged });
      return;
    }
    if (!base) return this.#put(part, theirs);
    if (sameValue(base, theirs)) this.leftOut += 1;
    else this.#wholeRecord(part, undefined, base, theirs);
  }

  #goneThere(part: CollectionName, base: Item, mine: Item | undefined): void {
    if (!mine) return;
    if (sameValue(base, mine)) this.#remove(part, mine);
    else this.#wholeRecord(part, mine, base, undefined);
  }

  #put(part: CollectionName, item: Item): void {
    this.edits.push({ op: 'put', collection: part, value: item });
    this.changes.push({ part, id: item.id, name: nameOf(item), kind: 'new', fields: [] });
  }
  #remove(part: CollectionName, item: Item): void {
    this.edits.push({ op: 'remove', collection: part, id: item.id });
    this.changes.push({ part, id: item.id, name: nameOf(item), kind: 'removed', fields: [] });
  }

  /** One side removed what the other changed, or both added something else under one id. */
  #wholeRecord(part: CollectionName, mine: Item | undefined, base: Item | undefined, theirs: Item | undefined): void {
    const known = theirs ?? mine;
    if (!known) return;
    const key = keyOf(part, known.id, []);
    const chosen = this.#choices[key];
    if (chosen === undefined) this.conflicts.push({ key, part, id: known.id, name: nameOf(known), field: null, base, mine, theirs });
    if (chosen !== 'theirs') return;
    if (!theirs) this.#remove(part, known);
    else if (!mine) this.#put(part, theirs);
    else {
      this.edits.push({ op: 'put', collection: part, value: theirs });
      this.changes.push({ part, id: theirs.id, name: nameOf(theirs), kind: 'changed', fields: changedFields(mine, theirs) });
    }
  }

  /** The merged record; null when nothing changes here. */
  #fields(part: MergePart, mine: Item, base: Item | null, theirs: Item): Item | null {
    const choose: Choose = (path) => this.#choices[keyOf(part, mine.id, path)] ?? null;
    const merged = mergeValues(base ?? {}, mine, theirs, choose);
    for (const conflict of merged.conflicts) {
      this.conflicts.push({ key: keyOf(part, mine.id, conflict.path), part, id: mine.id, name: part === 'header' ? 'The case itself' : nameOf(mine), field: conflict.path.join('.'), base: conflict.base, mine: conflict.mine, theirs: conflict.theirs });
    }
    const value = { ...(merged.value as Readonly<Record<string, unknown>>), id: mine.id };
    if (sameValue(value, mine)) {
      if (sameValue(mine, theirs)) this.same += 1;
      return null;
    }
    this.changes.push({ part, id: mine.id, name: part === 'header' ? 'The case itself' : nameOf(mine), kind: 'changed', fields: changedFields(mine, value) });
    return value;
  }
}

/** The same bytes for the same exhibit under another id are no second file. */
function withoutKnownFiles(theirs: Dossier, mine: Dossier): Dossier {
  const ids = new Set(mine.files.map((file) => file.id));
  const content = new Set(mine.files.map((file) => `${file.exhibitId}/${file.sha256}`));
  return { ...theirs, files: theirs.files.filter((file) => ids.has(file.id) || !content.has(`${file.exhibitId}/${file.sha256}`)) };
}

/** A number that stands on another exhibit here gets an ending, so that no two exhibits share one. */
function withFreeNumbers(theirs: Dossier, mine: Dossier): Dossier {
  const taken = new Map(mine.exhibits.map((exhibit) => [exhibit.exhibitNo, exhibit.id]));
  const known = new Set(mine.exhibits.map((exhibit) => exhibit.id));
  const exhibits = theirs.exhibits.map((exhibit) => {
    if (known.has(exhibit.id) || !taken.has(exhibit.exhibitNo)) return exhibit;
    let number = 2;
    while (taken.has(`${exhibit.exhibitNo}-${number}`)) number += 1;
    const exhibitNo = `${exhibit.exhibitNo}-${number}`;
    taken.set(exhibitNo, exhibit.id);
    return { ...exhibit, exhibitNo };
  });
  return { ...theirs, exhibits };
}

/** What taking `theirs` in would change here. `choices` decides conflicts by their key. */
export function mergeDossiers(input: MergeInput, choices: Readonly<Record<string, Choice>> = {}): MergePlan {
  const merger = new Merger({ ...input, theirs: withFreeNumbers(withoutKnownFiles(input.theirs, input.mine), input.mine) }, choices);
  // A selection carries no case: its empty header says nothing.
  if (input.isWhole) merger.header();
  for (const collection of COLLECTION_NAMES) merger.collection(collection);
  const { changes, conflicts, same, leftOut, edits } = merger;
  return { changes, conflicts, same, leftOut, edits };
}

/** The plan for a dossier that nothing here is related to: every record is new. */
export function allNew(dossier: Dossier): MergePlan {
  const changes = COLLECTION_NAMES.flatMap((part) => recordsOf(dossier, part).map((item): MergeChange => ({ part, id: item.id, name: nameOf(item), kind: 'new', fields: [] })));
  return { changes, conflicts: [], same: 0, leftOut: 0, edits: [] };
}
