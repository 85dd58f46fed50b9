// Finds what a page's content leaves open (saved states, text objects, marked content), so that a stamp can stand safely behind it.
import { scanContent } from '../pdf-syntax/scan-content.ts';
import { undoFilters } from '../pdf-syntax/decode.ts';
import { undoPredictor } from '../pdf-syntax/filters/predictor.ts';
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { PdfSyntaxError, type PdfDict } from '../pdf-syntax/values.ts';

/** Operators to put before and behind the content so that it leaves nothing open and closes nothing that is not its own. */
export interface OpenState {
  readonly before: string;
  readonly after: string;
  /** What in the content is no PDF syntax, in words; null when all of it is. */
  readonly damage: string | null;
}

const MAX_CONTENT = 128 * 1024 * 1024;

/** What has to be put around content `bytes`. */
export function openState(bytes: Buffer): OpenState {
  let [depth, lowest, inText, marked] = [0, 0, false, 0];
  const damage = scanContent(bytes, (operator) => {
    if (operator === 'q') depth += 1;
    else if (operator === 'Q') lowest = Math.min(lowest, (depth -= 1));
    else if (operator === 'BT') inText = true;
    else if (operator === 'ET') inText = false;
    else if (operator === 'BDC' || operator === 'BMC') marked += 1;
    else if (operator === 'EMC') marked = Math.max(0, marked - 1);
  });
  const after = [...(inText ? ['ET'] : []), ...Array.from({ length: marked }, () => 'EMC'), ...Array.from({ length: depth - lowest }, () => 'Q')];
  return { before: 'q '.repeat(-lowest), after: after.length > 0 ? `\n${after.join(' ')}\n` : '', damage };
}

/** The same for a page of `file`; throws PdfSyntaxError when its content unpacks to an absurd size. */
export function openStateOf(file: PdfFile, page: PdfDict): OpenState {
  const value = page.get('Contents');
  const resolved = file.resolve(value);
  const parts: Buffer[] = [];
  let size = 0;
  for (const part of Array.isArray(resolved) ? resolved : [value]) {
    const stream = file.stream(part);
    if (!stream) continue;
    const { data, parameters, left } = undoFilters(stream, MAX_CONTENT);
    if (left.length > 0) return { before: '', after: '', damage: `its content is packed as ${(left[0] ?? '').slice(0, 30)}` };
    const decoded = undoPredictor(data, parameters);
    size += decoded.length;
    if (size > MAX_CONTENT) throw new PdfSyntaxError('the content of a page unpacks to an absurd size');
    parts.push(decoded, Buffer.from('\n'));
  }
  return openState(Buffer.concat(parts));
}
