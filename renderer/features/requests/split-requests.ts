// A pasted list becomes requests: numbering and bullets go, wrapped lines are joined.
import type { Request } from '../../../src/domain/dossier/response.ts';

const STARTS_ITEM = /^\s*(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[-–—•·*▪◦])\s+/i;

/** One text per item. A list without numbers or bullets gives one item per line. */
export function splitRequests(pasted: string): string[] {
  const lines = pasted.split(/\r?\n/).map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const marked = lines.some((line) => STARTS_ITEM.test(line));
  const items: string[] = [];
  for (const line of lines) {
    const text = line.replace(STARTS_ITEM, '').trim();
    const before = marked && !STARTS_ITEM.test(line) ? items.pop() : undefined;
    items.push(before === undefined ? text : `${before} ${text}`);
  }
  return items;
}

/** An id that no request has yet. */
export function freshId(requests: readonly Request[], no: number): string {
  const taken = new Set(requests.map((request) => request.id));
  let candidate = no;
  while (taken.has(`R${candidate}`)) candidate += 1;
  return `R${candidate}`;
}
