// Reads the UFLPA Entity List from the web page as a browser saved it: tables of names and dates under statutory sections.
import { Parser } from 'htmlparser2';
import { Fault } from '../contract/errors.ts';
import type { ParsedList } from '../domain/screening/list-entry.ts';
import { EntryCollector } from './entry-collector.ts';
import { listDate } from './list-date.ts';
import { unpackNames } from './unpack-names.ts';

interface Table { readonly before: string; readonly rows: string[][] }

const BLOCKS: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'caption', 'button', 'summary', 'div']);
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);
const MOST_ROWS = 20_000;

/** Tables with the last words that stood before each, and the text of the page outside them. Scripts are not run, nothing is loaded. */
function readTables(html: string): { tables: Table[]; text: string } {
  const tables: Table[] = [];
  const outside: string[] = [];
  let [block, before] = ['', ''];
  let cell: string | null = null;
  let unseen = 0;
  let rows = 0;
  const open: Table[] = [];
  const endBlock = (): void => {
    if (block.trim() !== '') {
      outside.push(block);
      before = block.trim();
    }
    block = '';
  };
  const endCell = (): void => {
    const row = open.at(-1)?.rows.at(-1);
    if (cell !== null && row) row.push(cell.replace(/\s+/g, ' ').trim());
    cell = null;
  };
  const parser = new Parser({
    onopentagname(name) {
      if (UNSEEN.has(name)) unseen += 1;
      else if (name === 'table') {
        endBlock();
        open.push({ before, rows: [] });
      } else if (name === 'tr' && rows < MOST_ROWS) {
        endCell();
        open.at(-1)?.rows.push([]);
        rows += 1;
      } else if (name === 'td' || name === 'th') {
        endCell();
        cell = '';
      } else if (name === 'br') {
        if (cell === null) block += ' ';
        else cell += ' ';
      } else if (BLOCKS.has(name)) {
        if (cell === null) endBlock();
        else cell += ' ';
      }
    },
    ontext(text) {
      if (unseen > 0) return;
      if (cell === null) block += text;
      else cell += text;
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen -= 1;
      else if (name === 'td' || name === 'th' || name === 'tr') endCell();
      else if (name === 'table') {
        endCell();
        const table = open.pop();
        if (table) tables.push(table);
      } else if (BLOCKS.has(name) && cell === null) endBlock();
    },
  }, { decodeEntities: true });
  parser.write(html);
  parser.end();
  endBlock();
  return { tables, text: outside.join('\n') };
}

const ENTITY = /^\W*(?:names? of (?:the )?entit(?:y|ies)|entit(?:y|ies)(?: names?)?)\W*$/i;
const DATE = /effective\s*date|date/i;

/** "UFLPA Section 2(d)(2)(B)(ii): …" → the section with its words. */
const sectionOf = (before: string): string => before.replace(/\s+/g, ' ').slice(0, 400);

export const isUflpaPage = (html: string): boolean => /<table/i.test(html) && /uflpa|uyghur forced labor prevention act/i.test(html);

/** Throws Fault `list.unreadable` when no table of entities is found: the page changed, or only a part was saved. */
export function readUflpaPage(name: string, html: string): ParsedList {
  const { tables, text } = readTables(html);
  const collector = new EntryCollector();
  let found = 0;
  for (const { before, rows } of tables) {
    const header = rows.findIndex((row) => row.some((cell) => ENTITY.test(cell)));
    const [nameColumn, dateColumn] = [rows[header]?.findIndex((cell) => ENTITY.test(cell)) ?? -1, rows[header]?.findIndex((cell) => DATE.test(cell)) ?? -1];
    if (nameColumn < 0) continue;
    found += 1;
    for (const row of rows.slice(header + 1)) addRow(collector, row[nameColumn] ?? '', row[dateColumn] ?? '', sectionOf(before));
  }
  if (found === 0) throw new Fault('list.unreadable', { name, reason: 'no table of entities was found in the page; save the whole page as HTML once more' });
  const updated = /last\s+(?:updated|reviewed|published)[^\dA-Za-z]*((?:[A-Z][a-z]+\.?\s+\d{1,2},?\s+\d{4})|(?:\d{1,2}\/\d{1,2}\/\d{4})|(?:\d{4}-\d{2}-\d{2}))/i.exec(text.replace(/\s+/g, ' '));
  return { format: 'uflpa-html', listId: 'UFLPA', asPublished: listDate(updated?.[1] ?? ''), entries: collector.entries, notes: collector.notes };
}

function addRow(collector: EntryCollector, cell: string, date: string, section: string): void {
  if (cell === '') { collector.skip(); return; }
  const { name, aliases, subsidiaries, more } = unpackNames(cell);
  const common = { type: 'entity', programs: section === '' ? [] : [section], since: listDate(date), country: 'China' };
  collector.add({ ...common, name, aliases: [...aliases], remarks: more === null ? null : `Listed with ${more}.` });
  for (const subsidiary of subsidiaries) collector.add({ ...common, name: subsidiary, remarks: `Named as a subsidiary in the entry of ${name}.` });
}
