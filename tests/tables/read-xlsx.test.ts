// The streaming reader of workbooks says the same as the library, and what the library cannot say: text in every form, dates of both epochs, gaps, formulas without a value.
import { utils, write } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { memberStream, openZip } from '../../src/ingest/zip-entries.ts';
import { workbookCells } from '../../src/tables/read-cells.ts';
import { xlsxCells } from '../../src/tables/read-xlsx.ts';

const LIMITS = { maxRows: 1000, maxColumns: 50, maxCells: 10_000 };
const bytesOf = (text: string) => { const bytes = Buffer.from(text); return (async function* () { await Promise.resolve(); for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7); })(); };
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook written by hand: `sheet` is the inside of its sheetData. */
const byHand = (sheet: string, { properties = '', shared = '', styles = '' } = {}, limits = LIMITS) => xlsxCells({
  read: (name) => {
    const parts: Record<string, string> = {
      'xl/workbook.xml': `<workbook ${MAIN}>${properties}<sheets><sheet name="工资" sheetId="1" r:id="rId7"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId7" Type="http://x/worksheet" Target="/xl/worksheets/one.xml"/></Relationships>',
      'xl/worksheets/one.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
      'xl/sharedStrings.xml': `<sst ${MAIN}>${shared}</sst>`, 'xl/styles.xml': `<styleSheet ${MAIN}>${styles}</styleSheet>`,
    };
    const part = parts[name];
    return part === undefined ? null : bytesOf(part);
  },
}, limits);

it('reads what the library wrote as the library reads it', async () => {
  const sheet = utils.aoa_to_sheet([['工号', ' Name ', 'a&b <c>'], [], [1, -2.5, new Date(Date.UTC(2026, 8, 1, 7, 30)), true], [null, null, null, 0.1 + 0.2]], { UTC: true });
  const other = utils.aoa_to_sheet([['x']]);
  const bytes = new Uint8Array(write({ SheetNames: ['Pay', 'Other'], Sheets: { Pay: sheet, Other: other } }, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
  const zip = await openZip(bytes);
  const read = await xlsxCells({ read: (name) => { const entry = zip.entries.find((one) => one.name === name); return entry ? memberStream(zip, entry, { maxBytes: 1e6, maxRatio: 1000 }) : null; } }, LIMITS);
  expect(read).toEqual(workbookCells(bytes, LIMITS));
  expect(read?.[0]?.rows[2]).toEqual([1, -2.5, '2026-09-01 07:30', 'TRUE']);
});

it('reads texts in line, in runs, shared, escaped and beside their readings; cells without a reference follow each other', async () => {
  const shared = '<si><r><t>张</t></r><r><t>三 &amp; 李</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si>';
  const [sheet] = await byHand('<x:row r="3"><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>Nguyễn</x:t></x:r><x:r><x:t xml:space="preserve"> Văn</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>a_x000A_b</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c></x:row>', { shared }) ?? [];
  expect(sheet).toMatchObject({ name: '工资', rows: [[], [], ['张三 & 李', 'Nguyễn Văn', 'a\nb', '#REF!']] });
});

it('counts days from 1904 where the workbook does, knows East Asian dates, and leaves plain numbers alone', async () => {
  const styles = '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="200"/></cellXfs>';
  const cells = '<x:row><x:c s="1"><x:v>46266</x:v></x:c><x:c s="2"><x:v>46266</x:v></x:c><x:c s="0"><x:v>46266</x:v></x:c></x:row>';
  expect((await byHand(cells, { styles }))?.[0]?.rows).toEqual([['2026-09-01', '2026-09-01', 46266]]);
  expect((await byHand(cells.replaceAll('46266', '44804'), { styles, properties: '<workbookPr date1904="1"/>' }))?.[0]?.rows[0]?.[0]).toBe('2026-09-01');
});

it('tells formulas without a stored value, and stops at the limits', async () => {
  const row = (number: number) => `<x:row r="${number}"><x:c r="B${number}"><x:f>SUM(A1)</x:f></x:c><x:c r="C${number}"><x:f>1</x:f><x:v>1</x:v></x:c><x:c r="ZZ${number}"><x:v>9</x:v></x:c></x:row>`;
  expect(await byHand(row(2) + row(4))).toMatchObject([{ cut: false, withoutValue: { count: 2, first: 'B2' }, rows: [[], ['', '', 1], [], ['', '', 1]] }]);
  expect(await byHand(row(1) + row(2_000_000_000))).toMatchObject([{ cut: true, rows: [['', '', 1]] }]);
  expect(await byHand(row(1) + row(2), {}, { ...LIMITS, maxCells: 1 })).toMatchObject([{ cut: true, rows: [['', '', 1]] }]);
});

it.each(['<x:row><x:c></x:row>', '<x:row r="-1"></x:row>', '<x:row r="one"></x:row>'])('refuses the damaged sheet %s', async (sheet) => {
  await expect(byHand(sheet)).rejects.toThrow();
});
