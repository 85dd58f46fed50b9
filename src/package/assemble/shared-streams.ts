// Short streams that stand before or behind the contents of many pages, each written once.
import type { PdfOutput } from './pdf-output.ts';

/** Answers references to the stream of a text, which is written when it is first asked for; none for an empty text. */
export function sharedStreams(out: PdfOutput): (text: string) => string[] {
  const numbers = new Map<string, number>();
  return (text) => {
    if (text === '') return [];
    const number = numbers.get(text) ?? out.stream(new Map(), Buffer.from(text, 'latin1'));
    numbers.set(text, number);
    return [`${number} 0 R`];
  };
}
