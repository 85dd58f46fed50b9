// The reference data the window shows: document types, packs, ports and the rest, read from the files in force.
import * as v from 'valibot';
import type { Client } from '../../src/contract/client.ts';
import type { OutputOf } from '../../src/contract/catalogue.ts';
import type { Result } from '../../src/contract/port.ts';
import { commodityPackSchema, paperSetsSchema, type CommodityPack } from '../../src/domain/reference/commodity-pack.ts';
import { documentTypesSchema } from '../../src/domain/reference/document-types.ts';
import { redactionPatternsSchema, redactionReasonsSchema } from '../../src/domain/reference/redaction.ts';
import { referenceSchema } from '../../src/domain/reference.ts';
import { auditSchemesSchema, entryTypesSchema, iloIndicatorsSchema, portsSchema, yieldBandsSchema } from '../../src/domain/reference/lists.ts';
import { unitsSchema } from '../../src/domain/reference/units.ts';
import type { Read } from './reads.ts';

export type ReferenceEntry = OutputOf<'reference.list'>[number];
const AREAS = ['reference', 'vault'] as const;

export const referenceListRead: Read<ReferenceEntry[]> = { key: 'reference', dossierId: null, areas: AREAS, load: (client) => client.call('reference.list', {}) };

/** The core serves only what fits the schema of its kind; parsing here fills in the defaults and the types. */
async function contentOf<S extends v.GenericSchema>(client: Client, name: string, schema: S): Promise<Result<v.InferOutput<S>>> {
  const result = await client.call('reference.read', { name });
  return result.ok ? { ok: true, value: v.parse(schema, result.value.content) } : result;
}
const fileRead = <S extends v.GenericSchema>(name: string, schema: S): Read<v.InferOutput<S>> => ({ key: `reference:${name}`, dossierId: null, areas: AREAS, load: (client) => contentOf(client, name, schema) });

export const documentTypesRead = fileRead('document-types', documentTypesSchema);
export const paperSetsRead = fileRead('paper-sets', paperSetsSchema);
export const entryTypesRead = fileRead('entry-types', entryTypesSchema);
export const redactionReasonsRead = fileRead('redaction-reasons', redactionReasonsSchema);
export const redactionPatternsRead = fileRead('redaction-patterns', redactionPatternsSchema);
export const documentGroupsRead = fileRead('document-groups', referenceSchema.entries.documentGroups);
export const unitsRead = fileRead('units', unitsSchema);
export const yieldBandsRead = fileRead('yield-bands', yieldBandsSchema);
export const auditSchemesRead = fileRead('audit-schemes', auditSchemesSchema);
export const indicatorsRead = fileRead('ilo-indicators', iloIndicatorsSchema);
export const portsRead = fileRead('ports', portsSchema);

/** All commodity packs in force. */
export const packsRead: Read<CommodityPack[]> = {
  key: 'reference:commodity-packs', dossierId: null, areas: AREAS,
  async load(client) {
    const list = await client.call('reference.list', {});
    if (!list.ok) return list;
    const packs: CommodityPack[] = [];
    for (const { name } of list.value.filter((file) => file.name.startsWith('commodity-packs/'))) {
      const pack = await contentOf(client, name, commodityPackSchema);
      if (!pack.ok) return pack;
      packs.push(pack.value);
    }
    return { ok: true, value: packs };
  },
};
