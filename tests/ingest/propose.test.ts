// Proves what is proposed for a new exhibit: its type by name before text, its language by script before words.
import { expect, test } from 'vitest';
import { guessLanguage } from '../../src/ingest/guess-language.ts';
import { proposeType } from '../../src/ingest/propose-type.ts';

test.each([
  ['C-05_PACKING_LIST_PL-88.pdf', '', 'PACKING_LIST'],
  ['scan0001.pdf', 'BILL OF LADING No. 7 \u2026 invoice no. 3', 'OCEAN_BOL'],
  ['ocean b-l 77.pdf', '', 'OCEAN_BOL'],
  ['\u5de5\u8d44\u8868.xlsx', '', 'PAYROLL_REGISTER'],
  ['scan.pdf', 'H\u00d3A \u0110\u01a0N GI\u00c1 TR\u1eca GIA T\u0102NG', 'COMMERCIAL_INVOICE'],
  ['Form 28.pdf', '', 'CBP_FORM_28'],
  ['D-11_BANK_PAYROLL_BATCH_aug.pdf', '', 'BANK_PAYROLL_BATCH'],
  ['D-02_IDENTITY_DOCS.pdf', '', 'IDENTITY_DOCS'],
  ['holiday.jpg', '', 'OTHER'],
])('%s is proposed by name, then by text', (name, text, docType) => {
  expect(proposeType(name, text)).toBe(docType);
});

test.each([
  ['The invoice for the goods and the total', 'en'],
  ['\u53d1\u7968\u53f7\u7801 12 \u65e5\u671f', 'zh'],
  ['H\u00f3a \u0111\u01a1n gi\u00e1 tr\u1ecb gia t\u0103ng', 'vi'],
  ['\u0baa\u0bb0\u0bc1\u0ba4\u0bcd\u0ba4\u0bbf \u0ba8\u0bc2\u0bb2\u0bcd', 'ta'],
  ['La factura de los trabajadores para el mes del a\u00f1o', 'es'],
  ['Invoice of \u674e\u4f1f Trading Company Limited for the goods', 'en'],
  ['12,5 17 9', 'en'],
])('%s is taken for %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});
