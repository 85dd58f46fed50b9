// What changed between two versions of a list: entries added, removed, changed.
import type { ListEntry } from './list-entry.ts';

export interface ListChange {
  readonly id: string;
  readonly name: string;
  /** For a changed entry: which of its fields. */
  readonly fields: readonly string[];
}
export interface ListDiff {
  readonly added: readonly ListChange[];
  readonly removed: readonly ListChange[];
  readonly changed: readonly ListChange[];
}

const FIELDS = ['name', 'aliases', 'type', 'addresses', 'country', 'programs', 'merchandise', 'status', 'since', 'remarks'] as const;
/** The same content in another order is no change. */
const textOf = (value: ListEntry[(typeof FIELDS)[number]]): string => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);

/** Entries are told apart by their id; a removed entry is a reason to look, not a proof that the measure ended. */
export function diffLists(before: readonly ListEntry[], after: readonly ListEntry[]): ListDiff {
  const [old, current] = [new Map(before.map((entry) => [entry.id, entry])), new Map(after.map((entry) => [entry.id, entry]))];
  const named = ({ id, name }: ListEntry, fields: readonly string[] = []): ListChange => ({ id, name, fields });
  const changed: ListChange[] = [];
  for (const entry of current.values()) {
    const was = old.get(entry.id);
    const fields = was ? FIELDS.filter((field) => textOf(was[field]) !== textOf(entry[field])) : [];
    if (fields.length > 0) changed.push(named(entry, fields));
  }
  return {
    added: [...current.values()].filter((entry) => !old.has(entry.id)).map((entry) => named(entry)),
    removed: [...old.values()].filter((entry) => !current.has(entry.id)).map((entry) => named(entry)),
    changed,
  };
}
