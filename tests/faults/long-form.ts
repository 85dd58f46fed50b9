// The long form of the fault tests, started by `npm run faults`: thousands of crash states, a thousand kills, every error at every kind of call. Goes on where it was stopped.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { FLIP_CLASSES, FlipGround } from './disk/bit-flips.ts';
import { Campaign } from './disk/campaign.ts';
import { FaultTable, Pace } from './disk/fault-table.ts';
import type { Errno } from './disk/file-layer.ts';
import { chanceFrom, replay } from './disk/replay.ts';
import { scratchPlace } from './disk/scratch-place.ts';
import { SEEDED_BUGS } from './disk/seeded-bugs.ts';
import { WORK_NAMES } from './disk/works.ts';

const [source = '', worker = '', tableFile = '', seedText = '1', statesText = '5600', killsText = '1050', errorsText = '420', flipsText = '1000', budgetText = 'Infinity'] = process.argv.slice(2);
const [seed, states, kills, errors, flips] = [seedText, statesText, killsText, errorsText, flipsText].map(Number) as [number, number, number, number, number];
const endsAt = performance.now() + Number(budgetText) * 60_000;
const outOfTime = (): boolean => performance.now() > endsAt;

const table = await FaultTable.read(tableFile);
const home = await mkdtemp(path.join(scratchPlace(), 'clearproof-faults-'));
const campaign = await Campaign.prepare(home, source, worker);

async function seededBugs(): Promise<void> {
  for (const [bug, make] of Object.entries(SEEDED_BUGS)) {
    const row = table.row('seeded bug', bug, 1);
    if (row.done > 0 || outOfTime()) continue;
    const pace = new Pace(bug, row);
    const recording = await campaign.recordOnce('ingest', 2);
    const { states: tried, problems } = await replay({ ...recording, changes: make(recording.changes) }, { scratch: path.join(home, 'bugs'), seed, most: 400, stopAtFirst: true, afterFirstAnswer: true });
    await table.add(row, 1, problems.length > 0 ? [] : ['was not caught'], { 'states until it was caught': tried });
    pace.tell();
  }
}

/** Crash states come in portions with seeds of their own, so that a run that was stopped goes on with the next portion. */
async function crashStates(): Promise<void> {
  const [PORTION, MOST_PORTIONS] = [50, 200];
  for (const work of WORK_NAMES) {
    const row = table.row('crash state', work, Math.ceil(states / WORK_NAMES.length));
    if (row.done >= row.wanted) continue;
    const recording = await campaign.recordOnce(work, 3);
    const pace = new Pace(work, row);
    for (let portion = 0; row.done < row.wanted && !outOfTime() && portion < MOST_PORTIONS; portion += 1) {
      const { states: tried, same, problems } = await replay(recording, { scratch: path.join(home, 'states'), seed: seed * 100_003 + row.done, most: Math.min(PORTION, row.wanted - row.done) });
      await table.add(row, tried, problems, { 'equal to another': same });
      pace.tell();
    }
  }
}

async function killed(): Promise<void> {
  for (const work of WORK_NAMES) {
    const row = table.row('SIGKILL', work, Math.ceil(kills / WORK_NAMES.length));
    if (row.done >= row.wanted) continue;
    const changes = await campaign.countChanges(work, 3);
    const pace = new Pace(work, row);
    while (row.done < row.wanted && !outOfTime()) {
      const at = 1 + Math.floor(chanceFrom(seed * 1_000_003 + row.done)() * changes);
      const { ran, promises, problems } = await campaign.meet(work, 3, { at, act: 'kill' });
      await table.add(row, 1, problems.map((problem) => `killed before change ${at} of ${changes}: ${problem}`), { 'acts acknowledged': promises.length, 'ended before': ran.signal === 'SIGKILL' ? 0 : 1 });
      pace.tell();
    }
  }
}

const ERRORS: readonly [Errno, string][] = [['EIO', 'w'], ['EIO', 'f'], ['EIO', 'r'], ['EIO', 'o'], ['EIO', 'um'], ['ENOSPC', 'w'], ['ENOSPC', 'om'], ['EDQUOT', 'w'], ['EMFILE', 'o']];
const CALLS: Readonly<Record<string, string>> = { w: 'write', f: 'sync', r: 'rename', o: 'open', u: 'remove', m: 'mkdir' };

/** Each error at each kind of call: once, once, and from then on. */
async function failed(): Promise<void> {
  for (const [act, only] of ERRORS) {
    const what = `${act} at ${[...only].map((letter) => CALLS[letter] ?? letter).join('/')}`;
    const row = table.row('error', what, Math.ceil(errors / ERRORS.length));
    const pace = new Pace(what, row);
    while (row.done < row.wanted && !outOfTime()) {
      const work = WORK_NAMES[row.done % WORK_NAMES.length] ?? 'ingest';
      const [changes, sticky] = [await campaign.countChanges(work, 2, only), row.done % 3 === 2];
      const at = 1 + Math.floor(chanceFrom(seed * 7919 + row.done)() * changes);
      const { ran, problems } = await campaign.meet(work, 2, { at, act, only, sticky });
      await table.add(row, 1, problems.map((problem) => `${work}, at call ${at} of ${changes}${sticky ? ' and all after it' : ''}: ${problem}`), { 'really made': ran.counted?.failed === 0 ? 0 : 1 });
      pace.tell();
    }
  }
}

async function flipped(): Promise<void> {
  for (const kind of FLIP_CLASSES) {
    const row = table.row('bit flip', kind, flips);
    if (row.done >= row.wanted || outOfTime()) continue;
    const ground = await FlipGround.prepare(kind, path.join(home, 'flips'));
    const pace = new Pace(kind, row);
    while (row.done < row.wanted && !outOfTime()) {
      const { outcome, text } = await ground.flip(chanceFrom(seed * 65_537 + row.done));
      await table.add(row, 1, outcome === 'silent' ? [`${text} changed what is read without a word`] : [], { found: outcome === 'found' ? 1 : 0, 'proven harmless': outcome === 'harmless' ? 1 : 0 });
      pace.tell();
    }
  }
}

await mkdir(path.dirname(tableFile), { recursive: true });
for (const part of [seededBugs, crashStates, killed, failed, flipped]) if (!outOfTime()) await part();
await rm(home, { recursive: true, force: true });
process.stdout.write(`${table.toString()}\n`);
process.exitCode = table.isClean ? 0 : 1;
