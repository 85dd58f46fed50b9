// What can only be seen in a whole identity number, looked at before it is masked.
import { residentIdCheck } from '../../identifiers/chinese-resident-id.ts';
import { isIsoDate } from '../../dossier/scalars.ts';
import { comparableNumber } from '../../checks/names.ts';

export const NUMBER_FAULTS = ['checkDigit', 'birthDate'] as const;
export type NumberFault = (typeof NUMBER_FAULTS)[number];

/** Date of birth inside a whole resident number, `YYYY-MM-DD`; null in any other. */
export function bornIn(text: string): string | null {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(comparableNumber(text));
  return match ? `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}` : null;
}

/** checkDigit: the last character does not fit the others. birthDate: no such day. Only of whole resident numbers. */
export function numberFaults(text: string): NumberFault[] {
  const number = comparableNumber(text);
  const born = bornIn(number);
  if (born === null) return [];
  return [...(residentIdCheck(number.slice(0, 17)) === number.slice(17) ? [] : ['checkDigit' as const]), ...(isIsoDate(born) ? [] : ['birthDate' as const])];
}
