// Text of hostile origin made harmless for a terminal.

// Control characters command a terminal; direction overrides make a name read as another one.
const DANGEROUS = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text with every control and direction character written out, line feeds kept. */
export function printable(text: string): string {
  return text.replace(DANGEROUS, (character) => (character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
