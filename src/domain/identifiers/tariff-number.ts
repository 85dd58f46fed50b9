// HTSUS number: eight legal digits, two more for statistics.
import { ok, reader, warn } from './identifier.ts';

const SPECIAL = new Set(['98', '99']);

/** Reads an HTSUS number; normal form `NNNN.NN.NNNN` or `NNNN.NN.NN`. Chapter 77 is reserved; 98 and 99 stand beside a number of chapters 1 to 97. */
export const readTariffNumber = reader('An HTS number has 8 or 10 digits, as in 6109.10.0012.', (text) => {
  const parts = /^(\d{4})[. ]?(\d{2})[. ]?(\d{2})(?:[. ]?(\d{2}))?$/.exec(text);
  if (!parts) return /^\d{4}[. ]?\d{2}$/.test(text) ? { state: 'wrong', message: 'Six digits are the international part only; the United States needs 8 or 10.', normal: text } : null;
  const [, heading = '', subheading = '', rate = '', statistical = ''] = parts;
  const normal = `${heading}.${subheading}.${rate}${statistical}`;
  const chapter = heading.slice(0, 2);
  if (chapter === '00' || chapter === '77') return { state: 'wrong', message: `The schedule has no chapter ${chapter}.`, normal: text };
  return SPECIAL.has(chapter) ? warn(normal, `Numbers of chapter ${chapter} stand beside the number of the goods in chapters 1 to 97; enter that one here.`) : ok(normal);
});
