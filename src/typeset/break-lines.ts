// Breaks spans of text into lines: at spaces, between Chinese characters, after dashes; long words where it hurts least.
export interface Span<S> { readonly text: string; readonly style: S; }
export interface Line<S> { readonly spans: readonly Span<S>[]; readonly width: number; }

const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
/** Characters that may not begin a line. */
const CLOSING = /^[,.;:!?)\]}’”%\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff5d]/u;
/** Characters that may not end a line. */
const OPENING = /[([{‘“\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff5b]$/u;

/** Smallest pieces that are never torn apart unless alone too wide; a trailing space belongs to its piece. */
export function pieces(text: string): string[] {
  const result: string[] = [];
  let current = '';
  const push = (): void => {
    if (current !== '') result.push(current);
    current = '';
  };
  for (const character of text) {
    const wide = IDEOGRAPH.test(character);
    const last = current.at(-1) ?? '';
    const breakable = current !== '' && !CLOSING.test(character) && !OPENING.test(current.trimEnd());
    if (breakable && character !== ' ' && (last === ' ' || last === '—' || last === '–' || wide || IDEOGRAPH.test(last))) push();
    current += character;
  }
  push();
  return result;
}

/** Parts of a word that does not fit a line, each as long as fits, cut after punctuation where that is not wasteful. */
function tear(word: string, width: number, measure: (text: string) => number): string[] {
  const parts: string[] = [];
  const clusters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(word)].map((segment) => segment.segment);
  let current: string[] = [];
  for (const cluster of clusters) {
    if (current.length > 0 && measure(current.join('') + cluster.trimEnd()) > width) {
      const after = current.findLastIndex((text) => /[-/_.,:;\\@=&]/u.test(text)) + 1;
      const cut = after > current.length / 2 ? after : current.length;
      parts.push(current.slice(0, cut).join(''));
      current = current.slice(cut);
    }
    current.push(cluster);
  }
  parts.push(current.join(''));
  return parts;
}

/** Lines no wider than `width` (unless a single character is). Spaces at line ends are dropped; '\n' in a span ends the line. */
export function breakLines<S>(spans: readonly Span<S>[], width: number, measure: (text: string, style: S) => number): Line<S>[] {
  const lines: Line<S>[] = [];
  let current: { text: string; style: S }[] = [];
  let used = 0;
  const finish = (): void => {
    const last = current.at(-1);
    if (last) last.text = last.text.trimEnd();
    const kept = current.filter((span) => span.text !== '');
    lines.push({ spans: kept, width: kept.reduce((sum, span) => sum + measure(span.text, span.style), 0) });
    current = [];
    used = 0;
  };
  const put = (text: string, style: S): void => {
    const last = current.at(-1);
    if (last && last.style === style) last.text += text;
    else current.push({ text, style });
    used += measure(text, style);
  };
  for (const span of spans) {
    const paragraphs = span.text.split('\n');
    for (const [index, paragraph] of paragraphs.entries()) {
      if (index > 0) finish();
      for (const piece of pieces(paragraph)) {
        const own = measure(piece.trimEnd(), span.style);
        if (used > 0 && used + own > width + 0.01) finish();
        const parts = own > width + 0.01 ? tear(piece, width, (text) => measure(text, span.style)) : [piece];
        for (const [part, text] of parts.entries()) {
          if (part > 0) finish();
          put(text, span.style);
        }
      }
    }
  }
  finish();
  return lines;
}
