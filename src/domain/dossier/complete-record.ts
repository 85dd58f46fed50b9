// A record or header kept by an older program, given the fields it did not have yet, each with its default.
import * as v from 'valibot';
import { collectionSchemas, headerSchema, type CollectionName, type DossierHeader, type RecordOf } from './dossier.ts';

interface AnySchema extends v.GenericSchema { readonly wrapped?: AnySchema; readonly item?: AnySchema; readonly entries?: Readonly<Record<string, AnySchema>> }
type Fill = (value: unknown) => void;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What fills in values of the schema, made once per collection; null where nothing in it can be absent. */
function fillerOf(schema: AnySchema): Fill | null {
  if (schema.wrapped) return fillerOf(schema.wrapped);
  if (schema.type === 'array' && schema.item) {
    const fill = fillerOf(schema.item);
    return fill && ((value) => { if (Array.isArray(value)) value.forEach(fill); });
  }
  if (schema.type !== 'strict_object' || !schema.entries) return null;
  const fields = Object.entries(schema.entries).map(([key, entry]) => ({ key, entry, fill: fillerOf(entry) })).filter(({ entry, fill }) => entry.type === 'optional' || fill !== null);
  if (fields.length === 0) return null;
  return (value) => {
    if (!isObject(value)) return;
    for (const { key, entry, fill } of fields) {
      if (entry.type === 'optional' && value[key] === undefined) value[key] = v.parse(entry, undefined);
      else fill?.(value[key]);
    }
  };
}

const fillers = new Map(Object.entries(collectionSchemas).map(([name, schema]) => [name, fillerOf(schema as AnySchema)]));

const fillHeader = fillerOf(headerSchema);

/** A stored header as its schema has it today, changed in place. */
export function completeHeader(stored: unknown): DossierHeader {
  fillHeader?.(stored);
  return stored as DossierHeader;
}

/** `stored` as the collection's schema has it today, changed in place: absent fields get their defaults, nothing else is touched. */
export function completeRecord<C extends CollectionName>(collection: C, stored: unknown): RecordOf<C> {
  fillers.get(collection)?.(stored);
  return stored as RecordOf<C>;
}
