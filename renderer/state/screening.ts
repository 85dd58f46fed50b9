// Screening from the window: what is read about lists and areas, and the acts on lists, runs and hits.
import type { Client } from '../../src/contract/client.ts';
import type { InputOf, OutputOf } from '../../src/contract/catalogue.ts';
import type { Result } from '../../src/contract/port.ts';
import type { Jobs } from './jobs.ts';
import type { Read } from './reads.ts';

export type ListsAnswer = OutputOf<'screening.lists'>;
export const listsRead: Read<ListsAnswer> = { key: 'screening-lists', dossierId: null, areas: ['lists', 'vault'], load: (client) => client.call('screening.lists', {}) };

export type ListDiff = OutputOf<'screening.diff'>;
export const listDiffRead = (versionId: string): Read<ListDiff> => ({ key: `list-diff:${versionId}`, dossierId: null, areas: ['vault'], load: (client) => client.call('screening.diff', { versionId }) });

export type RegionHint = OutputOf<'screening.regions'>[number];
export const regionsRead = (dossierId: string): Read<RegionHint[]> => ({ key: `regions@${dossierId}`, dossierId, areas: ['dossier'], load: (client) => client.call('screening.regions', { dossierId }) });

export type LoadInput = InputOf<'screening.load'>;
export type Loaded = OutputOf<'screening.load'>;
export type RunSummary = OutputOf<'screening.run'>;
export type TablePreview = OutputOf<'screening.preview'>;

export interface ScreeningActs {
  load(input: LoadInput): Promise<Result<Loaded>>;
  withdraw(versionId: string, reason: string): Promise<Result<unknown>>;
  preview(file: string): Promise<Result<TablePreview>>;
  run(dossierId: string, threshold: number): Promise<Result<RunSummary>>;
  decide(input: InputOf<'screening.decide'>): Promise<Result<unknown>>;
  review(input: InputOf<'screening.review'>): Promise<Result<unknown>>;
}

export const createScreening = (client: Client, jobs: Jobs): ScreeningActs => ({
  load: (input) => jobs.run('screening.load', input),
  withdraw: (versionId, reason) => client.call('screening.withdraw', { versionId, reason }),
  preview: (file) => client.call('screening.preview', { file }),
  run: (dossierId, threshold) => jobs.run('screening.run', { dossierId, threshold }),
  decide: (input) => client.call('screening.decide', input),
  review: (input) => client.call('screening.review', input),
});
