// T12, T15, T30: numbers that are on file, fit what they are built from, stand once and belong to this entry.
import { describe } from 'vitest';
import { all, copy, proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const refs = (id: string, patch: Record<string, string>): Change => put('exhibits', id, { refs: { ...samples.cotton.exhibits.find((one) => one.id === id)?.refs, ...patch } });
const entry = (patch: object): Change => (dossier) => ({ ...dossier, entry: { ...dossier.entry, ...patch } });
const tariff = (hts: string): Change => (dossier) => entry({ lines: dossier.entry.lines.map((line) => ({ ...line, hts })) })(dossier);
const kept = (...keptAsPrinted: string[]): Change => (dossier) => ({ ...dossier, case: { ...dossier.case, keptAsPrinted } });
const mid = (value: string): Change => put('parties', 'P08', { identifiers: [{ scheme: 'mid', value }] });

describe('numbers', () => {
  proveRules([
    ['T12', 'cotton', 'an invoice that is not on file', refs('C-03', { invoice: 'KNS-EXP-26-9999' }), 'an invoice in other typing', refs('C-03', { invoice: 'kns exp 26 0612' })],
    ['T12', 'cotton', 'an invoice of another sale', refs('C-06', { invoice: 'SM-INV-26-0806' }), 'a reference that nobody keeps', refs('C-06', { supplierBatch: '17' })],
    ['T12', 'cotton', 'another container', refs('C-04', { container: 'MSLU9999999' }), 'a container in full-width digits', refs('C-04', { container: 'ＭＳＬＵ２６０５１７０' })],
    ['T12', 'cotton', 'an entry type CBP does not have', entry({ type: '99' }), 'a warehouse entry', entry({ type: '21' })],
    ['T12', 'cotton', 'an entry number whose check digit does not fit', entry({ number: '0S4-2611073-7' }), 'one that a person compared with the notice and kept', all(entry({ number: '0S4-2611073-7' }), kept('0S4-2611073-7'), (dossier) => ({ ...dossier, exhibits: [], steps: [] }))],
    ['T12', 'cotton', 'a port code that is in no list', entry({ portCode: '9999' }), 'one that a person compared with the notice and kept', all(entry({ portCode: '9999' }), kept('9999'))],
    ['T12', 'cotton', 'two papers with two importer numbers, none on record', all(put('parties', 'P01', { identifiers: [] }), refs('A-02', { ior: '12-345678900' }), refs('A-03', { ior: '12-345687900' })), 'one paper without the two last characters', all(refs('A-02', { ior: '00-1234567LA' }), refs('A-03', { ior: '00-1234567' }))],
    ['T12', 'cotton', 'an importer with two numbers', put('parties', 'P01', { identifiers: [{ scheme: 'ior', value: '00-1234567LA' }, { scheme: 'ior', value: '00-7654321LA' }] }), 'an importer without a number', put('parties', 'P01', { identifiers: [] })],
    ['T12', 'cotton', 'another entry number', entry({ number: '0S4-2611074-4' }), 'the entry number without hyphens', entry({ number: '0S426110736' })],
    ['T12', 'cotton', 'another detention number', (dossier) => ({ ...dossier, case: { ...dossier.case, detentionNo: 'DN-1' } }), 'a case without that number', (dossier) => ({ ...dossier, case: { ...dossier.case, detentionNo: null } })],
    ['T12', 'cotton', 'a manufacturer code of another country', mid('KHHOAMAU00HOC'), 'the code as built from the name', mid('VNHOAMAU00HOC')],
    ['T12', 'cotton', 'a manufacturer code of another name', mid('VNSONMAU00HOC'), 'a party without a code', put('parties', 'P08', { identifiers: [] })],
    ['T12', 'cotton', 'a tariff number of fish', tariff('0304.71.5000'), 'a tariff number of other apparel', tariff('6205.20.2010')],
    ['T12', 'cotton', 'a tariff number with a letter', tariff('61O9.10.0012'), 'a tariff number of eight digits', tariff('6109.10.00')],
    ['T12', 'cotton', 'a bale of another gin', put('units', 'unit-4', { number: '009990012004' }), 'a bale of the same gin', put('units', 'unit-4', { number: '004170099004' })],
    ['T15', 'cotton', 'a bale listed twice', put('units', 'unit-6', { number: '004170012005' }), 'a bale number with a space', put('units', 'unit-6', { number: ' 004170012006 ' })],
    ['T15', 'cotton', 'one payment filed twice', put('exhibits', 'A-10', { docNo: 'FT-DEMO-260518' }), 'the same number of another issuer', put('exhibits', 'B-06', { docNo: 'FT-DEMO-260518' })],
    ['T15', 'cotton', 'one lot number for two lots', put('lots', 'L-GAR-WHT', { lotNo: 'HM-LA0457-BLK' }), 'lots without numbers', all(put('lots', 'L-GAR-WHT', { lotNo: null }), put('lots', 'L-GAR-BLK', { lotNo: null }))],
    ['T15', 'cotton', 'a party described twice', put('parties', 'P14', { name: 'KAVERI NAMUNA SPINNING MILLS PVT LTD' }), 'a party of the same name elsewhere', put('parties', 'P14', { name: 'Kaveri Namuna Spinning Mills', country: 'LK' })],
    ['T15', 'seafood', 'one bank batch counted twice', copy('bankBatches', 'batch-1', { id: 'batch-9' }), 'two batches of one day', put('bankBatches', 'batch-2', { date: '2026-09-10' })],
    ['T30', 'cotton', 'an exhibit of an earlier entry', copy('exhibits', 'B-07', { id: 'Z-01', exhibitNo: 'Z-01', docNo: 'OLD-1', lotIds: [], refs: { entry: '0S4-2500001-1' } }), 'an exhibit of this entry', refs('B-07', { entry: '0S4-2611073-6' })],
  ]);
});
