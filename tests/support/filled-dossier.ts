// A dossier with something in every field of its form, read off the schemas so that no field is ever forgotten.
import { COLLECTION_NAMES, DOSSIER_FORM, dossierSchema, type Dossier } from '../../src/domain/dossier/dossier.ts';
import { countrySchema, currencySchema, dateSchema, decimalSchema, idSchema, instantSchema, languageSchema, sha256Schema, textSchema, unitSchema } from '../../src/domain/dossier/scalars.ts';

interface AnySchema { readonly type: string; readonly [part: string]: unknown }

/** `text` gives every free text and every id; `sha256` stands for every file. */
export function filledDossier(text: () => string, sha256: string): Dossier {
  const scalars = new Map<unknown, () => unknown>([
    [idSchema, text], [textSchema, text], [sha256Schema, () => sha256], [dateSchema, () => '2026-03-04'], [instantSchema, () => '2026-03-04T05:06:07.000Z'],
    [decimalSchema, () => '12.5'], [unitSchema, () => 'KGM'], [countrySchema, () => 'VN'], [currencySchema, () => 'USD'], [languageSchema, () => 'vi'],
  ]);
  const fill = (schema: AnySchema): unknown => {
    const scalar = scalars.get(schema);
    if (scalar) return scalar();
    const inner = (name: string): AnySchema => schema[name] as AnySchema;
    switch (schema.type) {
      case 'optional': case 'nullable': return fill(inner('wrapped'));
      case 'array': return [fill(inner('item'))];
      case 'picklist': return (schema['options'] as readonly unknown[])[0];
      case 'union': return fill((schema['options'] as readonly AnySchema[])[0] as AnySchema);
      case 'record': return { [text()]: fill(inner('value')) };
      case 'boolean': return true;
      case 'number': return 3;
      case 'string': case 'unknown': return text();
      case 'strict_object': return Object.fromEntries(Object.entries(schema['entries'] as Record<string, AnySchema>).map(([key, value]) => [key, fill(value)]));
      case 'literal': return schema['literal'];
      default: throw new Error(`nothing fills schema type ${schema.type}`);
    }
  };
  const dossier = fill({ ...dossierSchema }) as Dossier;
  for (const name of COLLECTION_NAMES) if (dossier[name].length !== 1) throw new Error(`${name} is empty`);
  return { ...dossier, form: DOSSIER_FORM };
}
