// The calendar file is read by an independent parser to the same dates and words, and keeps RFC 5545's rules of form.
import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile, type CalendarFacts } from '../../../src/domain/case/calendar-file.ts';
import { deadlines, type Deadline } from '../../../src/domain/case/deadlines.ts';
import { shippedReference } from '../../support/shipped-reference.ts';
import { dossierWith } from './case-dossier.ts';

const facts: CalendarFacts = { dossierId: 'dossier-1', title: 'Shirts', revision: 7, at: new Date('2026-11-16T10:32:05.123Z'), alarmDays: [20, 10, 3], statedDeadlines: [] };
const cotton = deadlines(dossierWith('uflpa_applicability', { presentedForExam: '2026-10-30', entered: '2026-10-27' }), shippedReference, '2026-11-16');
const events = (text: string): ICAL.Event[] => ICAL.Component.fromString(text).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
const uids = (text: string): string[] => events(text).map(({ uid }) => uid);
const eventOf = (text: string, id: string): ICAL.Event => {
  const found = events(text).find(({ uid }) => uid === `dossier-1.${id}@clearproof.invalid`);
  if (!found) throw new Error(`no event ${id}`);
  return found;
};

describe('the events', () => {
  const text = calendarFile(cotton, facts);
  it('are all-day events on the day to file by', () => {
    const event = eventOf(text, 'finalDetermination');
    expect([event.startDate.isDate, event.startDate.toString(), event.endDate.toString()]).toEqual([true, '2026-11-27', '2026-11-28']);
    expect(event.summary).toBe('File by: CBP decides on admissibility (Shirts)');
    expect(event.description).toContain('By law: 2026-11-29.');
    expect(event.sequence).toBe(7);
    expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-16T10:32:05Z');
  });
  it('ring at nine, twenty, ten and three days before', () => {
    const day = ICAL.Time.fromDateString('2026-11-27');
    const rings = eventOf(text, 'finalDetermination').component.getAllSubcomponents('valarm').map((alarm) => {
      const trigger = alarm.getFirstPropertyValue('trigger');
      const at = ICAL.Time.fromDateTimeString(`${day.toString()}T00:00:00`);
      if (trigger instanceof ICAL.Duration) at.addDuration(trigger);
      return at.toString();
    });
    expect(rings).toEqual(['2026-11-07T09:00:00', '2026-11-17T09:00:00', '2026-11-24T09:00:00']);
  });
  it('of what CBP does, or what is kept, stand on their own day without an alarm', () => {
    expect(eventOf(text, 'records').startDate.toString()).toBe('2031-10-27');
    expect(eventOf(text, 'records').component.getAllSubcomponents('valarm')).toEqual([]);
  });
  it('leave out clocks that wait or were stopped, and the later of two counts', () => {
    expect(uids(text)).not.toContain('dossier-1.court@clearproof.invalid');
    const wro = calendarFile(deadlines(dossierWith('wro', { imported: '2026-08-14' }), shippedReference), facts);
    expect(uids(wro)).toEqual(['dossier-1.proofOfAdmissibility90@clearproof.invalid']);
    const filed = deadlines(dossierWith('wro', { imported: '2026-08-14', responseFiled: '2026-10-01' }), shippedReference);
    expect(uids(calendarFile(filed, facts))).toEqual([]);
  });
  it('keep their identity when dates move', () => {
    const later = deadlines(dossierWith('uflpa_applicability', { presentedForExam: '2026-11-02', entered: '2026-10-27' }), shippedReference, '2026-11-20');
    expect(uids(calendarFile(later, { ...facts, revision: 9, at: new Date('2027-01-01') })).toSorted()).toEqual(uids(text).toSorted());
  });
  it('tell days that stand in the notice, each by its own words', () => {
    const stated = calendarFile([], { ...facts, statedDeadlines: [{ what: 'Decision', date: '2026-11-29' }, { what: 'Decision', date: '2026-12-29' }, { what: '答复', date: '2026-12-01' }] });
    expect(events(stated).map(({ startDate }) => startDate.toString())).toEqual(['2026-11-29', '2026-12-29', '2026-12-01']);
    expect(new Set(uids(stated)).size).toBe(3);
  });
});

describe('the form', () => {
  const nasty = fc.array(fc.constantFrom('a', ',', ';', '\\', '\n', '\r\n', '"', ':', 'BEGIN:VEVENT', '样例水产', 'Đặng', '👩🏽‍🌾', '\u0000', '\t', ' ', 'x'.repeat(80)), { maxLength: 30 }).map((parts) => parts.join(''));
  const withText = (text: string): Deadline[] => cotton.map((deadline) => ({ ...deadline, meaning: text }));

  it('no line is longer than 75 octets, every one ends with CR LF', () => fc.assert(fc.property(nasty, nasty, (title, meaning) => {
    const lines = calendarFile(withText(meaning), { ...facts, title }).split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n\0]/);
    }
  })));
  it('any title and text come back as they were, control characters aside', () => fc.assert(fc.property(nasty, nasty, (title, meaning) => {
    const clean = (text: string): string => text.replaceAll('\r\n', '\n').replace(/[\0\t]/g, ' ');
    const event = eventOf(calendarFile(withText(meaning), { ...facts, title }), 'finalDetermination');
    expect(event.summary).toBe(`File by: CBP decides on admissibility (${clean(title)})`);
    expect(event.description.startsWith(`${clean(meaning)}\nBy law:`)).toBe(true);
  })));
  it('half a pair of surrogates breaks nothing', () => expect(events(calendarFile(cotton, { ...facts, dossierId: 'x\ud83d', title: '\udc69' }))).toHaveLength(events(calendarFile(cotton, facts)).length));
  it('a hostile id cannot add lines', () => {
    const text = calendarFile(cotton, { ...facts, dossierId: 'x\r\nATTENDEE:mailto:a@b' });
    expect(text).not.toContain('\r\nATTENDEE');
    expect(events(text)).toHaveLength(uids(calendarFile(cotton, facts)).length);
  });
  it('the same dossier at the same time gives the same bytes', () => expect(calendarFile(cotton, facts)).toBe(calendarFile(cotton, facts)));
});
