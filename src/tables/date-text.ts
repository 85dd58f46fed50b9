// A date of a workbook, which is a number of days, as text.
import { SSF } from '@e965/xlsx';

/** The date codes of workbooks; the library's own types leave them open. */
const dateCodes = SSF as { parse_date_code(serial: number): { y: number; m: number; d: number; H: number; M: number } };
const LAST_DAY = 2_958_466;
const pad = (value: number): string => String(value).padStart(2, '0');

/** `YYYY-MM-DD`, with its time where it has one; a time alone as `HH:MM`. Null for a number that is no day. */
export function dateText(serial: number): string | null {
  if (!(serial >= 0 && serial < LAST_DAY)) return null;
  const { y, m, d, H, M } = dateCodes.parse_date_code(serial);
  const time = `${pad(H)}:${pad(M)}`;
  return serial < 1 ? time : `${y}-${pad(m)}-${pad(d)}${H + M > 0 ? ` ${time}` : ''}`;
}
