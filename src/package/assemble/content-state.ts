// Finds what a page's content leaves open (saved states, text objects, marked content), so that a stamp can stand safely behind it.
import { CLASS, DELIMITER, endsToken, WHITESPACE } from '../pdf-syntax/characters.ts';
import { decodeStream } from '../pdf-syntax/decode.ts';
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { PdfSyntaxError, type PdfDict } from '../pdf-syntax/values.ts';

/** Operators to put before and behind the content so that it leaves nothing open and closes nothing that is not its own. */
export interface OpenState { readonly before: string; readonly after: string; }

const MAX_CONTENT = 128 * 1024 * 1024;

/** The operators of a content stream in order; strings, names, numbers and inline image data are passed over. */
function* operators(bytes: Buffer): Generator<string> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (CLASS[byte] === WHITESPACE) at += 1;
    else if (byte === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    else if (byte === 0x28) at = behindString(bytes, at + 1);
    else if (byte === 0x3c && bytes[at + 1] !== 0x3c) at = (bytes.indexOf(0x3e, at) + 1 || bytes.length);
    else if (CLASS[byte] === DELIMITER && byte !== 0x2f) at += 1;
    else {
      const start = at;
      for (at += 1; at < bytes.length && !endsToken(bytes[at]); ) at += 1;
      // Letters, and ' and ": everything else is a name or a number.
      if (byte < 0x41 || byte > 0x7a) continue;
      const operator = bytes.toString('latin1', start, Math.min(at, start + 8));
      if (operator === 'ID') at = behindImage(bytes, at + 1);
      else yield operator;
    }
  }
}

function behindString(bytes: Buffer, position: number): number {
  let depth = 1;
  let at = position;
  while (at < bytes.length && depth > 0) {
    const byte = bytes[at++];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) depth -= 1;
  }
  return at;
}

/** Behind the `EI` that ends inline image data: between white space, and followed by what can be content. */
function behindImage(bytes: Buffer, position: number): number {
  for (let at = bytes.indexOf('EI', position, 'latin1'); at >= 0; at = bytes.indexOf('EI', at + 1, 'latin1')) {
    const follows = bytes.subarray(at + 2, at + 12);
    if (CLASS[bytes[at - 1] ?? 0] === WHITESPACE && endsToken(bytes[at + 2]) && follows.every((byte) => byte < 0x7f && (byte >= 0x20 || CLASS[byte] === WHITESPACE))) return at + 2;
  }
  return bytes.length;
}

/** What has to be put around content `bytes`. */
export function openState(bytes: Buffer): OpenState {
  let [depth, lowest, inText, marked] = [0, 0, false, 0];
  for (const operator of operators(bytes)) {
    if (operator === 'q') depth += 1;
    else if (operator === 'Q') lowest = Math.min(lowest, (depth -= 1));
    else if (operator === 'BT') inText = true;
    else if (operator === 'ET') inText = false;
    else if (operator === 'BDC' || operator === 'BMC') marked += 1;
    else if (operator === 'EMC') marked = Math.max(0, marked - 1);
  }
  const after = [...(inText ? ['ET'] : []), ...Array.from({ length: marked }, () => 'EMC'), ...Array.from({ length: depth - lowest }, () => 'Q')];
  return { before: 'q '.repeat(-lowest), after: after.length > 0 ? `\n${after.join(' ')}\n` : '' };
}

/** The same for a page of `file`. Content that cannot be decoded here answers null operators: it is then left as it is. */
export function openStateOf(file: PdfFile, page: PdfDict): OpenState {
  const value = page.get('Contents');
  const resolved = file.resolve(value);
  const streams = Array.isArray(resolved) ? resolved : [value];
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for (const part of streams) {
      const stream = file.stream(part);
      if (!stream) continue;
      const decoded = decodeStream(stream, MAX_CONTENT);
      size += decoded.length;
      if (size > MAX_CONTENT) return { before: '', after: '' };
      parts.push(decoded, Buffer.from('\n'));
    }
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) return { before: '', after: '' };
    throw thrown;
  }
  return openState(Buffer.concat(parts));
}
