// A dossier indexed for the rules, and the form in which a rule reports.
import { Decimal } from 'decimal.js';
import type { Dossier } from '../dossier/dossier.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import type { Step } from '../dossier/chain.ts';
import type { CommodityPack, Reference } from '../reference.ts';
import type { FindingLevel, Place } from './finding.ts';

export interface Hit {
  readonly rule: string;
  readonly where: readonly Place[];
  readonly message: string;
  /** Other than the rule's own level. */
  readonly level?: FindingLevel;
  /** Tells apart hits of one rule at one place. */
  readonly key?: string;
}

export interface Facts {
  readonly dossier: Dossier;
  readonly reference: Reference;
  readonly pack: CommodityPack | null;
  /** Exhibits that are filed, that is, not withdrawn. */
  readonly exhibits: readonly Exhibit[];
  exhibitsOf(step: Step): readonly Exhibit[];
  readonly steps: readonly Step[];
  readonly parties: ReadonlyMap<string, Dossier['parties'][number]>;
  readonly sites: ReadonlyMap<string, Dossier['sites'][number]>;
  readonly lots: ReadonlyMap<string, Dossier['lots'][number]>;
}

export type Rule = (facts: Facts) => Hit[];

export const at = (collection: Place['collection'], id: string | null, part: string | null = null): Place => ({ collection, id, part });
export const atExhibit = (exhibit: Exhibit, part: string | null = null): Place => at('exhibits', exhibit.id, part);
export const isOneOf = (types: readonly string[] | undefined) => (exhibit: Exhibit): boolean => types?.includes(exhibit.docType) === true;
export const number = (text: string | null | undefined): Decimal => new Decimal(text ?? 0);
export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), new Decimal(0));

/** Whole days from `from` to `to`; both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Kilograms of a quantity; null where the unit is no weight and no factor is known. */
export function kilograms(quantity: string, uom: string, equivalentKg: string | null, reference: Reference): Decimal | null {
  if (equivalentKg !== null) return new Decimal(equivalentKg);
  const factor = reference.documentGroups.kilogramsPerUnit[uom];
  return factor === undefined ? null : new Decimal(quantity).times(factor);
}

function packOf(dossier: Dossier, reference: Reference): CommodityPack | null {
  const named = reference.commodityPacks.find((pack) => pack.id === dossier.case.commodityPack);
  const chapters = dossier.entry.lines.map((line) => line.hts?.slice(0, 2) ?? '');
  return named ?? reference.commodityPacks.find((pack) => pack.htsChapters.some((chapter) => chapters.includes(chapter))) ?? null;
}

export function factsOf(dossier: Dossier, reference: Reference): Facts {
  const exhibits = dossier.exhibits.filter((exhibit) => exhibit.state !== 'withdrawn');
  const byStep = new Map<string, Exhibit[]>();
  for (const exhibit of exhibits) for (const stepId of exhibit.stepIds) byStep.set(stepId, [...(byStep.get(stepId) ?? []), exhibit]);
  return {
    dossier, reference, exhibits, pack: packOf(dossier, reference),
    exhibitsOf: (step) => byStep.get(step.id) ?? [],
    steps: dossier.steps.toSorted((a, b) => a.seq - b.seq),
    parties: new Map(dossier.parties.map((party) => [party.id, party])),
    sites: new Map(dossier.sites.map((site) => [site.id, site])),
    lots: new Map(dossier.lots.map((lot) => [lot.id, lot])),
  };
}
