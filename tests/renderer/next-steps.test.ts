// Proves which next steps are offered and how sections are marked.
import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../renderer/features/frame/use-dossier.ts';
import { isUnanswered, nextSteps, type Situation } from '../../renderer/state/next-steps.ts';
import { sectionState } from '../../renderer/state/section-states.ts';
import type { Deadline } from '../../renderer/state/known-reads.ts';
import { someDeadline, someFinding } from './support/memory-bodies.ts';
import { sampleDossier } from './support/memory-core.ts';

const dossier = sampleDossier('cotton');
const clean: Situation = { header: dossier, findings: [], requests: dossier.requests, deadlines: [], inbox: 0, exhibits: dossier.exhibits.length };

describe('next steps', () => {
  it('offers nothing when nothing is open', () => expect(nextSteps(clean)).toEqual([]));

  it('puts what blocks first, one step per rule', () => {
    const findings = [someFinding({ id: '1' }), someFinding({ id: '2' }), someFinding({ id: '3', rule: 'T20', level: 'warn', where: [{ collection: 'steps', id: 'ST3', part: null }] })];
    expect(nextSteps({ ...clean, findings, inbox: 2 }).map((step) => step.id)).toEqual(['1', 'inbox', '3']);
  });

  it('spares findings that were explained', () => {
    expect(nextSteps({ ...clean, findings: [someFinding({ override: { reason: 'known and harmless', by: null, at: null } })] })).toEqual([]);
  });

  it('leads a new case from dates to papers to requests', () => {
    const header = { ...dossier, entry: { ...dossier.entry, number: null } };
    const steps = nextSteps({ ...clean, header, requests: [], exhibits: 0, deadlines: [left(null, { startDate: null, statutoryDate: null })] }, 4);
    expect(steps.map((step) => step.id)).toEqual(['dates', 'entry', 'evidence', 'requests']);
  });

  it('knows an unanswered request from one that is explained', () => {
    const [request] = dossier.requests;
    const bare = { ...request!, answer: null, exhibitIds: [], reasonUnanswered: null };
    expect(isUnanswered(bare)).toBe(true);
    expect(isUnanswered({ ...bare, reasonUnanswered: 'No such process takes place.' })).toBe(false);
  });
});

describe('section marks', () => {
  const counts = { exhibits: 52, steps: 9, requests: 8, claims: 0 };
  it('are empty, blocked, in work or ready', () => {
    const findings = [someFinding(), someFinding({ id: 'w', level: 'warn', where: [{ collection: 'steps', id: 'ST3', part: null }] })];
    expect(sectionState('narrative', counts, findings, 0).mark).toBe('empty');
    // A case without a paper has passed no check and is not ready to be issued.
    expect(['checks', 'package'].map((section) => sectionState(section as 'checks', { exhibits: 0 }, [], 0).mark)).toEqual(['empty', 'empty']);
    expect(sectionState('evidence', counts, findings, 0)).toEqual({ mark: 'blocked', count: 52, blocking: 1, warnings: 0 });
    expect(sectionState('chain', counts, findings, 0).mark).toBe('work');
    expect(sectionState('requests', counts, findings, 1).mark).toBe('work');
    expect(sectionState('requests', counts, findings, 0).mark).toBe('ready');
    expect(sectionState('checks', counts, findings, 0).count).toBe(2);
  });
});

const left = (daysLeft: number | null, patch: Partial<Deadline> = {}): Deadline => someDeadline({ id: `${daysLeft}`, daysLeft, state: daysLeft === null ? 'waiting' : daysLeft < 0 ? 'past' : 'running', ...patch });

describe('the deadline to plan to', () => {
  it('is the nearest that still runs', () => expect(nextDeadline([left(30), left(-2), left(4)])?.daysLeft).toBe(4));
  it('is one whose day to file by is over while the law leaves time', () => expect(nextDeadline([left(30), left(-1, { state: 'running', alarm: 'late' })])?.daysLeft).toBe(-1));
  it('is the last past one when all are past', () => expect(nextDeadline([left(-9), left(-2)])?.daysLeft).toBe(-2));
  it('is none without dates', () => expect(nextDeadline([left(null)])).toBeNull());
  it.each([
    ['what CBP does', { act: 'watch' }], ['records to keep', { act: 'keep' }], ['a clock that was stopped', { state: 'stopped' }], ['a later count of the same time', { governs: false }],
  ] as const)('is never %s', (_what, patch) => expect(nextDeadline([left(3, patch), left(30)])?.daysLeft).toBe(30));
});

describe('the step to enter dates', () => {
  const steps = (deadlines: readonly Deadline[]): string[] => nextSteps({ ...clean, deadlines }).map(({ id }) => id);
  const extension = { requested: 0, limit: 2, grantedUntil: null, closed: null, note: '', source: '', confidence: 'verified' } as const;
  it('is offered while the review itself has no start', () => expect(steps([left(null, { extension, startDate: null, statutoryDate: null }), left(5)])).toEqual(['dates']));
  it('is not offered for a protest or suit that nobody has begun', () => expect(steps([left(null, { startDate: null, statutoryDate: null }), left(5)])).toEqual([]));
});
