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

/** The spans of each paragraph: a line end inside a span ends the paragraph. */
function paragraphsOf<S>(spans: readonly Span<S>[]): Span<S>[][] {
  const paragraphs: Span<S>[][] = [[]];
  for (const { text, style } of spans) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ text: part, style });
    }
  }
  return paragraphs;
}

/** Pieces of a paragraph; one that changes its style inside, such as a linked number and its comma, stays one piece. */
function acrossSpans<S>(parts: readonly Span<S>[]): Span<S>[][] {
  const left: { text: string; style: S }[] = parts.map((part) => ({ ...part }));
  return pieces(parts.map((part) => part.text).join('')).map((piece) => {
    const taken: Span<S>[] = [];
    let wanted = piece.length;
    while (wanted > 0) {
      const [next] = left;
      if (!next) break;
      const text = next.text.slice(0, wanted);
      if (text !== '') taken.push({ text, style: next.style });
      wanted -= text.length;
      next.text = next.text.slice(text.length);
      if (next.text === '') left.shift();
    }
    return taken;
  });
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
  for (const [index, parts] of paragraphsOf(spans).entries()) {
    if (index > 0) finish();
    for (const piece of acrossSpans(parts)) {
      const own = piece.reduce((sum, part, at) => sum + measure(at === piece.length - 1 ? part.text.trimEnd() : part.text, part.style), 0);
      if (used > 0 && used + own > width + 0.01) finish();
      for (const { text, style } of piece) {
        const torn = own > width + 0.01 && used + measure(text.trimEnd(), style) > width + 0.01 ? tear(text, width, (part) => measure(part, style)) : [text];
        for (const [at, part] of torn.entries()) {
          if (at > 0 || (torn.length > 1 && used > 0)) finish();
          put(part, style);
        }
      }
    }
  }
  finish();
  return lines;
}
