// Proves how codes, figures and numbers of a dossier are said in print.
import { expect, test } from 'vitest';
import { counted, entryType, figure, figureName, importerNumber, longDate, reference } from '../../../src/package/compose/wording.ts';

test.each([['kgFabricIssued', 'Fabric issued, kg'], ['workersOver60h', 'Workers over 60 h'], ['yieldPct', 'Yield, %'], ['maxWeeklyHours', 'Highest weekly hours'], ['kgPerLaborHour', 'Kg per labor hour'], ['closingStock', 'Closing stock']])('%s is printed as "%s"', (code, name) => {
  expect(figureName(code)).toBe(name);
});

test('a figure keeps its value beside its name', () => {
  expect([figure('yieldPct', '77.9'), figure('closingStock', '1944')]).toEqual(['Yield\u00a077.9\u00a0%', 'Closing stock\u00a01,944']);
  expect(reference(['po', 'LA-26-0457'])).toBe('PO\u00a0LA-26-0457');
  expect(counted({ value: '64', uom: 'C62', what: 'workers' })).toBe('64 workers');
});

test('an importer number is hidden only where it is a social security number', () => {
  expect(['00-1234567LA', '123-45-6789', '123456789', '261104-00123'].map(importerNumber)).toEqual(['00-1234567LA', '•••-••-6789', '•••-••-6789', '261104-00123']);
});

test('dates are said in words, entry types by name', () => {
  expect([longDate('2026-11-04'), entryType('01'), entryType('86')]).toEqual(['November 4, 2026', '01 (consumption)', '86']);
});
