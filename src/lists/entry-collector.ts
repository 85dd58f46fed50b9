// Collects the entries of a list: tidies and cuts texts, gives ids, joins what stands twice, and notes what was left out.
import { ENTRY_LIMITS, MOST_ENTRIES, type ListEntry } from '../domain/screening/list-entry.ts';

export type EntryDraft = Pick<ListEntry, 'name'> & Partial<Omit<ListEntry, 'name'>>;

/** One line, no blanks at the ends, at most `most` characters. */
const tidy = (text: string, most: number): string => text.replace(/\s+/g, ' ').trim().slice(0, most).trim();
const tidyOrNull = (text: string | null | undefined, most: number): string | null => tidy(text ?? '', most) || null;
const each = (texts: readonly string[] | undefined, length: number, count: number): string[] => [...new Set((texts ?? []).map((text) => tidy(text, length)).filter((text) => text !== ''))].slice(0, count);

/** Letters and digits of a name, in upper case: the id of an entry that has no number. */
export const idOfName = (name: string): string => name.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim().slice(0, 200);

export class EntryCollector {
  readonly #entries = new Map<string, ListEntry>();
  readonly #notes: string[] = [];
  #unnamed = 0;
  #long = 0;
  #beyond = 0;

  /** Adds an entry; one whose id is known is joined with the first of that id. */
  add(draft: EntryDraft): void {
    const name = tidy(draft.name, ENTRY_LIMITS.name);
    const id = tidy(draft.id ?? idOfName(name), ENTRY_LIMITS.name);
    if (name === '' || id === '') { this.#unnamed += 1; return; }
    if ([draft.name, ...(draft.aliases ?? [])].some((text) => text.trim().length > ENTRY_LIMITS.name)) this.#long += 1;
    const known = this.#entries.get(id);
    if (!known && this.#entries.size >= MOST_ENTRIES) { this.#beyond += 1; return; }
    this.#entries.set(id, {
      id, name: known?.name ?? name,
      aliases: each([...(known?.aliases ?? []), ...(known ? [name] : []), ...(draft.aliases ?? [])], ENTRY_LIMITS.name, ENTRY_LIMITS.aliases).filter((alias) => alias !== (known?.name ?? name)),
      type: known?.type ?? tidyOrNull(draft.type, ENTRY_LIMITS.name),
      addresses: each([...(known?.addresses ?? []), ...(draft.addresses ?? [])], ENTRY_LIMITS.text, ENTRY_LIMITS.addresses),
      country: known?.country ?? tidyOrNull(draft.country, ENTRY_LIMITS.name),
      programs: each([...(known?.programs ?? []), ...(draft.programs ?? [])], ENTRY_LIMITS.text, ENTRY_LIMITS.programs),
      merchandise: known?.merchandise ?? tidyOrNull(draft.merchandise, ENTRY_LIMITS.text),
      status: known?.status ?? tidyOrNull(draft.status, ENTRY_LIMITS.name),
      since: known?.since ?? draft.since ?? null,
      remarks: known?.remarks ?? tidyOrNull(draft.remarks, ENTRY_LIMITS.text),
    });
  }

  /** A row without a name; such rows are counted and told. */
  skip(): void {
    this.#unnamed += 1;
  }
  note(text: string): void {
    this.#notes.push(tidy(text, ENTRY_LIMITS.text));
  }

  get entries(): ListEntry[] {
    return [...this.#entries.values()];
  }
  get notes(): string[] {
    const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
    return [
      ...this.#notes,
      ...(this.#unnamed > 0 ? [`${rows(this.#unnamed)} without a name left out.`] : []),
      ...(this.#long > 0 ? [`${rows(this.#long)} had a name longer than ${ENTRY_LIMITS.name} characters, which was cut.`] : []),
      ...(this.#beyond > 0 ? [`${rows(this.#beyond)} beyond the limit of ${MOST_ENTRIES} entries left out.`] : []),
    ].slice(0, 50);
  }
}
