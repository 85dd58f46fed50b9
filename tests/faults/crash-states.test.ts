// A machine that stops after any change to the disk leaves a vault that opens with all that was acknowledged; a program with a known mistake is caught.
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Campaign } from './disk/campaign.ts';
import { replay, type Recording } from './disk/replay.ts';
import { scratchPlace } from './disk/scratch-place.ts';
import { SEEDED_BUGS } from './disk/seeded-bugs.ts';
import { WORK_NAMES, type WorkName } from './disk/works.ts';

/** States of each kind of work; the long form, `npm run faults`, tries thousands. */
const STATES = 8;
const SEED = 20261124;

let campaign: Campaign;

beforeAll(async () => {
  campaign = await Campaign.prepare(await mkdtemp(path.join(scratchPlace(), 'clearproof-states-')), path.join(import.meta.dirname, 'disk/file-layer.c'));
}, 240_000);
afterAll(() => rm(campaign.home, { recursive: true, force: true }));

const recordingOf = (work: WorkName): Promise<Recording> => campaign.recordOnce(work, work === 'ingest' ? 2 : 1);

describe('a crash', () => {
  it.each(WORK_NAMES)('at any change during %s loses nothing that was acknowledged', async (work) => {
    const { states, problems } = await replay(await recordingOf(work), { scratch: path.join(campaign.home, `states of ${work}`), seed: SEED, most: STATES });
    expect(problems).toEqual([]);
    expect(states).toBeGreaterThan(STATES / 3);
  }, 240_000);
});

it('new keys take the place of the old ones whole, wherever the machine stops while they do', async () => {
  const recording = await recordingOf('rotation');
  const names = recording.changes.map(({ kind, path: file, other }) => `${kind} ${file} ${other}`);
  const [first, last] = [names.findIndex((name) => name.startsWith('makeFolder vault/rotation')), names.findIndex((name) => name.startsWith('removeFolder vault/rotation '))];
  expect(last).toBeGreaterThan(first);
  const { problems } = await replay(recording, { scratch: path.join(campaign.home, 'places'), seed: SEED, most: 60, between: [first, last] });
  expect(problems).toEqual([]);
}, 240_000);

describe('the harness catches', () => {
  it.each(Object.keys(SEEDED_BUGS))('a program where %s', async (bug) => {
    const { ground, changes } = await recordingOf('ingest');
    const mistaken = SEEDED_BUGS[bug]?.(changes) ?? [];
    expect(mistaken).not.toEqual(changes);
    const { problems } = await replay({ ground, changes: mistaken }, { scratch: path.join(campaign.home, 'mistaken'), seed: SEED, most: 400, stopAtFirst: true, afterFirstAnswer: true });
    expect(problems.length).toBeGreaterThan(0);
  }, 240_000);
});
