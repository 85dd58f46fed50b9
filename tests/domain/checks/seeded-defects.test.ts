// The worked dossiers as they stand raise what they are meant to, and each seeded defect fires its rule and nothing unrelated.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf, newRules, samples } from '../../support/checked-samples.ts';
import { mutated, type Sample } from '../../support/sample-dossiers.ts';

interface Mutation { readonly id: string; readonly rule: string; readonly path: string; readonly value: unknown; readonly why: string }
const seeded = (name: Sample): Mutation[] => JSON.parse(readFileSync(path.join(import.meta.dirname, `../../fixtures/mutations-${name}.json`), 'utf8')) as Mutation[];

/** What a seeded defect also and rightly contradicts. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { T08: ['T08b'], T09: ['T23'], T20: ['T03'], P07: ['P05'] };

describe.each(['cotton', 'seafood'] as const)('%s', (name) => {
  it('as it stands raises nothing that blocks, and only what it is meant to', () => {
    const found = findingsOf(samples[name]).filter(({ rule }) => rule !== 'T26').map(({ rule, level }) => `${rule} ${level}`);
    expect(found).toEqual(name === 'cotton' ? ['A01 warn', 'T21 info', 'T21 info'] : []);
  });

  it.each(seeded(name).map((mutation) => [mutation.rule.split('_')[0] ?? '', mutation.path, mutation] as const))('%s fires when %s is wrong', (rule, _path, mutation) => {
    const fired = newRules(name, mutated(name, mutation.path, mutation.value));
    expect(fired).toContain(rule);
    expect(fired.filter((other) => other !== rule && BESIDE[rule]?.includes(other) !== true)).toEqual([]);
  });
});
