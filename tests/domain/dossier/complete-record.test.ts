// A record kept by an older program gets the fields it lacks, as its schema would give them, and nothing else changes.
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { completeHeader, completeRecord } from '../../../src/domain/dossier/complete-record.ts';
import { COLLECTION_NAMES, collectionSchemas, headerSchema, type CollectionName } from '../../../src/domain/dossier/dossier.ts';
import { samples } from '../../support/checked-samples.ts';

/** The record as a program would have kept it that knew none of the fields that are empty in it. */
const older = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(older);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null && !(Array.isArray(field) && field.length === 0)).map(([key, field]) => [key, older(field)]));
};
const parsed = (collection: CollectionName, value: unknown): unknown => v.parse<v.GenericSchema>(collectionSchemas[collection], value);

it.each(COLLECTION_NAMES)('%s', (collection) => {
  for (const record of [...samples.cotton[collection].slice(0, 20), ...samples.seafood[collection].slice(0, 20)]) {
    expect(completeRecord(collection, older(record))).toEqual(parsed(collection, older(record)));
    expect(completeRecord(collection, structuredClone(record))).toEqual(record);
  }
});

it('a header too, in every part of it', () => {
  for (const { form: _form, ...rest } of [samples.cotton, samples.seafood]) {
    const header = v.parse(headerSchema, Object.fromEntries(Object.entries(rest).filter(([name]) => Object.hasOwn(headerSchema.entries, name))));
    expect(completeHeader(older(header))).toEqual(v.parse(headerSchema, older(header)));
    expect(completeHeader(structuredClone(header))).toEqual(header);
  }
});

it('gives each record a list of its own', () => {
  const [one, two] = [completeRecord('audits', { id: 'A', scheme: 'SMETA' }), completeRecord('audits', { id: 'B', scheme: 'SMETA' })];
  expect(one.findings).toEqual([]);
  expect(one.findings).not.toBe(two.findings);
});
