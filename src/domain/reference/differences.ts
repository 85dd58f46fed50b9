// What changed between two versions of a reference file, member by member, in words a person can check.

export interface Difference {
  readonly change: 'added' | 'removed' | 'changed';
  /** Names of the members on the way: `documentTypes › PACKING_LIST › proves`. */
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** More than these are counted, not listed. */
const LISTED = 200;
const SHOWN = 160;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const KEYS = ['code', 'id', 'rule', 'name', 'process', 'no', 'activity', 'title'];

/** What a member of a list is called, so that a list keeps its members apart when one is put in between. */
const nameOf = (member: unknown, index: number): string => {
  if (!isObject(member)) return typeof member === 'string' || typeof member === 'number' ? String(member) : String(index + 1);
  const key = KEYS.find((candidate) => typeof member[candidate] === 'string' || typeof member[candidate] === 'number');
  return key === undefined ? String(index + 1) : String(member[key]);
};

function membersOf(value: unknown): Map<string, unknown> | null {
  if (isObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return null;
  const members = new Map<string, unknown>();
  value.forEach((member: unknown, index) => {
    const name = nameOf(member, index);
    members.set(members.has(name) ? `${name} (${index + 1})` : name, member);
  });
  return members;
}

const said = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** All differences in reading order; `total` counts those beyond the two hundred listed. */
export function differences(before: unknown, after: unknown): { readonly total: number; readonly listed: readonly Difference[] } {
  const listed: Difference[] = [];
  let total = 0;
  const tell = (difference: Difference): void => {
    total += 1;
    if (listed.length < LISTED) listed.push(difference);
  };
  const walk = (old: unknown, now: unknown, path: readonly string[]): void => {
    const [oldMembers, newMembers] = [membersOf(old), membersOf(now)];
    if (oldMembers === null || newMembers === null || Array.isArray(old) !== Array.isArray(now)) {
      if (JSON.stringify(old) !== JSON.stringify(now)) tell({ change: 'changed', where: path.join(' › '), before: said(old), after: said(now) });
      return;
    }
    for (const [name, member] of oldMembers) {
      if (newMembers.has(name)) walk(member, newMembers.get(name), [...path, name]);
      else tell({ change: 'removed', where: [...path, name].join(' › '), before: said(member), after: null });
    }
    for (const [name, member] of newMembers) if (!oldMembers.has(name)) tell({ change: 'added', where: [...path, name].join(' › '), before: null, after: said(member) });
  };
  walk(before, after, []);
  return { total, listed };
}
