// What a check reports: the rule, the place, and in plain words what is wrong, why it matters and what mends it.
import type { CollectionName } from '../dossier/dossier.ts';

export type FindingLevel = 'block' | 'warn' | 'info';

export interface Place {
  readonly collection: CollectionName | 'case' | 'entry';
  readonly id: string | null;
  /** Field, table row or page inside it: "docDate", "row 27", "page 3". */
  readonly part: string | null;
}

export interface Finding {
  /** Stable across runs: built from the rule and the places, never from values that an edit may change. */
  readonly id: string;
  /** "T04", "P01". */
  readonly rule: string;
  /** Name of the rule for people: "Quantities of one movement disagree". */
  readonly title: string;
  readonly level: FindingLevel;
  readonly where: readonly Place[];
  readonly message: string;
  readonly why: string;
  /** Statute, regulation, ruling or practice the rule rests on. */
  readonly source: string;
  readonly fix: string;
  /** ILO indicator, for labor rules. */
  readonly indicator: string | null;
  readonly confidence: 'verified' | 'unverified';
}
