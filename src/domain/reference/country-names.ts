// Reads a country however a file names it: two letters, three letters, or a name in common use; never guesses between two.
import type * as v from 'valibot';
import type { countriesSchema } from './lists.ts';

export type Countries = v.InferOutput<typeof countriesSchema>;

/** The code, or why there is none, as words that follow the text itself: "“Korea” may be KP (North Korea) or KR (South Korea)". */
export type CountryReading = { readonly code: string } | { readonly problem: string };
export type CountryReader = (text: string) => CountryReading;

/** Lower case, without accents, punctuation, spaces and the article: "Côte d’Ivoire" and "cote d'ivoire" agree. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replaceAll('&', ' and ').replace(/\bst\b\.?/g, 'saint').replace(/^\s*the\s+/, '').replace(/[^\p{L}\p{N}]+/gu, '');

/** A reader over the countries of the reference data; the answer is ISO 3166-1 alpha-2. */
export function countryReader({ countries }: Countries): CountryReader {
  const byName = new Map<string, { readonly code: string; readonly name: string }[]>();
  for (const country of countries) for (const key of new Set([country.code, country.alpha3, country.name, ...country.also].map(folded))) byName.set(key, [...byName.get(key) ?? [], country]);
  const provinces = new Map(countries.flatMap(({ code, subdivisions }) => subdivisions.map((one) => [one.code, code] as const)));
  return (text) => {
    const known = byName.get(folded(text)) ?? [];
    const [only] = known;
    if (only !== undefined && known.length === 1) return { code: only.code };
    if (known.length > 1) return { problem: `may be ${known.map(({ code, name }) => `${code} (${name})`).join(' or ')}; write its two letters` };
    const country = provinces.get(text.trim().toUpperCase());
    if (country !== undefined) return { problem: `is a part of ${country}; write ${country} here and name the province in its own field` };
    return { problem: 'is no country by its code or its name here; write its two letters (ISO 3166-1), as in VN' };
  };
}
