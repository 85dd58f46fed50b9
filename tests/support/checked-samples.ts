// The two worked dossiers, changed one thing at a time, and what the checks then find beyond what they find anyway.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runChecks } from '../../src/domain/checks/run-checks.ts';
import type { Finding } from '../../src/domain/checks/finding.ts';
import type { CollectionName, Dossier, RecordOf } from '../../src/domain/dossier/dossier.ts';
import { parseDossier } from '../../src/exchange/dossier-json.ts';
import { shippedReference } from './shipped-reference.ts';

export type Sample = 'cotton' | 'seafood';
type Json = Record<string, unknown>;
export type Change = (dossier: Dossier) => Dossier;

const text = (name: Sample): string => readFileSync(path.join(import.meta.dirname, `../../assets/sample/${name}.json`), 'utf8');
const dossierOf = (json: string): Dossier => parseDossier(json, 'sample').dossier;
export const samples: Readonly<Record<Sample, Dossier>> = { cotton: dossierOf(text('cotton')), seafood: dossierOf(text('seafood')) };

export const findingsOf = (dossier: Dossier): Finding[] => runChecks(dossier, shippedReference);
const marks = (findings: readonly Finding[]): Set<string> => new Set(findings.map(({ id, level }) => `${id} ${level}`));
const before: Readonly<Record<Sample, ReadonlySet<string>>> = { cotton: marks(findingsOf(samples.cotton)), seafood: marks(findingsOf(samples.seafood)) };

/** Findings that the clean dossier does not have, or has at another level. */
export const newFindings = (name: Sample, dossier: Dossier): Finding[] => findingsOf(dossier).filter(({ id, level }) => !before[name].has(`${id} ${level}`));
export const newRules = (name: Sample, dossier: Dossier): string[] => [...new Set(newFindings(name, dossier).map(({ rule }) => rule))].sort();

/** A worked file with the value at a path replaced: `x[KEY]` is the member whose exhibitNo or id is KEY; null for the member itself removes it. */
export function mutated(name: Sample, where: string, value: unknown): Dossier {
  const root = JSON.parse(text(name)) as Json;
  const steps = where.slice(1).split('/').flatMap((part) => {
    const keyed = /^(\w+)\[(.+)\]$/.exec(part);
    return keyed ? [String(keyed[1]), `[${String(keyed[2])}`] : [part];
  });
  let target: Json | Json[] = root;
  steps.forEach((step, index) => {
    const key = step.startsWith('[') ? (target as Json[]).findIndex((member) => [member['exhibitNo'], member['id']].includes(step.slice(1))) : step;
    if (index < steps.length - 1) target = (target as Json)[key] as Json;
    else if (Array.isArray(target) && value === null) target.splice(Number(key), 1);
    else (target as Json)[key] = value;
  });
  return dossierOf(JSON.stringify(root));
}

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
