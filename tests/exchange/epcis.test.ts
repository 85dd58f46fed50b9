// Steps go out as EPCIS 2.0 events and come back as the same steps; what has no place in a chain is told, not dropped.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/contract/errors.ts';
import { emptyDossier, type Dossier } from '../../src/domain/dossier/dossier.ts';
import { countryReader } from '../../src/domain/reference/country-names.ts';
import { parseDossier } from '../../src/exchange/dossier-json.ts';
import { readEpcis } from '../../src/exchange/epcis/read-epcis.ts';
import { writeEpcis } from '../../src/exchange/epcis/write-epcis.ts';
import { shippedReference } from '../support/shipped-reference.ts';

const AT = '2026-11-24T10:00:00.000Z';
const sample = (name: string) => parseDossier(readFileSync(path.resolve(import.meta.dirname, `../../assets/sample/${name}.json`), 'utf8'), name).dossier;
const empty = emptyDossier('X', 'Copy', 'wro');
const countries = countryReader(shippedReference.countries);
const take = (text: string, file: string, dossier: Dossier) => readEpcis(text, file, dossier, countries);
const event = (fields: Record<string, unknown>): string => JSON.stringify({ type: 'EPCISDocument', epcisBody: { eventList: [{ type: 'ObjectEvent', eventTime: '2026-05-01T10:00:00Z', eventTimeZoneOffset: '+00:00', action: 'ADD', bizStep: 'commissioning', quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.998877', quantity: 200.5, uom: 'KGM' }], ...fields }] } });

describe('EPCIS out', () => {
  it.each([['cotton', 13], ['seafood', 7]])('writes every step of the %s sample, the same each time', (name, events) => {
    const written = writeEpcis(sample(name), AT);
    expect([written.events, written.leftOut]).toEqual([events, []]);
    expect(writeEpcis(sample(name), AT)).toEqual(written);
  });

  it('says which step makes no event, and why', () => {
    const dossier = sample('cotton');
    const steps = dossier.steps.map((step) => (step.id === 'ST1' ? { ...step, start: null, end: null } : step.id === 'ST3' ? { ...step, inputs: [] } : step));
    expect(writeEpcis({ ...dossier, steps }, AT).leftOut).toEqual([{ step: 'ST1', why: 'it has no date' }, { step: 'ST3', why: 'nothing goes into it' }]);
  });
});

describe('EPCIS in', () => {
  it.each(['cotton', 'seafood'])('gives the steps of the %s sample back: kinds, dates, quantities, numbers of papers, names of places', (name) => {
    const dossier = sample(name);
    const read = take(JSON.stringify(writeEpcis(dossier, AT).document), 'x', empty);
    const facts = (steps: typeof dossier.steps) => steps.map(({ kind, name: words, start, end, inputs, outputs }) => ({ kind, words, start, end, in: inputs.map(({ quantity, uom }) => `${Number(quantity)} ${uom}`), out: outputs.map(({ quantity, uom }) => `${Number(quantity)} ${uom}`) }));
    expect(facts([...read.steps])).toEqual(facts([...dossier.steps].sort((a, b) => a.seq - b.seq)));
    expect(read.notTaken).toEqual([]);
    const bol = dossier.steps.find((step) => step.refs['bol'] !== undefined)?.refs['bol'];
    expect(read.steps.map((step) => step.refs['bol'])).toContain(bol);
    expect(dossier.sites.map((site) => site.name)).toEqual(expect.arrayContaining(read.sites.map((site) => site.name)));
  });

  it('takes nothing twice: not into the dossier it came from, nor when it is taken in again', () => {
    const dossier = sample('cotton');
    const text = JSON.stringify(writeEpcis(dossier, AT).document);
    const home = take(text, 'x', dossier);
    expect([home.steps.length, home.lots.length, home.notTaken.length]).toEqual([0, 0, 13]);
    const first = take(text, 'x', empty);
    const again = take(text, 'x', { ...empty, steps: [...first.steps], lots: [...first.lots], sites: [...first.sites] });
    expect([again.steps.length, again.lots.length, again.sites.length]).toEqual([0, 0, 0]);
  });

  it('reads older spellings and a lot number in a GS1 key', () => {
    const read = take(event({ type: undefined, isA: 'ObjectEvent', bizStep: 'urn:epcglobal:cbv:bizstep:commissioning' }), 'x', empty);
    expect(read.steps).toMatchObject([{ kind: 'origin', start: '2026-05-01', outputs: [{ quantity: '200.5', uom: 'KGM' }] }]);
    expect(read.lots).toMatchObject([{ lotNo: '998877' }]);
  });

  it.each<readonly [string, Record<string, unknown>, string]>([
    ['a retracted event', { errorDeclaration: { declarationTime: AT } }, 'the event: its maker declared it an error'],
    ['the end of a thing', { action: 'DELETE' }, 'the event: ObjectEvent that ends something is no step of a chain'],
    ['a transaction', { type: 'TransactionEvent' }, 'the event: TransactionEvent is no step of a chain'],
    ['an event that is not as EPCIS says', { quantityList: 'many' }, 'the event: quantityList is not as EPCIS says'],
    ['sensor readings', { sensorElementList: [] }, 'sensor readings'],
    ['extension fields', { 'example:field': 1 }, 'extension fields: example:field'],
    ['a unit that is none', { quantityList: [{ epcClass: 'urn:a', quantity: 1, uom: 'kilo' }, { epcClass: 'urn:b', quantity: 1, uom: 'KGM' }] }, 'urn:a: the unit kilo is no UN/ECE code'],
  ])('tells that %s is not taken', (_, fields, what) => {
    expect(take(event(fields), 'x', empty).notTaken).toContainEqual({ event: 1, what });
  });

  it('reads the countries of places and lots in any form, and tells the one it cannot read', () => {
    const [place, lot] = ['urn:uuid:11111111-1111-4111-8111-111111111111', 'urn:epc:class:lgtin:4012345.012345.998877'];
    const file = (country: string, origin: string): string => JSON.stringify({ ...JSON.parse(event({ bizLocation: { id: place } })) as object, epcisHeader: { epcisMasterData: { vocabularyList: [
      { type: 'urn:epcglobal:epcis:vtyp:Location', vocabularyElementList: [{ id: place, attributes: [{ id: 'urn:epcglobal:cbv:mda#countryCode', attribute: country }] }] },
      { type: 'urn:epcglobal:epcis:vtyp:EPCClass', vocabularyElementList: [{ id: lot, attributes: [{ id: 'urn:epcglobal:cbv:mda#countryOfOrigin', attribute: origin }] }] },
    ] } } });
    const read = take(file('CHN', 'Viet Nam'), 'x', empty);
    expect([read.sites[0]?.country, read.lots[0]?.originCountry, read.notTaken]).toEqual(['CN', 'VN', []]);
    expect(take(file('Korea', 'KP'), 'x', empty).notTaken).toEqual([{ event: 1, what: `the country of ${place}: “Korea” may be KP (North Korea) or KR (South Korea); write its two letters` }]);
  });

  it.each(['{', '[]', '{"type":"EPCISDocument"}', 'null'])('refuses %s', (text) => {
    expect(() => take(text, 'x', empty)).toThrow(Fault);
  });
});
