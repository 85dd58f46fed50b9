// Dossier JSON in and out: reads both known forms, writes our own.
import * as v from 'valibot';
import { Fault } from '../contract/errors.ts';
import type { CountryReader } from '../domain/reference/country-names.ts';
import { COLLECTION_NAMES, DOSSIER_FORM, dossierSchema, type Dossier } from '../domain/dossier/dossier.ts';
import { withCountryCodes } from './country-codes.ts';
import { dossierFromDemo } from './demo-form.ts';
import { demoFormSchema } from './demo-form-schema.ts';

export interface ImportProblem { readonly where: string; readonly message: string; }
export interface ImportedDossier { readonly dossier: Dossier; readonly problems: readonly ImportProblem[]; }

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Fault('dossier.badJson', { path, reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}

function parseForm<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const where = v.getDotPath(issue) ?? 'the top level';
  const unknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  throw new Fault('dossier.invalid', { where, reason: unknownKey ? 'this key is not known' : issue.message });
}

function repeatedIds(dossier: Dossier): ImportProblem[] {
  return COLLECTION_NAMES.flatMap((collection) => {
    const seen = new Set<string>();
    return dossier[collection].flatMap(({ id }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ where: `${collection}.${id}`, message: `the id ${id} stands twice` }];
    });
  });
}

/** Exhibits that share a printed number: both are kept, the user is told. */
function repeatedNumbers(dossier: Dossier): ImportProblem[] {
  const numbers = dossier.exhibits.map((exhibit) => exhibit.exhibitNo);
  return [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))].map((number) => ({
    where: `exhibits.${number}`, message: `the exhibit number ${number} stands more than once`,
  }));
}

/**
 * The dossier in a JSON text of form `clearproof-dossier/1` or `dossier-demo/1`.
 * `path` only names the file in messages; `countries` reads countries that are not written by their two letters. Throws `dossier.badJson`, `dossier.unknownForm` or `dossier.invalid` with the place.
 */
export function parseDossier(text: string, path: string, countries: CountryReader | null = null): ImportedDossier {
  const json = parseJson(text, path);
  const value = countries === null ? json : withCountryCodes(json, countries);
  const head = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const form = head['form'] ?? head['schema'];
  let dossier: Dossier;
  if (form === DOSSIER_FORM) dossier = parseForm(dossierSchema, value);
  else if (form === 'dossier-demo/1') dossier = parseForm(dossierSchema, dossierFromDemo(parseForm(demoFormSchema, value)));
  else throw new Fault('dossier.unknownForm', { path, form: typeof form === 'string' ? `form ${form.slice(0, 80)}` : 'no known form' });

  const repeated = repeatedIds(dossier)[0];
  if (repeated) throw new Fault('dossier.invalid', { where: repeated.where, reason: repeated.message });
  return { dossier, problems: repeatedNumbers(dossier) };
}

/** The dossier as JSON text of form `clearproof-dossier/1`, two-space indented, ending in a newline. */
export function writeDossier(dossier: Dossier): string {
  return `${JSON.stringify(dossier, null, 2)}\n`;
}
