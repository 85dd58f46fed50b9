// Places and numbers of parties and sites that point at an area of concern: a reason to look, never a finding.
import type { Dossier } from '../dossier/dossier.ts';
import type { ScreeningReference } from './screening-reference.ts';

export interface RegionHint {
  readonly partyId: string;
  readonly siteId: string | null;
  /** What was seen: "registration number 91650100…", "phone code 0991". */
  readonly seen: string;
  readonly region: string;
  readonly source: string;
  readonly confidence: 'verified' | 'unverified';
}
type Area = ScreeningReference['areas'][number];

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const isLetters = (word: string): boolean => /^[a-z ]+$/.test(word);

/** The word as it is listed, where the text has it: Latin ones as whole words only. */
function wordIn(text: string, words: readonly string[]): string | null {
  const plain = folded(text);
  return words.find((word) => (isLetters(word) ? new RegExp(`(?<![a-z])${word}(?![a-z])`).test(plain) : plain.includes(folded(word)))) ?? null;
}

/** Area codes as they stand in phone numbers: 0991-1234567, +86 991 1234567, (0991) 1234567. */
function phoneCodeIn(text: string, codes: readonly string[]): string | null {
  return codes.find((code) => new RegExp(`(?<!\\d)(?:\\+?86[\\s-]*\\(?|\\(?0)${code.slice(1)}\\)?[\\s-]*\\d{7,8}(?!\\d)`).test(text.normalize('NFKC'))) ?? null;
}

/** Characters 3 to 8 of a unified social credit code are the division code (GB 32100-2015). */
const divisionOf = (uscc: string): string => (/^[0-9A-Z]{18}$/.test(uscc.trim().toUpperCase()) ? uscc.trim().slice(2, 8) : '');

function seenIn(area: Area, texts: readonly (string | null)[], numbers: readonly { scheme: string; value: string }[]): string | null {
  const [text, number] = [texts.filter((one) => one !== null).join('\n'), numbers.find(({ scheme, value }) => scheme === 'uscc' && area.divisionCodes.some((code) => divisionOf(value).startsWith(code)))];
  if (number) return `registration number ${number.value}`;
  const [word, phone] = [wordIn(text, area.words), phoneCodeIn(text, area.phoneCodes)];
  if (word !== null) return `“${word}”`;
  return phone === null ? null : `phone code ${phone}`;
}

/** One hint for each party or site and area; parties of another country are compared too, as addresses are often left at a head office. */
export function regionHints({ parties, sites }: Pick<Dossier, 'parties' | 'sites'>, { areas }: ScreeningReference): RegionHint[] {
  const hints: RegionHint[] = [];
  for (const area of areas) {
    const found = (partyId: string, siteId: string | null, seen: string | null): void => {
      if (seen !== null) hints.push({ partyId, siteId, seen, region: area.name, source: area.source, confidence: area.confidence });
    };
    for (const party of parties) found(party.id, null, seenIn(area, [party.name, party.nameLocal, party.address, party.note, ...party.aliases], party.identifiers));
    for (const site of sites) if (site.partyId !== null) found(site.partyId, site.id, seenIn(area, [site.name, site.admin1, site.address, site.note], []));
  }
  return hints;
}
