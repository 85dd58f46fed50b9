// Folds traditional Chinese characters to simplified ones, character by character, so that both spellings of a name compare equal.
import { Converter } from 'opencc-js/t2cn';

const simplified = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

/** Some characters simplify in two steps (薴 → 苧 → 苎); five is more than any chain has. */
const LONGEST_CHAIN = 5;

function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  let folded = character;
  for (let step = 0; step < LONGEST_CHAIN && simplified(folded) !== folded; step += 1) folded = simplified(folded);
  known.set(character, folded);
  return folded;
}

/** The text with every traditional character in its simplified form; other characters stay. Folding twice changes nothing more. */
export function foldChinese(text: string): string {
  let folded = '';
  // One character at a time: as part of a word some would stay traditional (乾隆), and names must fold alike wherever they are cut.
  for (const character of text) folded += foldCharacter(character);
  return folded;
}
