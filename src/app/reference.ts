// Loads the reference data that ships with the program, once, and parses it at the edge.
import * as v from 'valibot';
import type { Resources } from '../contract/resources.ts';
import { referenceSchema, type Reference } from '../domain/reference.ts';

const PARTS = { checks: 'checks', documentGroups: 'document-groups', regions: 'regions', holidays: 'federal-holidays', caseTypes: 'case-types', clocks: 'clocks' } as const;
const COMMODITY_PACKS = ['cotton-apparel', 'seafood'];

const loaded = new WeakMap<Resources, Promise<Reference>>();

async function load(resources: Resources): Promise<Reference> {
  const json = async (name: string): Promise<unknown> => JSON.parse(Buffer.from(await resources.read(`reference/${name}.json`)).toString('utf8'));
  const parts = await Promise.all(Object.entries(PARTS).map(async ([part, name]) => [part, await json(name)] as const));
  const commodityPacks = await Promise.all(COMMODITY_PACKS.map((name) => json(`commodity-packs/${name}`)));
  return v.parse(referenceSchema, { ...Object.fromEntries(parts), commodityPacks });
}

export function loadReference(resources: Resources): Promise<Reference> {
  let reference = loaded.get(resources);
  if (!reference) loaded.set(resources, (reference = load(resources)));
  return reference;
}
