// Random dossiers for property tests, read off the schemas themselves so that no field is ever forgotten.
import fc from 'fast-check';
import { COLLECTION_NAMES, DOSSIER_FORM, dossierSchema, type Dossier } from '../../src/domain/dossier/dossier.ts';
import { countrySchema, currencySchema, dateSchema, decimalSchema, idSchema, instantSchema, languageSchema, sha256Schema, textSchema, unitSchema } from '../../src/domain/dossier/scalars.ts';

interface AnySchema { readonly type: string; readonly [part: string]: unknown }

const letters = (alphabet: string, min: number, max: number) => fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Text that breaks careless code: marks, CJK, right-to-left overrides, quotes, prototype keys. */
const nasty = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('', '__proto__', 'constructor', 'Đặng Thị Hường', '东港清波样例水产有限公司', 'காவேரி', '\u202Efdp.exe', '"\\\n\t', '=1+1', ' '));

const scalars = new Map<unknown, fc.Arbitrary<unknown>>([
  [idSchema, fc.oneof(letters('abcdefghij0123456789-', 1, 12), fc.constantFrom('__proto__', 'D-08', '工号'))],
  [dateSchema, fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))],
  [instantSchema, fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString())],
  [decimalSchema, fc.tuple(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), fc.option(letters('0123456789', 1, 20))).map(([whole, fraction]) => (fraction === null ? `${whole}` : `${whole}.${fraction}`))],
  [unitSchema, fc.constantFrom('KGM', 'H87', 'CT')],
  [countrySchema, letters(UPPER, 2, 2)],
  [currencySchema, letters(UPPER, 3, 3)],
  [languageSchema, fc.constantFrom('en', 'vi', 'zh', 'zh-Hant', 'ta')],
  [sha256Schema, letters('0123456789abcdef', 64, 64)],
  [textSchema, nasty],
]);

/** The largest values that a number's own checks allow; a pipe may begin with another. */
function upperBounds(schema: AnySchema): number[] {
  const parts = (schema['pipe'] ?? []) as readonly AnySchema[];
  return parts.flatMap((part) => (part.type === 'max_value' ? [Number(part['requirement'])] : part === schema ? [] : upperBounds(part)));
}

function arbitraryOf(schema: AnySchema): fc.Arbitrary<unknown> {
  const scalar = scalars.get(schema);
  if (scalar) return scalar;
  const inner = (name: string): AnySchema => schema[name] as AnySchema;
  switch (schema.type) {
    case 'optional': return arbitraryOf(inner('wrapped'));
    case 'nullable': return fc.option(arbitraryOf(inner('wrapped')), { freq: 3 });
    case 'array': return fc.array(arbitraryOf(inner('item')), { maxLength: 2 });
    case 'picklist': return fc.constantFrom(...(schema['options'] as readonly unknown[]));
    case 'union': return fc.oneof(...(schema['options'] as readonly AnySchema[]).map(arbitraryOf));
    case 'record': return fc.dictionary(letters('abcXYZ', 1, 6), arbitraryOf(inner('value')), { maxKeys: 3, noNullPrototype: true });
    case 'boolean': return fc.boolean();
    case 'number': return fc.integer({ min: 1, max: Math.min(1_000_000, ...upperBounds(schema)) });
    case 'string': return fc.string({ minLength: 1, maxLength: 8 });
    case 'unknown': return fc.jsonValue({ maxDepth: 2 });
    case 'strict_object': return fc.record(Object.fromEntries(Object.entries(schema['entries'] as Record<string, AnySchema>).map(([key, value]) => [key, arbitraryOf(value)])));
    case 'literal': return fc.constant(schema['literal']);
    default: throw new Error(`no arbitrary for schema type ${schema.type}`);
  }
}

const unique = (records: readonly { readonly id: string }[]): unknown[] => [...new Map(records.map((record) => [record.id, record])).values()];

/** Any dossier the schema admits, ids unique inside each collection. */
export const arbitraryDossier: fc.Arbitrary<Dossier> = arbitraryOf({ ...dossierSchema }).map((value) => {
  const dossier = value as Dossier;
  return { ...dossier, form: DOSSIER_FORM, ...Object.fromEntries(COLLECTION_NAMES.map((name) => [name, unique(dossier[name])])) };
});
