// Importer of record number (19 CFR 24.5): employer number, social security number, or assigned by CBP.
import { ok, reader, warn } from './identifier.ts';

const EMPLOYER = /^(\d{2})-(\d{7})([A-Z0-9]{2})?$/;
const SOCIAL_SECURITY = /^\d{3}-\d{2}-\d{4}$/;
const ASSIGNED = /^\d{6}-\d{5}$/;

/** Reads an importer number: `NN-NNNNNNNXX`, `NNN-NN-NNNN` or `YYDDPP-NNNNN`. */
export const readImporterNumber = reader('An importer number is 12-3456789XX (employer), 123-45-6789 (social security) or 123456-12345 (assigned by CBP).', (text) => {
  if (SOCIAL_SECURITY.test(text)) return ok(text, 'A social security number: only its last four digits are shown and printed.');
  if (ASSIGNED.test(text)) return ok(text);
  const employer = EMPLOYER.exec(text);
  if (!employer) return null;
  const suffix = employer[3];
  if (suffix === undefined) return warn(text, 'The two characters after the employer number are missing; CBP Form 5106 gives them, 00 for most.');
  return /[OIZ]/.test(suffix) ? { state: 'wrong', message: 'The two last characters are never the letters O, I or Z; a zero or a one may be meant.', normal: text } : ok(text);
});

/** An importer number as it may be seen: a social security number, or what could be one, shows its last four digits only. */
export function maskImporterNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  const personal = digits.length === 9 && !EMPLOYER.test(number.trim().toUpperCase());
  return personal ? `•••-••-${digits.slice(-4)}` : number;
}
