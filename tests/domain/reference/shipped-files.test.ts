// Every reference file that ships fits its form, names source, date and confidence, and fits the others.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readReferenceFile, REFERENCE_KINDS, type ReferenceFile } from '../../../src/domain/reference/catalogue.ts';
import { commodityPackSchema, paperSetsSchema, suggestedPack } from '../../../src/domain/reference/commodity-pack.ts';
import { documentTypesSchema } from '../../../src/domain/reference/document-types.ts';
import { auditSchemesSchema, countriesSchema, iloIndicatorsSchema, portsSchema, yieldBandsSchema } from '../../../src/domain/reference/lists.ts';
import { referenceSchema } from '../../../src/domain/reference.ts';

const home = path.join(import.meta.dirname, '../../../assets/reference');
const names = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')).map((name) => name.replace(/\.json$/, '').replaceAll('\\', '/'));
const json = (name: string): Record<string, unknown> => JSON.parse(readFileSync(path.join(home, `${name}.json`), 'utf8')) as Record<string, unknown>;
const packs = names.filter((name) => name.startsWith('commodity-packs/')).map((name) => v.parse(commodityPackSchema, json(name)));
const documents = v.parse(documentTypesSchema, json('document-types'));
const codes = new Set(documents.documentTypes.map(({ code }) => code));

/** Statements that name no source of their own in a file that names none for all. */
const unsourced = (content: Readonly<Record<string, unknown>>, mark: string): unknown[] => {
  const members = content[mark];
  return (Array.isArray(members) ? members : []).filter((member: unknown) => !JSON.stringify(member).includes('"source":') || !JSON.stringify(member).includes('"confidence":'));
};

describe.each(names)('%s', (name) => {
  it('is recognized by its content under its own name', () => {
    const reading = readReferenceFile(json(name));
    expect(reading.ok ? reading.file.name : reading.reason).toBe(name);
  });

  it('names version and date, and source and confidence for all of it or for each statement', () => {
    const reading = readReferenceFile(json(name));
    const { version, date, source, confidence, content } = (reading as { file: ReferenceFile }).file;
    expect(version).toBeGreaterThanOrEqual(1);
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    const kind = REFERENCE_KINDS.find((candidate) => Object.hasOwn(content, candidate.mark));
    if (source === null || confidence === null) expect(unsourced(content, kind?.mark ?? '')).toEqual([]);
  });
});

it('every kind ships', () => {
  const kinds = new Set(names.map((name) => name.split('/')[0]));
  expect(REFERENCE_KINDS.map(({ name }) => name).filter((name) => !kinds.has(name))).toEqual([]);
});

describe('document types', () => {
  it('say for each what it proves, who issues it, how long it speaks and what is commonly wrong', () => {
    expect(documents.documentTypes.length).toBeGreaterThanOrEqual(85);
    for (const { code, fields, defects } of documents.documentTypes) {
      expect(defects.length, code).toBeGreaterThan(0);
      if (code !== 'OTHER') expect(fields.length, code).toBeGreaterThan(0);
    }
  });

  it('hold every code that rules, packs and sets name', () => {
    const groups = v.parse(referenceSchema.entries.documentGroups, json('document-groups'));
    const sets = v.parse(paperSetsSchema, json('paper-sets'));
    const named = [
      ...Object.values(groups.papers).flat(), ...groups.movementTypes, ...sets.sets.flatMap(({ papers }) => papers.flatMap(({ oneOf }) => oneOf)),
      ...packs.flatMap((pack) => [...pack.steps, ...Object.values(pack.forCase).flat(), ...pack.chain].flatMap(({ papers }) => papers.flatMap(({ oneOf }) => oneOf))),
    ];
    expect([...new Set(named)].filter((code) => !codes.has(code))).toEqual([]);
  });

  it('hold every code of the worked dossiers', () => {
    const used = ['cotton', 'seafood'].flatMap((sample) => (JSON.parse(readFileSync(path.join(home, `../sample/${sample}.json`), 'utf8')) as { exhibits: { docType: string }[] }).exhibits.map(({ docType }) => docType));
    expect([...new Set(used)].filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('commodity packs', () => {
  it('cover every sector of the law’s list', () => {
    expect(packs.map(({ id }) => id).toSorted()).toEqual(['aluminum', 'caustic-soda', 'copper', 'cotton-apparel', 'lithium-batteries', 'polysilicon-solar', 'pvc-vinyl-flooring', 'red-dates', 'seafood', 'steel', 'tires', 'tomatoes']);
  });

  it.each(packs.map((pack) => [pack.id, pack] as const))('%s counts its steps from one, with papers or a set for each', (_id, { chain }) => {
    expect(chain.map(({ no }) => no)).toEqual(chain.map((_, index) => index + 1));
    for (const { title, sets, papers } of chain) expect(sets.length + papers.length, title).toBeGreaterThan(0);
  });

  it.each(packs.map((pack) => [pack.id, pack] as const))('%s demands papers only of activities its steps name', (_id, { steps, chain, forCase }) => {
    const activities = new Set(chain.flatMap((step) => step.activities));
    expect([...steps, ...Object.values(forCase).flat()].flatMap(({ activity }) => (activity === null || activities.has(activity) ? [] : [activity]))).toEqual([]);
  });

  it('no two demand papers of one activity: a site tells which goods it makes', () => {
    const activities = packs.flatMap(({ steps }) => [...new Set(steps.map(({ activity }) => activity))].filter((activity) => activity !== null));
    expect(activities.filter((activity, index) => activities.indexOf(activity) !== index)).toEqual([]);
  });

  // Cotton and seafood ask less: their worked dossiers show what has been enough.
  it.each(packs.filter(({ id }) => !['cotton-apparel', 'seafood'].includes(id)).map((pack) => [pack.id, pack] as const))('%s demands the whole run set wherever its guide names it', (_id, { steps, chain }) => {
    const run = ['PRODUCTION_ORDER', 'RAW_MATERIAL_ISSUE', 'WASTE_RECORD', 'STOCK_LEDGER', 'PROCESS_FLOW'];
    for (const activity of chain.filter(({ sets }) => sets.includes('run')).flatMap(({ activities }) => activities)) {
      const demanded = steps.filter((one) => one.activity === activity).flatMap(({ papers }) => papers.flatMap(({ oneOf }) => oneOf));
      expect(demanded, activity).toEqual(expect.arrayContaining(run));
      expect(demanded.some((type) => ['PRODUCTION_RECORD', 'SMELTER_RECORD'].includes(type)), activity).toBe(true);
    }
  });

  it.each([['6109.10.0012', 'cotton-apparel'], ['0304.71.5000', 'seafood'], ['8507.60.0020', 'lithium-batteries'], ['8541.43.0010', 'polysilicon-solar'], ['2002.90.8020', 'tomatoes'], ['3918.10.1000', 'pvc-vinyl-flooring'], ['9403.20.0050', null]])('tariff number %s suggests %s', (hts, id) => {
    expect(suggestedPack(hts, packs)?.id ?? null).toBe(id);
  });
});

it('yield bands, indicators, schemes, countries and ports hold what rules and forms count on', () => {
  const bands = v.parse(yieldBandsSchema, json('yield-bands')).bands;
  expect(bands).toHaveLength(16);
  expect(bands.every(({ low, high }) => Number(low) > 0 && Number(high) <= 1)).toBe(true);
  expect(v.parse(iloIndicatorsSchema, json('ilo-indicators')).indicators).toHaveLength(11);
  expect(v.parse(auditSchemesSchema, json('audit-schemes')).schemes.map(({ id }) => id)).toContain('smeta');
  const { countries } = v.parse(countriesSchema, json('countries'));
  expect(countries).toHaveLength(249);
  expect(countries.find(({ code }) => code === 'CN')?.subdivisions.find(({ code }) => code === 'CN-XJ')).toEqual({ code: 'CN-XJ', name: 'Xinjiang', gbPrefix: '65' });
  expect(countries.find(({ code }) => code === 'CA')?.subdivisions.map(({ midCode }) => midCode).toSorted()).toEqual(['XA', 'XB', 'XC', 'XM', 'XN', 'XO', 'XP', 'XQ', 'XS', 'XT', 'XV', 'XW', 'XY']);
  const ports = new Map(v.parse(portsSchema, json('ports')).ports.map(({ code, name }) => [code, name]));
  expect([ports.get('1703'), ports.get('0401'), ports.get('4601'), ports.get('0901')]).toEqual(['Savannah, Georgia', 'Boston, Massachusetts', 'Newark, New Jersey', 'Buffalo-Niagara Falls, New York']);
});
