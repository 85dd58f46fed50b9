// What is wrong with a place as it is typed.

/** ISO 3166-1 alpha-2 by form only. */
export const countryProblem = (text: string): string | null => (/^[A-Z]{2}$/.test(text.trim()) ? null : 'Two capital letters: VN, CN, US.');

/** Decimal degrees up to `limit` on either side. */
export const degreesProblem = (limit: 90 | 180) => (text: string): string | null => (/^-?\d{1,3}(\.\d{1,10})?$/.test(text.trim()) && Math.abs(Number(text)) <= limit ? null : `Decimal degrees between -${limit} and ${limit}.`);
