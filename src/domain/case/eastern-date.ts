// Which day it is where the deadlines are: CBP's headquarters, eastern time.

const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Calendar date of `now` in eastern time. From there west it can already be tomorrow by this count, which errs on the safe side. */
export function easternDate(now: Date): string {
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}
