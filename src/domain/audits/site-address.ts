// Is the address printed in an audit that of the site? Compared by its telling words, whatever their order and spelling.

const FILLERS = new Set(['NO', 'NUMBER', 'ROAD', 'RD', 'STREET', 'ST', 'AVENUE', 'AVE', 'LANE', 'BUILDING', 'BLDG', 'UNIT', 'FLOOR', 'PLOT', 'LOT', 'BLOCK', 'PHASE', 'ZONE', 'INDUSTRIAL', 'PARK', 'ESTATE', 'AREA', 'TOWN', 'CITY', 'DISTRICT', 'PROVINCE', 'COUNTY', 'COMMUNE', 'WARD', 'THE', 'OF', 'AND']);
const ENOUGH = 0.5;

const wordsOf = (text: string): string[] => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D').toUpperCase()
  // Chinese is compared character by character: it has no spaces between words.
  .replace(/\p{Script=Han}/gu, ' $& ').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !FILLERS.has(word));

export interface SiteAddress { readonly address: string | null; readonly admin1: string | null; readonly postalCode: string | null; readonly name: string }

/**
 * True when at least half of the telling words of the shorter address stand in the other; null when one of them says nothing.
 * A house number that both name but differently makes it false.
 */
export function sameAddress(printed: string | null, site: SiteAddress): boolean | null {
  if (printed === null || site.address === null) return null;
  const own = new Set(wordsOf([site.address, site.admin1 ?? '', site.postalCode ?? '', site.name].join(' ')));
  const street = [...new Set(wordsOf(site.address))];
  const there = new Set(wordsOf(printed));
  if (there.size === 0 || street.length === 0) return null;
  const numbers = (words: Iterable<string>): string[] => [...words].filter((word) => /\d/.test(word));
  const [printedNumbers, ownNumbers] = [numbers(there), numbers(street)];
  if (printedNumbers.length > 0 && ownNumbers.length > 0 && !printedNumbers.some((number) => own.has(number))) return false;
  const [fewer, against] = there.size <= street.length ? [[...there], own] : [street, there];
  return fewer.filter((word) => against.has(word)).length / fewer.length >= ENOUGH;
}
