// Long work: it reports, ends one way, can be cancelled, and one job's end never touches another.
import { describe, expect, it } from 'vitest';
import { createJobRunner } from '../../src/app/job-runner.ts';
import { Fault } from '../../src/contract/errors.ts';
import type { JobState } from '../../src/contract/events.ts';
import { fixedEnvironment } from '../support/environment.ts';

const setUp = () => {
  const environment = fixedEnvironment();
  const seen: JobState[] = [];
  const bugs: unknown[] = [];
  const runner = createJobRunner(environment, (event) => { if (event.type === 'job') seen.push(event.job); }, (bug) => bugs.push(bug));
  return { environment, seen, bugs, runner };
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a job', () => {
  it('ends with its value and is forgotten', async () => {
    const { runner, seen } = setUp();
    const { jobId } = runner.start('build', 'd', () => Promise.resolve({ pages: 3 }));
    await settled();
    expect(seen.at(-1)).toMatchObject({ jobId, state: 'done', value: { pages: 3 } });
    expect(runner.list()).toEqual([]);
  });

  it('passes progress on ten times a second at most, and always the last count', async () => {
    const { runner, seen, environment } = setUp();
    runner.start('ingest', 'd', (progress) => {
      for (let done = 1; done <= 1000; done++) {
        environment.advance(1);
        progress.report('Reading', done, 1000);
      }
      return Promise.resolve();
    });
    await settled();
    const running = seen.filter((job) => job.state === 'running');
    expect(running.length).toBeLessThanOrEqual(12);
    expect(running.at(-1)?.done).toBe(1000);
  });

  it('that is cancelled ends as cancelled; one that fails unexpectedly is reported as a bug', async () => {
    const { runner, seen, bugs } = setUp();
    const { jobId } = runner.start('ingest', 'd', (progress) => new Promise((_, reject) => {
      progress.signal.addEventListener('abort', () => reject(new Fault('job.cancelled', { kept: 'Two files are kept.' })));
    }));
    const other = runner.start('build', 'd', () => Promise.reject(new TypeError('boom')));
    await settled();
    runner.cancel(jobId);
    await settled();
    expect(seen.find((job) => job.jobId === jobId && job.state === 'cancelled')?.error?.kept).toBe('Two files are kept.');
    expect(seen.find((job) => job.jobId === other.jobId)?.state).toBe('failed');
    expect(bugs).toHaveLength(1);
  });

  it('stops with all others when the core closes', async () => {
    const { runner, seen } = setUp();
    runner.start('ingest', 'd', (progress) => new Promise((_, reject) => progress.signal.addEventListener('abort', () => reject(new Fault('job.cancelled', { kept: '' })))));
    await settled();
    await runner.stop();
    expect(seen.at(-1)?.state).toBe('cancelled');
  });
});
