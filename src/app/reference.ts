// The reference data the rules work with, parsed once for every set of files in force.
import * as v from 'valibot';
import type { Resources } from '../contract/resources.ts';
import { referenceSchema, type Reference } from '../domain/reference.ts';
import type { Vault } from '../vault/vault.ts';
import { filesInForce } from './reference-files.ts';

const PARTS = { checks: 'checks', documentGroups: 'document-groups', regions: 'regions', yieldBands: 'yield-bands', units: 'units', holidays: 'federal-holidays', caseTypes: 'case-types', clocks: 'clocks', auditSchemes: 'audit-schemes', iloIndicators: 'ilo-indicators', entryTypes: 'entry-types', ports: 'ports', countries: 'countries', publicHolidays: 'public-holidays' } as const;
const PACK = 'commodity-packs/';

const loaded = new WeakMap<Resources, { readonly key: string; readonly reference: Reference }>();

/** What ships with the program, with what `vault` has put in its place. */
export async function loadReference(resources: Resources, vault: Vault | null = null): Promise<Reference> {
  const files = await filesInForce(resources, vault);
  const key = [...files].map(([name, { sha256 }]) => `${name} ${sha256}`).join('\n');
  const known = loaded.get(resources);
  if (known?.key === key) return known.reference;
  const parts = Object.entries(PARTS).map(([part, name]) => [part, files.get(name)?.file.content]);
  const commodityPacks = [...files].flatMap(([name, { file }]) => (name.startsWith(PACK) ? [file.content] : []));
  const reference = v.parse(referenceSchema, { ...Object.fromEntries(parts), commodityPacks });
  loaded.set(resources, { key, reference });
  return reference;
}
