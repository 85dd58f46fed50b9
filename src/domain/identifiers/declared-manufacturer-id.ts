// A declared manufacturer ID against the name and address it must have been built from.
import { ok, reader, warn, type IdentifierReader } from './identifier.ts';
import { CANADIAN_PROVINCES, cityPart, cityStatePart, namePart, numbersOf, plainLatin } from './manufacturer-id.ts';

export interface DeclaredMaker {
  readonly name: string;
  /** In one line, parts separated by commas, as a person types it. */
  readonly address: string | null;
  readonly country: string | null;
}

const FORM = 'A manufacturer ID has up to fifteen letters and digits: country, name, street number, city, as in AUOZR92MEL.';

/** Reads the form of a manufacturer ID alone. */
export const readManufacturerId: IdentifierReader = reader(FORM, (text) => {
  const normal = text.replaceAll(' ', '');
  if (normal.length > 15 || !/^[A-Z]{2}[A-Z0-9]{2,10}[A-Z]{1,3}$/.test(normal)) return null;
  return normal.startsWith('CA') ? { state: 'wrong', message: 'Makers in Canada are named by province, as in XO for Ontario; CA is never used.', normal: text } : ok(normal);
});

/** How the letters of a city may stand in a line: at the start of one of its parts, or of one of its words. */
function saysCity(address: string, letters: string): boolean {
  const line = plainLatin(address);
  return line.split(/[,;\n]/).some((part) => cityPart(part) === letters) || line.split(/[^A-Z]+/).some((word) => word.startsWith(letters));
}

/** What of the declared code the name and address do not give; null where they give it all. */
function difference(mid: string, { name, address, country }: DeclaredMaker): string | null {
  const origin = mid.slice(0, 2);
  if (country !== null && origin !== country && !(country === 'CA' && CANADIAN_PROVINCES.has(origin))) return `It begins with ${origin}; this maker is in ${country}. The code names the country of origin.`;
  const named = namePart(name, country ?? origin);
  if (named !== '' && !mid.startsWith(named, 2)) return `The name gives ${named}; here stands ${mid.slice(2, 2 + named.length)}.`;
  if (named === '' || address === null) return null;
  const rest = /^(\d{0,4})([A-Z]{1,3})$/.exec(mid.slice(2 + named.length));
  if (!rest) return `After ${origin}${named} come the street number, up to four digits, and three letters of the city.`;
  const [, digits = '', city = ''] = rest;
  const lines = plainLatin(address).split(',');
  const [streetNumber] = numbersOf(lines[0] ?? '');
  if (digits === '' && streetNumber !== undefined) return `The street number ${streetNumber} is missing.`;
  if (digits !== '' && ![address, ...lines].flatMap(numbersOf).includes(digits)) return `The address has no number beginning with ${digits}.`;
  const state = cityStatePart(origin);
  if (state !== null) return city === state ? null : `Makers in a city-state have its name for a city: ${state}.`;
  return saysCity(address, city) ? null : `No city in the address begins with ${city}.`;
}

/** Reads a manufacturer ID and rebuilds it from its maker (19 CFR part 102, appendix). A difference is a warning: addresses are typed in many ways. */
export const declaredManufacturerIdReader = (maker: DeclaredMaker): IdentifierReader => (text) => {
  const reading = readManufacturerId(text);
  if (reading.state !== 'ok') return reading;
  const said = difference(reading.normal, maker);
  return said === null ? reading : warn(reading.normal, `${said} Compare the entry summary with the maker’s name and address.`);
};
