// Types of the made-up names, for tests that use them.
import type { ListEntry } from '../../src/domain/screening/list-entry.ts';

export function makeList(entries: number, seed?: number): ListEntry[];
export function makeParties(count: number, list: readonly ListEntry[], seed?: number): { partyId: string; names: string[]; meant: string | null }[];
