// Names stay out of the custody log: a line holds salted commitments, the texts are kept beside it and may be erased.
import { createHmac } from 'node:crypto';

/** Details under these names may speak of a person or quote a title; wherever they stand, they are committed to, not written. */
const PRIVATE_NAMES: ReadonlySet<string> = new Set(['name', 'names', 'title', 'label', 'path', 'relativePath', 'fileName', 'originalName']);
const SALT_BYTES = 16;
const PREFIX = 'commit:';

export interface HiddenText { readonly commitment: string; readonly salt: string; readonly text: string; }

/** "commit:" and HMAC-SHA256 of the text under its own salt: who has text and salt can prove that it was meant, nobody else can guess. */
export function commitmentOf(text: string, salt: string): string {
  return `${PREFIX}${createHmac('sha256', Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex')}`;
}

type Details = Record<string, unknown>;
const isObject = (value: unknown): value is Details => typeof value === 'object' && value !== null && !Array.isArray(value);

function mapStrings(value: unknown, name: string, map: (text: string, name: string) => string): unknown {
  if (typeof value === 'string') return map(value, name);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, name, map));
  return isObject(value) ? mapDetails(value, map) : value;
}

const mapDetails = (details: Details, map: (text: string, name: string) => string): Details =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, mapStrings(value, name, map)]));

/** What the log holds in place of `text`; text and salt are added to `hidden`. */
export function hideText(text: string, randomBytes: (length: number) => Uint8Array, hidden: HiddenText[]): string {
  const salt = Buffer.from(randomBytes(SALT_BYTES)).toString('hex');
  const commitment = commitmentOf(text, salt);
  hidden.push({ commitment, salt, text });
  return commitment;
}

/** The details as the log may hold them; what was taken out is added to `hidden`. */
export const hide = (details: Details, randomBytes: (length: number) => Uint8Array, hidden: HiddenText[]): Details =>
  mapDetails(details, (text, name) => (PRIVATE_NAMES.has(name) ? hideText(text, randomBytes, hidden) : text));

/** The details with every commitment replaced by its text, where `texts` still has it. */
export function reveal(details: Details, texts: ReadonlyMap<string, string>): Details {
  return mapDetails(details, (text) => texts.get(text) ?? text);
}
