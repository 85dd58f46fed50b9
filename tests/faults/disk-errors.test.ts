// Whatever call to the disk fails, and however often, nothing acknowledged is lost and work goes on; killed at any change, the vault opens.
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Campaign } from './disk/campaign.ts';
import type { Errno } from './disk/file-layer.ts';
import { scratchPlace } from './disk/scratch-place.ts';
import type { WorkName } from './disk/works.ts';

let campaign: Campaign;
let changes: number;

beforeAll(async () => {
  campaign = await Campaign.prepare(await mkdtemp(path.join(scratchPlace(), 'clearproof-errors-')), path.join(import.meta.dirname, 'disk/file-layer.c'));
  changes = await campaign.countChanges('ingest', 3);
}, 60_000);
afterAll(() => rm(campaign.home, { recursive: true, force: true }));

describe('a call that fails', () => {
  /** Where in the work it happens, as a part of all changes. */
  const cells: [Errno, WorkName, number, string | undefined, boolean][] = [
    ['EIO', 'ingest', 0.5, 'f', false], ['EIO', 'ingest', 0.5, 'w', false], ['ENOSPC', 'ingest', 0.6, 'w', true], ['EDQUOT', 'build', 0.4, 'w', false],
    ['EMFILE', 'ingest', 0.5, 'o', false], ['EIO', 'edit', 0.6, 'f', true], ['ENOSPC', 'rotation', 0.7, 'w', false], ['EIO', 'rotation', 0.8, 'r', false],
  ];
  it.each(cells)('with %s during %s at %d of the work (kinds %s, for good: %s) loses nothing', async (act, work, part, only, sticky) => {
    const all = work === 'ingest' && only === undefined ? changes : await campaign.countChanges(work, 2, only);
    const { ran, problems } = await campaign.meet(work, 2, { at: Math.max(1, Math.round(all * part)), act, sticky, ...(only === undefined ? {} : { only }) });
    expect(ran.counted?.failed).toBeGreaterThan(0);
    expect(ran.output).toContain('refused');
    expect(problems).toEqual([]);
  }, 60_000);
});

describe('a program killed', () => {
  it.each([0.1, 0.35, 0.5, 0.65, 0.8, 0.95])('at %d of its changes loses nothing', async (part) => {
    const { ran, problems } = await campaign.meet('ingest', 3, { at: Math.max(1, Math.round(changes * part)), act: 'kill' });
    expect(ran.signal).toBe('SIGKILL');
    expect(problems).toEqual([]);
  }, 60_000);
});
