// Countries of a dossier file, however they are written, as the two letters the dossier keeps.
import { Fault } from '../contract/errors.ts';
import type { CountryReader } from '../domain/reference/country-names.ts';

const FIELDS = new Set(['country', 'countryOfOrigin', 'harvestCountry', 'originCountry']);
/** Records with keys of their own, in which such a name means nothing to us. */
const LOOSE = new Set(['refs', 'ref', 'facts', 'figures', 'epcisDocument']);
/** Two capitals are a code already: that it is of use, the form of the dossier says. */
const isCode = (text: string): boolean => /^[A-Z]{2}$/.test(text) && text !== 'UK';

/**
 * The same file with every country by its code (ISO 3166-1 alpha-2). Throws `dossier.invalid` with the place where a
 * country is unknown or may be one of two.
 */
export function withCountryCodes(value: unknown, read: CountryReader, where = ''): unknown {
  if (Array.isArray(value)) return value.map((member: unknown, index) => withCountryCodes(member, read, where === '' ? String(index) : `${where}.${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]: [string, unknown]) => {
    if (LOOSE.has(key)) return [key, member];
    const place = where === '' ? key : `${where}.${key}`;
    if (!FIELDS.has(key) || typeof member !== 'string' || isCode(member)) return [key, withCountryCodes(member, read, place)];
    const reading = read(member);
    if ('problem' in reading) throw new Fault('dossier.invalid', { where: place, reason: `“${member.slice(0, 60)}” ${reading.problem}` });
    return [key, reading.code];
  }));
}
