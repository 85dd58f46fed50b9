// A web page that a browser saved as one file (.mhtml): the HTML is taken out of the mail-like wrapping.
import PostalMime from 'postal-mime';
import { Fault } from '../contract/errors.ts';
import type { ListFile } from './list-file.ts';

const HEAD_BYTES = 4096;
const DEEPEST = 8;

/** Told by its headers, not by its name: a multipart/related message whose first part is a page. */
export function isSavedPage({ bytes }: ListFile): boolean {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  return /^[A-Za-z-]+:/.test(head) && /^mime-version:/im.test(head) && /^content-type:\s*multipart\/related/im.test(head);
}

/** Its HTML. Throws Fault `list.unreadable` when the file is cut off or holds no page. */
export async function savedPage({ name, bytes }: ListFile): Promise<string> {
  const unreadable = (cause?: unknown): Fault => new Fault('list.unreadable', { name, reason: 'it is a saved page (.mhtml) that is damaged or holds no HTML; save the page once more' }, { cause });
  try {
    const { html } = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST });
    if (html) return html;
  } catch (thrown) {
    throw unreadable(thrown);
  }
  throw unreadable();
}
