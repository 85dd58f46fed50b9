// Importer numbers in their three forms, and what of them may be seen.
import { describe, expect, it } from 'vitest';
import { maskImporterNumber, readImporterNumber } from '../../../src/domain/identifiers/importer-number.ts';

it.each([['12-3456789XX', 'ok'], ['00-1234567la', 'ok'], ['12-345678900', 'ok'], ['12-3456789', 'warn'], ['123-45-6789', 'ok'], ['261704-00123', 'ok'], ['123456789', 'wrong'], ['12-3456789X', 'wrong'], ['1234567-89', 'wrong']])('%s: %s', (number, state) => {
  expect(readImporterNumber(number).state).toBe(state);
});

it.each(['12-3456789OX', '12-3456789XI', '12-3456789Z1'])('%s is wrong, for the suffix never has O, I or Z', (number) => {
  expect(readImporterNumber(number)).toMatchObject({ state: 'wrong' });
  expect(readImporterNumber(number).message).toContain('O, I or Z');
});

describe('masking', () => {
  it.each([['123-45-6789', '•••-••-6789'], ['123456789', '•••-••-6789'], ['123 45 6789', '•••-••-6789']])('%s is a social security number, or could be: %s', (number, seen) => {
    expect(maskImporterNumber(number)).toBe(seen);
    expect(maskImporterNumber(number)).not.toContain('123');
  });

  it.each(['12-3456789XX', '12-3456789', '261704-00123', '00-1234567LA', ''])('%s is shown whole', (number) => {
    expect(maskImporterNumber(number)).toBe(number);
  });

  it('no message repeats a social security number', () => {
    expect(readImporterNumber('123-45-6789').message).not.toMatch(/\d{3}/);
  });
});
