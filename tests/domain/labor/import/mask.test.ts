// No whole identity or account number survives, wherever in a table it stands, in anything stored or shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { residentIdCheck } from '../../../../src/domain/identifiers/chinese-resident-id.ts';
import { Masker, scrubbed } from '../../../../src/domain/labor/import/mask.ts';
import { importTable, laborColumns } from './made-import.ts';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const resident = fc.tuple(fc.constantFrom('210601', '650103'), fc.date({ min: new Date('1950-01-01'), max: new Date('2008-01-01'), noInvalidDate: true }), digits(3)).map(([region, born, sequence]) => {
  const seventeen = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`;
  return seventeen + residentIdCheck(seventeen);
});
const nonZero = (length: number) => fc.tuple(fc.integer({ min: 1, max: 9 }), digits(length - 1)).map(([first, rest]) => `${first}${rest}`);
const aadhaar = nonZero(12).map((number) => number.replace(/(\d{4})(\d{4})(\d{4})/, '$1 $2 $3'));
const identity = fc.oneof(resident, aadhaar, nonZero(12), fc.tuple(fc.constantFrom('B', 'E', 'KJ'), digits(8)).map((parts) => parts.join('')));
const account = fc.oneof(nonZero(16), nonZero(19), nonZero(11));
const written = (number: string) => fc.constantFrom(number, [...number].map((letter) => (/\d/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter)).join(''), `${number} `);
/** Digits and letters alone, as somebody would look for it. */
const bare = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '');

describe('masking', () => {
  it('leaves no whole number in records, titles, problems or notes', () => {
    fc.assert(fc.property(identity.chain(written), account.chain(written), resident, fc.constantFrom('Full name', 'Job', 'Department', 'Nationality', 'DOB', 'Joining Date', 'Dormitory', 'ID type'), (id, bank, stray, where) => {
      const titles = ['Worker ID', 'Identity number', 'Bank account', where, `Remarks ${stray}`];
      const { choices, titles: shown, summary, records } = importTable([titles, ['7', id, bank, `see ${stray} / ${aloneIn(bank)}`, '']], { kind: 'roster' });
      const everything = bare(JSON.stringify([choices.columns, shown, summary, records]));
      for (const secret of [id, bank, stray]) expect(everything).not.toContain(bare(secret));
    }), { numRuns: 300 });
  });
  it('keeps what tells two people apart, and says the same of the same number', () => {
    const masker = new Masker();
    const [one, other, again] = ['210601199001011236', '210601199305051236', '２１０６０１ 199001011236'].map((number) => masker.identity(number));
    expect([one, other, again]).toEqual(['210601**********36', '210601**********36 #2', '210601**********36']);
  });
  it('cannot be undone with the date of birth, which is kept beside it', () => {
    // Region and date are known; of the four last characters two are not shown.
    expect(new Masker().identity('210601199001011236')).not.toContain('1236');
  });
  it('masks a worker number only where it is an identity number', () => {
    const { records } = importTable([['Worker ID', 'Full name', 'Nationality'], ['210601199001011236', 'Ann', 'CHN'], ['DD-2026-000145', 'Bo', 'CHN']]);
    expect(records['workers']?.map(({ workerId }) => workerId)).toEqual(['210601**********36', 'DD-2026-000145']);
  });
  it('leaves words, dates and wages as they are', () => {
    for (const text of ['Nguyễn Văn Mẫu', '2026-09-01', '1,234,567.50', 'Line 12, table 3', laborColumns.source]) expect(scrubbed(text)).toBe(text);
  });
});

const aloneIn = (text: string): string => text.trim();
