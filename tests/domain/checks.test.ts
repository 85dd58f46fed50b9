// Every seeded defect makes its rule fire; the clean dossiers raise nothing that blocks; odd numbers never break a rule.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/domain/checks/run-checks.ts';
import { referenceSchema } from '../../src/domain/reference.ts';
import { parseDossier } from '../../src/exchange/dossier-json.ts';

const file = (name: string): string => readFileSync(path.join(import.meta.dirname, '../..', name), 'utf8');
const asset = (name: string): unknown => JSON.parse(file(`assets/reference/${name}.json`));
const reference = v.parse(referenceSchema, {
  checks: asset('checks'), documentGroups: asset('document-groups'), regions: asset('regions'), holidays: asset('federal-holidays'), caseTypes: asset('case-types'), clocks: asset('clocks'),
  commodityPacks: [asset('commodity-packs/cotton-apparel'), asset('commodity-packs/seafood')],
});
interface Mutation { readonly id: string; readonly rule: string; readonly path: string; readonly value: unknown; readonly why: string }
type Json = Record<string, unknown>;

/** Applies a mutation: `x[KEY]` selects the member whose exhibitNo or id is KEY; null for the member itself removes it. */
function mutated(name: string, change: Pick<Mutation, 'path' | 'value'>): string {
  const root = JSON.parse(file(`assets/sample/${name}.json`)) as Json;
  const steps = change.path.slice(1).split('/').flatMap((part) => {
    const keyed = /^(\w+)\[(.+)\]$/.exec(part);
    return keyed ? [String(keyed[1]), `[${String(keyed[2])}`] : [part];
  });
  let target: Json | Json[] = root;
  steps.forEach((step, index) => {
    const key = step.startsWith('[') ? (target as Json[]).findIndex((member) => [member['exhibitNo'], member['id']].includes(step.slice(1))) : step;
    if (index < steps.length - 1) target = (target as Json)[key] as Json;
    else if (Array.isArray(target) && change.value === null) target.splice(Number(key), 1);
    else (target as Json)[key] = change.value;
  });
  return JSON.stringify(root);
}
const findingsOf = (text: string) => runChecks(parseDossier(text, 'x').dossier, reference);
const rulesOf = (text: string): Set<string> => new Set(findingsOf(text).map((finding) => finding.rule));

describe.each(['cotton', 'seafood'])('%s', (name) => {
  const clean = file(`assets/sample/${name}.json`);

  it('as it stands raises nothing that blocks', () => {
    expect(findingsOf(clean).filter((finding) => finding.level === 'block').map((finding) => finding.message)).toEqual([]);
  });

  it('as it stands fires no payroll rule and none of the chain rules', () => {
    const spared = ['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09', 'T10', 'T11', 'T12', 'T13', 'T15', 'T16', 'T17', 'T20', 'T23'];
    expect([...rulesOf(clean)].filter((rule) => rule.startsWith('P') || spared.includes(rule))).toEqual([]);
  });

  it.each((JSON.parse(file(`tests/fixtures/mutations-${name}.json`)) as Mutation[]).map((mutation) => [mutation.rule, mutation.path, mutation] as const))('%s fires when %s is wrong', (rule, _path, mutation) => {
    expect(rulesOf(mutated(name, mutation))).toContain(rule.split('_')[0]);
  });
});

describe('other defects of the same families', () => {
  it.each([
    ['T01', 'cotton', '/lots[L-GRG]', null], ['T01', 'cotton', '/steps[ST5]', null], ['T02', 'cotton', '/lots[L-GRG]/producedOn', '2026-08-05'], ['T03', 'cotton', '/steps[ST6]/outputs/0/qty', 5000],
    ['T04', 'cotton', '/exhibits[A-06]/quantities/0/value', 799], ['T04', 'cotton', '/exhibits[B-03]/quantities/0/value', 5900], ['T04', 'seafood', '/exhibits[B-08]/quantities/1/value', 1201], ['T04', 'cotton', '/entry/lines/0/qty', 31000],
    ['T05', 'cotton', '/massBalance/1/otherSales', 9000], ['T06', 'seafood', '/exhibits[A-06]/docDate', '2026-08-01'], ['T06', 'cotton', '/exhibits[B-02]/docDate', '2026-09-01'],
    ['T07', 'cotton', '/exhibits[C-02]/issuer', 'P99'], ['T08', 'seafood', '/parties[P04]/address', 'Shihezi, Xinjiang 832000, China'], ['T08', 'seafood', '/parties[P04]/uscc', '91650681DEMO000000'], ['T08', 'seafood', '/lots[L-RND]/originCountry', 'KP'],
    ['T09', 'cotton', '/exhibits[C-07]', null], ['T09', 'seafood', '/exhibits[D-05]', null], ['T09', 'cotton', '/exhibits[A-06]', null], ['T10', 'cotton', '/exhibits[C-09]/translation', null], ['T10', 'seafood', '/exhibits[G-03]', null],
    ['T12', 'cotton', '/exhibits[C-04]/refs/container', 'MSLU9999999'], ['T13', 'seafood', '/exhibits[B-09]/amount', 94000], ['T13', 'cotton', '/exhibits[A-10]/currency', 'EUR'], ['T15', 'cotton', '/exhibits[A-10]/docNo', 'FT-DEMO-260518'],
    ['T20', 'seafood', '/steps[ST4]/outputs/0/qty', 6000], ['T23', 'cotton', '/cbpRequests/2/exhibits', []], ['T27', 'cotton', '/steps[ST3]/custodyModel', 'mass_balance'],
    ['P02', 'seafood', '/payroll/rows/4/longestRunDays', 14], ['P04', 'seafood', '/payroll/rows/4/baseWage', 1500], ['P05', 'seafood', '/payroll/rows/4/net', 1], ['P12', 'seafood', '/roster/4', null], ['P15', 'seafood', '/roster/5/idPrefix6', '650102'],
    ['P17', 'seafood', '/roster/5/dateOfBirth', '2010-01-01'], ['P18', 'seafood', '/payroll/rows/4', null], ['P22', 'seafood', '/payroll/bankBatches/0/amount', 1], ['P23', 'seafood', '/payroll/bankBatches/0/count', 60], ['P24', 'seafood', '/capacityCheck/outputKg', 90000],
  ] as const)('%s fires in %s when %s becomes %j', (rule, name, where, value) => {
    expect(rulesOf(mutated(name, { path: where, value }))).toContain(rule);
  });

  it('negative, zero and huge quantities give findings, never a crash or NaN', () => {
    for (const value of [-1, 0, 1e24]) {
      const messages = findingsOf(mutated('cotton', { path: '/steps[ST5]/inputs/0/qty', value })).map((finding) => finding.message);
      expect(messages.join()).not.toMatch(/NaN|Infinity|undefined/);
      expect(messages.length).toBeGreaterThan(0);
    }
  });

  it('findings keep their identity when an unrelated field changes', () => {
    const before = findingsOf(mutated('cotton', { path: '/exhibits[C-06]/quantities/0/value', value: 5880 })).map((finding) => finding.id);
    const after = findingsOf(mutated('cotton', { path: '/exhibits[C-06]/quantities/0/value', value: 5000 })).map((finding) => finding.id);
    expect(after).toEqual(before);
  });
});
