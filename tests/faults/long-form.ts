// The long form of the fault tests, started by `npm run faults`: thousands of crash states, a thousand kills, every error at every kind of call. Goes on where it was stopped.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { flipBits, type FlipClass, FLIP_CLASSES } from './disk/bit-flips.ts';
import { Campaign } from './disk/campaign.ts';
import type { Errno } from './disk/file-layer.ts';
import { chanceFrom, replay } from './disk/replay.ts';
import { scratchPlace } from './disk/scratch-place.ts';
import { SEEDED_BUGS } from './disk/seeded-bugs.ts';
import { WORK_NAMES, type WorkName } from './disk/works.ts';

const [source = '', worker = '', stateFile = '', seedText = '1', statesText = '5600', killsText = '1050', errorsText = '420', flipsText = '1000', budgetText = 'Infinity'] = process.argv.slice(2);
const [seed, states, kills, errors, flips] = [seedText, statesText, killsText, errorsText, flipsText].map(Number) as [number, number, number, number, number];
const endsAt = performance.now() + Number(budgetText) * 60_000;

/** A row of the table: what was tried, how often, what went wrong. */
interface Row { done: number; wanted: number; note: string; problems: string[] }
type Table = Record<string, Row>;

async function readTable(): Promise<Table> {
  try {
    return JSON.parse(await readFile(stateFile, 'utf8')) as Table;
  } catch {
    return {}; // the first run
  }
}

const table = await readTable();
function rowOf(name: string, wanted: number): Row {
  const row = (table[name] ??= { done: 0, wanted, note: '', problems: [] });
  row.wanted = wanted;
  return row;
}
const save = (): Promise<void> => writeFile(stateFile, JSON.stringify(table, null, 2));
const outOfTime = (): boolean => performance.now() > endsAt;
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const home = await mkdtemp(path.join(scratchPlace(), 'clearproof-faults-'));
const campaign = await Campaign.prepare(home, source, worker);

/** Crash states come in portions with seeds of their own, so that a run that was stopped goes on with the next portion. */
async function crashStates(): Promise<void> {
  const PORTION = 100;
  const each = Math.ceil(states / WORK_NAMES.length);
  for (const work of WORK_NAMES) {
    const row = rowOf(`crash states: ${work}`, each);
    if (row.done >= row.wanted) continue;
    const recording = await campaign.record(work, 3);
    for (let portion = 0; row.done < row.wanted && !outOfTime() && portion < 200; portion += 1) {
      const { states: tried, same, problems } = await replay(recording, { scratch: path.join(home, 'states'), seed: seed * 1000 + row.done, most: Math.min(PORTION, row.wanted - row.done) });
      row.done += tried;
      row.problems.push(...problems.slice(0, 5));
      row.note = `${recording.changes.length} changes recorded`;
      say(`${work}: ${row.done} of ${row.wanted} states, ${same} the same, ${row.problems.length} problems`);
      await save();
    }
  }
}

async function killed(): Promise<void> {
  const each = Math.ceil(kills / WORK_NAMES.length);
  for (const work of WORK_NAMES) {
    const row = rowOf(`SIGKILL: ${work}`, each);
    if (row.done >= row.wanted) continue;
    const changes = await campaign.countChanges(work, 3);
    for (; row.done < row.wanted && !outOfTime(); row.done += 1) {
      const chance = chanceFrom(seed * 1_000_003 + row.done);
      const { ran, problems } = await campaign.meet(work, 3, { at: 1 + Math.floor(chance() * changes), act: 'kill' });
      if (ran.signal !== 'SIGKILL') row.note = 'some ended before they were killed';
      row.problems.push(...problems);
      if (row.done % 10 === 0) await save();
    }
    say(`${work}: ${row.done} kills, ${row.problems.length} problems`);
    await save();
  }
}

const ERRORS: readonly [Errno, string][] = [['EIO', 'w'], ['EIO', 'f'], ['EIO', 'r'], ['EIO', 'o'], ['EIO', 'um'], ['ENOSPC', 'w'], ['ENOSPC', 'om'], ['EDQUOT', 'w'], ['EMFILE', 'o']];

async function failed(): Promise<void> {
  const works: readonly WorkName[] = ['ingest', 'edit', 'build', 'backup', 'rotation', 'migration', 'passphrase'];
  const each = Math.ceil(errors / ERRORS.length);
  for (const [act, only] of ERRORS) {
    const row = rowOf(`${act} at ${[...only].map((letter) => ({ w: 'write', f: 'sync', r: 'rename', o: 'open', u: 'remove', m: 'mkdir' })[letter] ?? letter).join('/')}`, each);
    let fired = 0;
    for (; row.done < row.wanted && !outOfTime(); row.done += 1) {
      const work = works[row.done % works.length] ?? 'ingest';
      const chance = chanceFrom(seed * 7919 + row.done);
      const changes = await campaign.countChanges(work, 2, only);
      const { ran, problems } = await campaign.meet(work, 2, { at: 1 + Math.floor(chance() * changes), act, only, sticky: row.done % 3 === 2 });
      fired += ran.counted?.failed === 0 ? 0 : 1;
      row.problems.push(...problems);
      await save();
    }
    row.note = `${fired} fired in this run`;
    say(`${act} ${only}: ${row.done} runs, ${row.problems.length} problems`);
    await save();
  }
}

async function flipped(): Promise<void> {
  for (const kind of FLIP_CLASSES) {
    const row = rowOf(`bit flips: ${kind}`, flips);
    if (row.done >= row.wanted || outOfTime()) continue;
    const report = await flipBits(kind satisfies FlipClass, { home: path.join(home, 'flips'), seed: seed + row.done, most: row.wanted - row.done, outOfTime });
    row.done += report.tried;
    row.note = `${report.detected} found, ${report.harmless} proven harmless`;
    row.problems.push(...report.silent);
    say(`${kind}: ${row.done} flips, ${row.note}, ${row.problems.length} silent`);
    await save();
  }
}

async function seededBugs(): Promise<void> {
  const recording = await campaign.record('ingest', 2);
  for (const [bug, make] of Object.entries(SEEDED_BUGS)) {
    const row = rowOf(`seeded bug: ${bug}`, 1);
    if (row.done > 0 || outOfTime()) continue;
    const { states: tried, problems } = await replay({ ...recording, changes: make(recording.changes) }, { scratch: path.join(home, 'bugs'), seed, most: 400, stopAtFirst: true, afterFirstAnswer: true });
    row.done = 1;
    row.note = `caught at state ${tried}`;
    if (problems.length === 0) row.problems.push('was not caught');
    await save();
  }
}

function print(): void {
  const rows = Object.entries(table).map(([name, { done, wanted, problems, note }]) => `${name.padEnd(86)} ${String(done).padStart(5)} of ${String(wanted).padStart(5)}   ${String(problems.length).padStart(3)} problems   ${note}`);
  process.stdout.write(`${rows.join('\n')}\n\nseed ${seed}; ${Object.values(table).reduce((sum, { done }) => sum + done, 0)} faults tried, ${Object.values(table).reduce((sum, { problems }) => sum + problems.length, 0)} problems\n`);
  for (const [name, { problems }] of Object.entries(table)) for (const problem of problems.slice(0, 3)) process.stdout.write(`- ${name}: ${problem}\n`);
}

await mkdir(path.dirname(stateFile), { recursive: true });
for (const part of [seededBugs, crashStates, killed, failed, flipped]) if (!outOfTime()) await part();
await rm(home, { recursive: true, force: true });
print();
process.exitCode = Object.values(table).some(({ problems }) => problems.length > 0) ? 1 : 0;
