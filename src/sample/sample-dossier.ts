// The worked dossier the sample's papers are made from, with the lookups that papers need.
import * as v from 'valibot';
import type { Resources } from '../contract/resources.ts';
import { type DemoForm, demoFormSchema } from '../exchange/demo-form-schema.ts';

export type SampleName = 'cotton' | 'seafood';
export type SampleExhibit = DemoForm['exhibits'][number];
export type SampleParty = DemoForm['parties'][number];
export type SampleStep = DemoForm['steps'][number];

/** One line of goods on a paper, with its share of the paper's quantity. */
export interface GoodsLine { readonly lotNo: string; readonly description: string; readonly qty: number; readonly uom: string; readonly packages: number | null; readonly packageType: string; readonly color: string | null; }

export interface SampleDossier {
  readonly name: SampleName;
  readonly form: DemoForm;
  party(id: string | null): SampleParty | null;
  site(id: string | null): DemoForm['sites'][number] | null;
  step(id: string | undefined): SampleStep | null;
  lines(exhibit: SampleExhibit): readonly GoodsLine[];
}

const cents = (value: number): number => Math.round(value * 100) / 100;

/** Splits the quantity a paper states over its lots, as the step it belongs to splits it; the last line takes the rounding. */
function goodsLines(form: DemoForm, exhibit: SampleExhibit): GoodsLine[] {
  const step = form.steps.find((own) => own.id === exhibit.stepIds.at(-1));
  const flows = [...(step?.outputs ?? []), ...(step?.inputs ?? [])];
  const lots = exhibit.lotIds.flatMap((id) => form.lots.filter((lot) => lot.id === id)).filter((lot, _, all) => all.length === 1 || lot.uom === all.at(-1)?.uom || !exhibit.quantities.length);
  const weights = lots.map((lot) => flows.find((flow) => flow.lotId === lot.id)?.qty ?? lot.qty ?? 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const stated = exhibit.quantities.find((own) => own.uom === lots[0]?.uom) ?? { value: sum, uom: lots[0]?.uom ?? 'KGM' };
  const cartons = exhibit.quantities.find((own) => ['CT', 'BG', 'BL', 'RO'].includes(own.uom));
  let left = stated.value;
  let packagesLeft = cartons?.value ?? null;
  return lots.map((lot, index) => {
    const last = index === lots.length - 1;
    const share = (weights[index] ?? 0) / sum;
    const qty = last ? cents(left) : cents(stated.value * share);
    left -= qty;
    const packages = packagesLeft === null || !cartons ? null : last ? packagesLeft : Math.round(cartons.value * share);
    if (packagesLeft !== null && packages !== null) packagesLeft -= packages;
    return { lotNo: lot.lotNo ?? lot.id, description: lot.material, qty, uom: stated.uom, packages, packageType: cartons?.uom ?? '', color: form.colors.find((color) => lot.id.endsWith(`-${color.code}`))?.code ?? null };
  });
}

/** Reads the bundled worked dossier; its JSON is answered as it is stored. */
export async function readSampleDossier(name: SampleName, resources: Resources): Promise<{ readonly json: string; readonly dossier: SampleDossier }> {
  const json = new TextDecoder().decode(await resources.read(`sample/${name}.json`));
  const form = v.parse(demoFormSchema, JSON.parse(json));
  const dossier: SampleDossier = {
    name,
    form,
    party: (id) => form.parties.find((party) => party.id === id) ?? null,
    site: (id) => form.sites.find((site) => site.id === id) ?? null,
    step: (id) => form.steps.find((step) => step.id === id) ?? null,
    lines: (exhibit) => goodsLines(form, exhibit),
  };
  return { json, dossier };
}
