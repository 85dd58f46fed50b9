// Tells kinds of text apart: mail, HTML, XML, JSON, CSV, plain.
import { MEDIA_TYPES as TYPE } from './media-types.ts';

const SAMPLE = 16_384;
const MAIL_HEADER = /^(?:received|from|to|subject|date|message-id|mime-version|return-path|delivered-to|content-type|dkim-signature|reply-to|x-[a-z-]+):/i;

function looksLikeMail(head: string): boolean {
  const lines = head.split(/\r?\n/);
  const blank = lines.findIndex((line) => line === '');
  const header = lines.slice(0, blank < 0 ? lines.length : blank);
  if (header.length < 2 || !/^[A-Za-z][A-Za-z-]*:/.test(header[0] ?? '')) return false;
  const known = new Set(header.map((line) => MAIL_HEADER.exec(line)?.[0].toLowerCase()).filter((name) => name !== undefined));
  return known.size >= 2 && (known.has('from:') || known.has('received:') || known.has('mime-version:') || known.has('message-id:'));
}

/** The same separator the same number of times on most of at least two lines. */
function looksLikeCsv(head: string, whole: boolean): boolean {
  const lines = head.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
  if (!whole) lines.pop();
  if (lines.length < 2) return false;
  return [',', ';', '\t', '|'].some((separator) => {
    const counts = lines.slice(0, 50).map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const first = counts[0] ?? 0;
    return first >= 1 && counts.filter((count) => count === first).length >= counts.length * 0.8;
  });
}

function isJson(text: string): boolean {
  if (text.length > 4_000_000) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // Begins like JSON and is not: plain text.
  }
}

/** MIME type of decoded text; `text/plain` when nothing more exact fits. */
export function sniffTextType(text: string): string {
  const head = text.slice(0, SAMPLE).replace(/^\ufeff/, '').trimStart();
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return TYPE.html;
  if (/^(?:<\?xml\b[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<svg\b/i.test(head)) return TYPE.svg;
  if (head.startsWith('<?xml')) return TYPE.xml;
  if (/^[[{]/.test(head) && isJson(text)) return TYPE.json;
  if (looksLikeMail(head)) return TYPE.eml;
  return looksLikeCsv(head, text.length <= SAMPLE) ? TYPE.csv : TYPE.txt;
}
