// What the groups of the safety panel share: running an act, and saying what came of it.
import type { Result } from '../../../src/contract/port.ts';

export interface Outcome { readonly good: boolean; readonly text: string; readonly details?: readonly string[] }

/** Runs one act of the panel; null means that the person chose nothing. */
export type Act = <T>(work: () => Promise<Result<T> | null>, told: (value: T) => Outcome) => Promise<void>;
