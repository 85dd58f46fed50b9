// The two worked dossiers, changed one thing at a time, and what the checks then find beyond what they find anyway.
import { expect, it } from 'vitest';
import { evaluate, runChecks, type Evaluation } from '../../src/domain/checks/run-checks.ts';
import type { Finding } from '../../src/domain/checks/finding.ts';
import type { CollectionName, Dossier, RecordOf } from '../../src/domain/dossier/dossier.ts';
import { sampleDossiers, type Sample } from './sample-dossiers.ts';
import { shippedReference } from './shipped-reference.ts';

export type Change = (dossier: Dossier) => Dossier;

export const samples = sampleDossiers;

export const findingsOf = (dossier: Dossier): Finding[] => runChecks(dossier, shippedReference);

const markOf = ({ id, level }: Finding): string => `${id} ${level}`;
interface Clean { readonly evaluation: Evaluation; readonly marks: ReadonlySet<string> }
const clean = new Map<Sample, Clean>();
/** Judged at first use, so that a test which needs neither sample does not wait for them. */
function cleanOf(name: Sample): Clean {
  const known = clean.get(name);
  if (known) return known;
  const evaluation = evaluate(samples[name], shippedReference);
  const made = { evaluation, marks: new Set(evaluation.findings.map(markOf)) };
  clean.set(name, made);
  return made;
}

/** Findings that the clean dossier does not have, or has at another level. Judged as an edit of it, as in the window. */
export function newFindings(name: Sample, dossier: Dossier): Finding[] {
  const { evaluation, marks } = cleanOf(name);
  return evaluate(dossier, shippedReference, evaluation).findings.filter((finding) => !marks.has(markOf(finding)));
}
export const newRules = (name: Sample, dossier: Dossier): string[] => [...new Set(newFindings(name, dossier).map(({ rule }) => rule))].sort();

export const put = <C extends CollectionName>(collection: C, id: string, patch: Partial<RecordOf<C>>): Change => (dossier) => {
  if (!dossier[collection].some((record) => record.id === id)) throw new Error(`the sample has no ${collection} ${id}`);
  return { ...dossier, [collection]: dossier[collection].map((record) => (record.id === id ? { ...record, ...patch } : record)) };
};
export const drop = (collection: CollectionName, id: string): Change => (dossier) => ({ ...dossier, [collection]: dossier[collection].filter((record) => record.id !== id) });
export const add = <C extends CollectionName>(collection: C, ...records: RecordOf<C>[]): Change => (dossier) => ({ ...dossier, [collection]: [...dossier[collection], ...records] });
/** A copy of a record under another id. */
export const copy = <C extends CollectionName>(collection: C, id: string, patch: Partial<RecordOf<C>> & { readonly id: string }): Change => (dossier) => ({ ...dossier, [collection]: [...dossier[collection], ...dossier[collection].filter((record) => record.id === id).map((record) => ({ ...record, ...patch }))] });
export const all = (...changes: readonly Change[]): Change => (dossier) => changes.reduce((changed, change) => change(changed), dossier);
export const flow = (lotId: string, quantity: string, uom = 'KGM', equivalentKg: string | null = null) => ({ lotId, quantity, uom, equivalentKg });

/** Rule, sample, what it catches and the change, what it spares and the change. */
export type RuleCase = readonly [rule: string, name: Sample, catches: string, wrong: Change, spares: string, right: Change];

/** Each rule fires on its catching case with words a person can read, and stays silent on its sparing case. */
export function proveRules(cases: readonly RuleCase[]): void {
  for (const [rule, name, catches, wrong, spares, right] of cases) {
    it(`${rule} catches ${catches}`, () => {
      const found = newFindings(name, wrong(samples[name])).filter((finding) => finding.rule === rule);
      expect(found.map(({ rule: fired }) => fired)).toContain(rule);
      for (const { message, why, fix, source, title } of found) {
        expect(message).not.toMatch(/undefined|null|NaN|\[object/);
        expect([message, why, fix, source, title].every((words) => words.length > 3)).toBe(true);
      }
    });
    it(`${rule} spares ${spares}`, () => {
      expect(newRules(name, right(samples[name]))).not.toContain(rule);
    });
  }
}
