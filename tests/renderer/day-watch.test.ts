// Proves that what depends on the day is read again at midnight here, at midnight eastern time and after a sleep, and not otherwise.
import { expect, it, vi } from 'vitest';
import { createClient } from '../../src/contract/client.ts';
import { watchDay } from '../../renderer/state/day-watch.ts';
import { deadlinesRead } from '../../renderer/state/known-reads.ts';
import { createReads } from '../../renderer/state/reads.ts';
import { sampleCore } from './support/memory-core.ts';

function clock(start: string) {
  let at = Date.parse(start);
  let tick = (): void => undefined;
  let days = 0;
  const stop = watchDay(() => new Date(at), () => { days += 1; }, (run) => { tick = run; return () => { tick = () => undefined; }; });
  return { stop, after: (seconds: number): number => { at += seconds * 1000; tick(); return days; } };
}

it.each([
  ['in the middle of a day nothing', '2026-11-24T15:00:00Z', 20, 0], ['midnight eastern time', '2026-11-25T04:59:50Z', 20, 1], ['a sleep of an hour', '2026-11-24T15:00:00Z', 3600, 1], ['a clock set back', '2026-11-24T15:00:00Z', -3600, 1],
])('%s', (_, start, seconds, days) => {
  expect(clock(start).after(seconds)).toBe(days);
});

it('midnight by this computer’s clock', () => {
  const midnight = new Date(2026, 10, 25, 0, 0, 0);
  expect(clock(new Date(midnight.getTime() - 10_000).toISOString()).after(20)).toBe(1);
});

it('stops', () => {
  const { stop, after } = clock('2026-11-24T15:00:00Z');
  stop();
  expect(after(3600)).toBe(0);
});

it('renewed reads load again', async () => {
  const core = sampleCore();
  const reads = createReads(createClient(core.port));
  const loads = (): number => core.calls.filter((name) => name === 'deadlines.list').length;
  reads.watch(deadlinesRead(core.dossier.id));
  await vi.waitFor(() => expect(loads()).toBe(1));
  await reads.renew();
  expect(loads()).toBe(2);
});
