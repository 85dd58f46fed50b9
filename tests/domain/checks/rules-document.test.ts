// docs/rules.md says what the code does: every rule has a text, code that raises it, and cases that prove it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { provenIn, raisedIn, ruleTexts, rulesDocument } from '../../support/rules-document.ts';

const published = path.join(import.meta.dirname, '../../../docs/rules.md');
const current = rulesDocument();
if (process.env['UPDATE_DOCS'] === '1') writeFileSync(published, current);

const numbered = (letter: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
const INDICATORS = ['abuse_of_vulnerability', 'deception', 'restriction_of_movement', 'isolation', 'physical_and_sexual_violence', 'intimidation_and_threats', 'retention_of_identity_documents', 'withholding_of_wages', 'debt_bondage', 'abusive_working_and_living_conditions', 'excessive_overtime'];

describe('the rules', () => {
  it('docs/rules.md is up to date (UPDATE_DOCS=1 writes it)', () => {
    expect(readFileSync(published, 'utf8')).toBe(current);
  });

  it('are all there: T01 to T30, P01 to P34', () => {
    const rules = ruleTexts.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining([...numbered('T', 30), ...numbered('P', 34)]));
    expect(new Set(rules).size).toBe(rules.length);
  });

  it.each(ruleTexts.map((text) => [text.rule, text] as const))('%s is raised, proven, explained and sourced', (rule, { why, fix, source, example, indicator }) => {
    expect(raisedIn(rule)).not.toEqual([]);
    expect(provenIn(rule)).not.toEqual([]);
    for (const text of [why, fix, source, example]) expect(text.length).toBeGreaterThan(15);
    if (indicator !== null) expect(INDICATORS).toContain(indicator);
  });
});
