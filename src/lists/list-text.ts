// The text of a list file, whatever its encoding; lines of one file may differ in theirs.
import { Fault } from '../contract/errors.ts';
import { decodeText } from '../ingest/decode-text.ts';
import type { ListFile } from './list-file.ts';

const LINE_FEED = 0x0a;
/** End-of-file mark of old systems; OFAC's CSV files still end with it. */
const CONTROL_Z = 0x1a;

function withoutEndMark(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === CONTROL_Z) end -= 1;
  return bytes.subarray(0, end);
}

/** Each line in UTF-8 where it is that, else in what it seems to be: spreadsheets merge lines of several origins. */
function decodeLines(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, feed < 0 ? bytes.length : feed);
    try {
      lines.push(utf8.decode(line));
    } catch {
      lines.push(decodeText(line)?.text ?? new TextDecoder('utf-8').decode(line)); // not UTF-8
    }
    if (feed < 0) break;
    start = feed + 1;
  }
  return lines.join('\n');
}

/** The text, without byte order mark. Throws Fault `list.unreadable` for what is not text. */
export function textOf({ name, bytes }: ListFile): string {
  const content = withoutEndMark(bytes);
  const decoded = decodeText(content);
  if (!decoded) throw new Fault('list.unreadable', { name, reason: content.length === 0 ? 'it is empty' : 'it is not a text in an encoding that is known' });
  return (decoded.encoding === 'windows-1252' ? decodeLines(content) : decoded.text).replace(/^\ufeff/, '');
}
