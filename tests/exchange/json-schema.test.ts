// The published JSON Schema is the one the program parses with, and an independent validator agrees with it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parseDossier, writeDossier } from '../../src/exchange/dossier-json.ts';
import { dossierJsonSchema } from '../support/dossier-json-schema.ts';

const published = path.join(import.meta.dirname, '../../docs/dossier.schema.json');
const sample = (name: string): string => readFileSync(path.join(import.meta.dirname, `../../assets/sample/${name}.json`), 'utf8');

const current = `${JSON.stringify(dossierJsonSchema(), null, 2)}\n`;
if (process.env['UPDATE_DOCS'] === '1') writeFileSync(published, current);

it('docs/dossier.schema.json is up to date (UPDATE_DOCS=1 writes it)', () => {
  expect(readFileSync(published, 'utf8')).toBe(current);
});

describe('ajv with the published schema', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const addTo = addFormats.default as (target: Ajv2020) => unknown;
  addTo(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(published, 'utf8')) as object);

  it.each(['cotton', 'seafood'])('accepts the worked dossier %s as we write it', (name) => {
    validate(JSON.parse(writeDossier(parseDossier(sample(name), name).dossier)));
    expect(validate.errors).toBeNull();
  });

  it('refuses an unknown key, a missing title, a number where decimal text belongs and a day that does not exist', () => {
    const good = JSON.parse(writeDossier(parseDossier(sample('cotton'), 'cotton').dossier)) as { lots: Record<string, unknown>[]; exhibits: Record<string, unknown>[] };
    const { title: _gone, ...untitled } = good as Record<string, unknown>;
    for (const bad of [
      { ...good, colour: 'red' }, untitled,
      { ...good, lots: [{ ...good.lots[0], quantity: 5 }] },
      { ...good, exhibits: [{ ...good.exhibits[0], docDate: '2026-02-30' }] },
    ]) expect(validate(bad)).toBe(false);
  });
});
