// Reads OFAC's sdn.xml as a stream of tags. Document types are refused, so no entity is ever expanded or fetched.
import { SaxesParser } from 'saxes';
import { Fault } from '../contract/errors.ts';
import type { ParsedList } from '../domain/screening/list-entry.ts';
import { EntryCollector } from './entry-collector.ts';
import { listDate } from './list-date.ts';

const PIECE = 1024 * 1024;
const DEEPEST = 32;
const LONGEST_TEXT = 20_000;

type Fields = Map<string, string[]>;
const first = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? '';
const nameOf = (fields: Fields): string => [first(fields, 'lastName'), first(fields, 'firstName')].filter(Boolean).join(', ');
const addressOf = (fields: Fields): string => ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'].map((name) => first(fields, name)).filter(Boolean).join(', ');

/** OFAC’s advanced form (sdn_advanced.xml): another structure, with nothing in it that screening by name needs. */
export const isOfacAdvancedXml = (text: string): boolean => /<Sanctions[\s>]/.test(text.slice(0, 4000)) && /ADVANCED_XML|<ReferenceValueSets[\s>]/.test(text.slice(0, 20_000));
export const isOfacXml = (text: string): boolean => /<sdnList[\s>]/.test(text.slice(0, 4000));

/** Throws Fault `list.unreadable` for XML that is cut off, malformed or carries a document type. */
export function readOfacXml(name: string, text: string): ParsedList {
  const collector = new EntryCollector();
  const path: string[] = [];
  let entry: Fields = new Map();
  let [aliases, addresses, countries]: [string[], string[], string[]] = [[], [], []];
  /** Fields of the alias or address that is being read. */
  let part: Fields = new Map();
  let characters = '';
  let [published, count] = ['', ''];

  const finish = (tag: string): void => {
    const value = characters.trim();
    const [parent] = path.slice(-2, -1);
    if (tag === 'Publish_Date') published = value;
    else if (tag === 'Record_Count') count = value;
    else if (tag === 'aka') aliases.push(nameOf(part));
    else if (tag === 'address') {
      addresses.push(addressOf(part));
      countries.push(first(part, 'country'));
    } else if (tag === 'sdnEntry') {
      const uid = first(entry, 'uid');
      collector.add({
        ...(uid === '' ? {} : { id: uid }), name: nameOf(entry), aliases, addresses, type: first(entry, 'sdnType').toLowerCase() || null, programs: entry.get('program') ?? [],
        country: countries.find(Boolean) ?? null, remarks: [first(entry, 'title'), first(entry, 'remarks')].filter(Boolean).join('; ') || null,
      });
    } else if (parent === 'aka' || parent === 'address') part.set(tag, [value]);
    else if (parent === 'sdnEntry' || tag === 'program') entry.set(tag, [...(entry.get(tag) ?? []), value]);
  };
  const parser = new SaxesParser();
  parser.on('error', (problem) => { throw new Fault('list.unreadable', { name, reason: `its XML is damaged or cut off (${problem.message.slice(0, 200)})` }); });
  parser.on('doctype', () => { throw new Fault('list.unreadable', { name, reason: 'it has a document type, which published lists do not have and which could make it harmful' }); });
  parser.on('opentag', ({ name: tag }) => {
    path.push(tag);
    if (path.length > DEEPEST) throw new Fault('list.unreadable', { name, reason: 'its tags are nested too deeply' });
    characters = '';
    if (tag === 'sdnEntry') {
      entry = new Map();
      [aliases, addresses, countries] = [[], [], []];
    } else if (tag === 'aka' || tag === 'address') part = new Map();
  });
  const addText = (more: string): void => { if (characters.length < LONGEST_TEXT) characters += more.slice(0, LONGEST_TEXT); };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name: tag }) => {
    finish(tag);
    path.pop();
    characters = '';
  });
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();

  const { entries } = collector;
  if (/^\d+$/.test(count) && Number(count) !== entries.length) collector.note(`The file says it has ${count} entries; ${entries.length} were read.`);
  return { format: 'ofac-xml', listId: /cons/i.test(name) ? 'OFAC-CONS' : 'SDN', asPublished: listDate(published), entries, notes: collector.notes };
}
