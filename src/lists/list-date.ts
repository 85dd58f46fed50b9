// Dates as the publishers of lists write them.
import { isIsoDate } from '../domain/dossier/scalars.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function isoDate(year: string | undefined, month: number, day: string | undefined): string | null {
  const text = `${year ?? ''}-${String(month).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isIsoDate(text) ? text : null;
}
const monthOf = (name: string | undefined): number => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/** "June 21, 2022", "21 Jun 2022", "06/21/2022" (month first, as in the United States) or "2022-06-21" as YYYY-MM-DD; null for anything else. */
export function listDate(text: string): string | null {
  const plain = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(plain);
  if (iso) return isoDate(iso[1], Number(iso[2]), iso[3]);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (american) return isoDate(american[3], Number(american[1]), american[2]);
  const monthFirst = /^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(plain);
  if (monthFirst) return isoDate(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const dayFirst = /^(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$/.exec(plain);
  return dayFirst ? isoDate(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]) : null;
}
