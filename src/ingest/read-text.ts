// Reads plain text, HTML, XML, JSON and RTF as text; nothing in them is followed or run.
import { decodeText } from './decode-text.ts';
import { MEDIA_TYPES } from './media-types.ts';
import { newReading, TextCollector } from './new-reading.ts';
import type { ReadRequest, Reading } from './reading.ts';

const TAGGED: ReadonlySet<string> = new Set([MEDIA_TYPES.html, MEDIA_TYPES.svg]);

/** Words of a tagged text without its tags; scripts and styles are left out. Each pattern is linear in the input. */
function withoutTags(text: string): string {
  return text
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[ \t]{2,}/g, ' ');
}

/** Reads a file already known to be text. */
export function readText({ bytes, limits }: ReadRequest, mediaType: string): Reading {
  const decoded = decodeText(bytes);
  if (!decoded) return newReading(mediaType, { condition: 'broken', note: 'The text is in no encoding that is known.' });
  const texts = new TextCollector(limits);
  texts.add(1, TAGGED.has(mediaType) ? withoutTags(decoded.text) : decoded.text);
  return newReading(mediaType, { texts: texts.pages, note: texts.note, facts: { encoding: decoded.encoding } });
}
