// How the last screening went for a party.
import type { ScreeningRun } from '../../../src/domain/dossier/screening.ts';

export type ScreeningResult = ScreeningRun['results'][number];
export type ScreeningState = ScreeningResult['decision'] | 'not_screened';

export const SCREENING_WORDS: Readonly<Record<ScreeningState, string>> = { no_match: 'no match', false_positive: 'hit, cleared', true_match: 'match', unresolved: 'open hit', not_screened: 'not screened' };

/** The run with the latest date; of several on one day the last. */
export const latestRun = (runs: readonly ScreeningRun[]): ScreeningRun | null => [...runs].sort((a, b) => a.runDate.localeCompare(b.runDate)).at(-1) ?? null;
export const resultOf = (run: ScreeningRun | null, partyId: string): ScreeningResult | null => run?.results.find((result) => result.partyId === partyId) ?? null;
export const screeningOf = (run: ScreeningRun | null, partyId: string): ScreeningState => resultOf(run, partyId)?.decision ?? 'not_screened';
