// Small made dossiers for single rules, and what a rule says of one: a line for each finding.
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { factsOf, type ExhibitRule, type Facts, type Hit, type LotRule, type Rule, type StepRule } from '../../../src/domain/checks/facts.ts';
import type { Place } from '../../../src/domain/checks/finding.ts';
import { dossierSchema, type Dossier } from '../../../src/domain/dossier/dossier.ts';
import { exhibitSchema, type Exhibit } from '../../../src/domain/dossier/exhibit.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

/** By the schema: what a case does not say is empty. */
export const madeDossier = (patch: object): Dossier => v.parse(dossierSchema, { form: 'clearproof-dossier/1', id: 'D', title: 'Made', case: { type: 'uflpa_applicability' }, ...patch });
export const madeExhibit = (id: string, docType: string, patch: object = {}): Exhibit => v.parse(exhibitSchema, { id, exhibitNo: id, section: 'A', docType, title: id, ...patch });

const placeOf = ({ collection, id, part }: Place): string => `${collection}${id === null ? '' : `:${id}`}${part === null ? '' : `.${part}`}`;
/** "T06 block late @ exhibits:E1.docDate steps:S1 | E1 is dated …" */
export const lineOf = ({ rule, level, key, where, message }: Hit): string => `${[rule, level, key].filter((part) => part !== undefined).join(' ')} @ ${where.map(placeOf).join(' ')} | ${message}`;

/** The findings of a rule about a made dossier. */
export type Said = (patch: object) => string[];
const said = (judge: (facts: Facts) => readonly Hit[]): Said => (patch) => judge(factsOf(madeDossier(patch), shippedReference)).map(lineOf);
export const ofWhole = (rule: Rule): Said => said(rule);
export const ofSteps = (rule: StepRule): Said => said((facts) => facts.steps.flatMap((step) => rule(step, facts)));
export const ofLots = (rule: LotRule): Said => said((facts) => facts.dossier.lots.flatMap((lot) => rule(lot, facts)));
export const ofExhibits = (rule: ExhibitRule): Said => said((facts) => facts.exhibits.flatMap((exhibit) => rule(exhibit, facts)));

/** What is proven, the dossier, and everything that is found; nothing where it is spared. */
export type Case = readonly [what: string, patch: object, ...lines: readonly string[]];
export function proveSaid(of: Said, cases: readonly Case[]): void {
  for (const [what, patch, ...lines] of cases) it(what, () => { expect(of(patch)).toEqual(lines); });
}
