// Deadlines as an iCalendar file (RFC 5545): all-day events on the day to file by, with alarms before it.
import { addDays } from './calendar.ts';
import type { Deadline } from './deadlines.ts';

export interface CalendarFacts {
  readonly dossierId: string;
  readonly title: string;
  /** Counts up with every change, so that a calendar takes the newer event of one identity. */
  readonly revision: number;
  /** When the file is written. */
  readonly at: Date;
  readonly alarmDays: readonly number[];
  readonly statedDeadlines: readonly { readonly what: string; readonly date: string }[];
}

const LINE_OCTETS = 75;

/** Backslash, semicolon, comma and line breaks are escaped; other control characters have no place in a text (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text
  .replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ')
  .replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Lines longer than 75 octets are continued after a line break and a space, never inside a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      // The continuation's leading space counts.
      [piece, octets] = ['', 1];
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}

/** Any id as ASCII that lasts: percent signs stand for what is not, halves of a broken pair for a replacement character. */
const identity = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

const plain = (date: string): string => date.replaceAll('-', '');
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

interface Event { readonly id: string; readonly date: string; readonly summary: string; readonly description: string; readonly alarmDays: readonly number[] }

function eventLines({ id, date, summary, description, alarmDays }: Event, { dossierId, revision, at }: CalendarFacts): string[] {
  return [
    'BEGIN:VEVENT', `UID:${identity(`${dossierId}.${id}`)}@clearproof.invalid`, `DTSTAMP:${stamp(at)}`, `SEQUENCE:${revision}`,
    `DTSTART;VALUE=DATE:${plain(date)}`, `DTEND;VALUE=DATE:${plain(addDays(date, 1))}`,
    `SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, 'TRANSP:TRANSPARENT', 'CLASS:CONFIDENTIAL',
    // All-day events begin at midnight: each alarm rings at nine in the morning of its day.
    ...alarmDays.flatMap((days) => ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:-P${days - 1}DT15H`, `DESCRIPTION:${escaped(`${days} days: ${summary}`)}`, 'END:VALARM']),
    'END:VEVENT',
  ];
}

function eventOf(deadline: Deadline, { title, alarmDays }: CalendarFacts): Event[] {
  const { id, act, statutoryDate, fileBy, state } = deadline;
  const date = act === 'file' ? fileBy : statutoryDate;
  if (date === null || statutoryDate === null || state === 'stopped' || !deadline.governs) return [];
  const description = [
    deadline.meaning,
    `By law: ${statutoryDate}${deadline.extension?.grantedUntil ? `; CBP agreed to ${deadline.extension.grantedUntil}` : ''}.`,
    `Runs from ${deadline.startsFrom}, ${deadline.startDate ?? ''}.`, `Afterwards: ${deadline.afterwards}`, ...deadline.holds.map(({ name, since }) => `Held beyond that day: ${name}${since === null ? '' : `, open since ${since}`}.`),
    `Source: ${deadline.source}${deadline.confidence === 'unverified' ? ' (not verified against the source)' : ''}.`, 'Not legal advice.',
  ].join('\n');
  return [{ id, date, summary: `${act === 'file' ? 'File by: ' : ''}${deadline.title} (${title})`, description, alarmDays: act === 'file' ? alarmDays : [] }];
}

/** Days that stand in a notice, named by their own words so that the event keeps its identity. */
function statedEvents({ statedDeadlines, title, alarmDays }: CalendarFacts): Event[] {
  const seen = new Map<string, number>();
  return statedDeadlines.map(({ what, date }) => {
    const times = (seen.get(what) ?? 0) + 1;
    seen.set(what, times);
    return { id: `stated.${what}${times > 1 ? `.${times}` : ''}`, date, summary: `${what}, as CBP states it (${title})`, description: 'The date stands in the notice or was agreed with CBP.', alarmDays };
  });
}

/** The text of the file, lines ended by CR LF. Deadlines without a date, stopped ones and later counts of the same time are left out. */
export function calendarFile(deadlines: readonly Deadline[], facts: CalendarFacts): string {
  const events = [...deadlines.flatMap((deadline) => eventOf(deadline, facts)), ...statedEvents(facts)];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Clearproof//Deadlines//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    ...events.flatMap((event) => eventLines(event, facts)), 'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
