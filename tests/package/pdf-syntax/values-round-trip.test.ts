// What is written is read back equal, and references are found by scanning exactly where parsing finds them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Parser } from '../../../src/package/pdf-syntax/parser.ts';
import { scanObject } from '../../../src/package/pdf-syntax/scan-object.ts';
import { isDict, PdfName, PdfRef, PdfString, PdfSyntaxError, readTextString, textString, type PdfValue } from '../../../src/package/pdf-syntax/values.ts';
import { writeValue } from '../../../src/package/pdf-syntax/write-value.ts';

const byteText = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const leaf: fc.Arbitrary<PdfValue> = fc.oneof(
  fc.constantFrom(null, true, false),
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.integer({ min: -1e7, max: 1e7 }).map((number) => number / 1000),
  byteText.filter((text) => !text.includes('\0')).map((text) => new PdfName(text)),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => new PdfString(Buffer.from(bytes))),
  fc.tuple(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 0, max: 9 })).map(([number, generation]) => new PdfRef(number, generation)),
);
const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.uniqueArray(fc.tuple(fc.string({ unit: fc.constantFrom('A', 'b', '#', ' ', '/', 'é') }), tie('value')), { maxLength: 5, selector: ([key]) => key }).map((entries) => new Map(entries)),
  ),
}));

function references(found: PdfValue): number[] {
  if (found instanceof PdfRef) return [found.number];
  if (Array.isArray(found)) return found.flatMap(references);
  return isDict(found) ? [...found.values()].flatMap(references) : [];
}

describe('PDF values', () => {
  it('are read back as they were written', () => {
    fc.assert(fc.property(value, (written) => {
      expect(new Parser(Buffer.from(writeValue(written), 'latin1')).value()).toEqual(written);
    }));
  });

  it('show all their references, in order, to the scan that copies them', () => {
    fc.assert(fc.property(value, (written) => {
      const bytes = Buffer.from(`${writeValue(written)}\nendobj`, 'latin1');
      const scan = scanObject(bytes, 0, bytes.length);
      expect(scan.references.filter((_, index) => index % 3 === 2)).toEqual(references(written));
      expect(bytes.toString('latin1', scan.end)).toBe('endobj');
    }));
  });

  it('keep text of every script', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readTextString(textString(text))).toBe(text);
    }));
  });

  it('are refused, never misread or waited for, when bytes are arbitrary', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)), fc.string({ unit: fc.constantFrom(...'<>[]()/ 01R%\\#aq\n'), maxLength: 60 }).map((text) => Buffer.from(text, 'latin1'))), (bytes) => {
      for (const read of [() => new Parser(bytes).value(), () => scanObject(bytes, 0, bytes.length)]) {
        try {
          read();
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PdfSyntaxError);
        }
      }
    }), { numRuns: 500 });
  });

  it('nested without end are refused', () => {
    expect(() => new Parser(Buffer.from('['.repeat(100_000))).value()).toThrow(PdfSyntaxError);
  });
});
