// Proves `deadlines`: the clocks of a dossier in words and as JSON, and the calendar file, read by an independent parser.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { parseDossier, writeDossier } from '../../src/exchange/dossier-json.ts';
import { temporaryFolder } from '../support/vault.ts';
import { clearproof, clearproofJson } from './run-clearproof.ts';

const sample = path.resolve(import.meta.dirname, '../../assets/sample/cotton.json');
interface Report { readonly deadlines: readonly { readonly id: string; readonly statutoryDate: string | null; readonly fileBy: string | null; readonly daysLeft: number | null; readonly asOf: string | null }[]; readonly calendar: string | null }

describe('deadlines', () => {
  it('lists the clocks as of the day the dossier speaks of', async () => {
    const [json, words] = await Promise.all([clearproofJson(['deadlines', sample]), clearproof(['deadlines', sample])]);
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect((json.value as Report).deadlines.find(({ id }) => id === 'finalDetermination')).toMatchObject({ statutoryDate: '2026-11-29', fileBy: '2026-11-27', daysLeft: 11, asOf: '2026-11-16' });
    expect(words.stdout).toContain('As of 2026-11-16:');
    expect(words.stdout).toMatch(/2026-11-27 {2}2026-11-29 {2}D-20, 11 days +CBP decides on admissibility/);
    expect(words.stdout).toContain('not verified');
  });

  it('counts from today when the dossier names no day', async () => {
    const { dossier } = parseDossier(await readFile(sample, 'utf8'), sample);
    const file = path.join(await temporaryFolder(), 'dossier.json');
    await writeFile(file, writeDossier({ ...dossier, asOf: null }));
    const { value } = await clearproofJson(['deadlines', file]);
    expect((value as Report).deadlines[0]?.asOf).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' }).format(Date.now()));
  });

  it('writes them for a calendar into a folder it makes', async () => {
    const folder = path.join(await temporaryFolder(), 'new', 'Kalender ä');
    const { code, value } = await clearproofJson(['deadlines', sample, '--calendar', folder]);
    expect(code).toBe(0);
    const { calendar } = value as Report;
    expect(path.dirname(calendar ?? '')).toBe(folder);
    const events = ICAL.Component.fromString(await readFile(calendar ?? '', 'utf8')).getAllSubcomponents('vevent');
    expect(events.map((event) => new ICAL.Event(event).startDate.toString())).toContain('2026-11-27');
  });
});
