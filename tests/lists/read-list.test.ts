// Published lists are read by their content, with aliases, subsidiaries and addresses where they belong.
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { listDate } from '../../src/lists/list-date.ts';
import { previewTable, readList } from '../../src/lists/read-list.ts';
import type { ColumnMapping } from '../../src/contract/list-columns.ts';
import type { ListFile } from '../../src/lists/list-file.ts';
import { unpackNames } from '../../src/lists/unpack-names.ts';
import { CBP_MIXED, CBP_NAME, CSL_CSV, file, OFAC_FILES, OFAC_XML, UFLPA_HTML } from './list-files.ts';

const read = (...files: ListFile[]) => readList({ files, mapping: null });
const COLUMNS: ColumnMapping = { sheet: 0, headerRow: 0, name: 0, id: null, localName: null, aliases: null, type: null, country: null, address: null, program: null, since: null, status: null, remarks: null };

describe('UFLPA Entity List as saved HTML', () => {
  test('names, aliases, subsidiaries, sections and dates', async () => {
    const { listId, asPublished, entries, notes } = await read(file('page.html', UFLPA_HTML));
    expect({ listId, asPublished, notes }).toEqual({ listId: 'UFLPA', asPublished: '2026-07-31', notes: ['1 row without a name left out.'] });
    expect(entries.map(({ name, aliases, since }) => [name, aliases, since])).toEqual([
      ['Yangli Specimen Textile Co., Ltd.', ['Yangli Muster', 'Specimen Yangli, Ltd.'], '2022-06-21'],
      ['Muster Silicon Industry (Shanshan) Co., Ltd.', [], '2022-06-21'],
      ['Namuna Light Technology Co., Ltd.', ['Namuna Lamp (Hefei) Co.', 'Hefei Lamp'], '2023-08-02'],
      ['Beispiel Cotton Group', [], '2024-06-12'], ['Beispiel Gin Co., Ltd.', [], '2024-06-12'], ['Beispiel Yarn Co., Ltd.', [], '2024-06-12'], ['Beispiel Oil Co., Ltd.', [], '2024-06-12'],
      ['Vzor Production and Construction Corps', ['VPCC', 'Vzor Corps', 'Vzor Production Corps'], '2022-06-21'],
      ['Ejemplo Shoes & Leather', [], '2024-11-25'],
    ]);
    expect(entries[0]?.programs.map((section) => /\([iv]+\)/.exec(section)?.[0])).toEqual(['(i)', '(ii)']);
    expect(entries[1]?.remarks).toBe('Listed with Subsidiaries.');
    expect(entries[4]?.remarks).toBe('Named as a subsidiary in the entry of Beispiel Cotton Group.');
    expect(entries[7]?.remarks).toBe('Listed with its subordinate and affiliated entities.');
  });
  test('the same page saved as one file (.mhtml) gives the same entries', async () => {
    const encoded = Buffer.from(UFLPA_HTML).toString('base64').replace(/.{76}/g, '$&\r\n');
    const mhtml = `From: <Saved by Blink>\r\nSubject: UFLPA Entity List\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n------x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n------x\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n------x--\r\n`;
    expect((await read(file('list.mhtml', mhtml))).entries).toEqual((await read(file('page.html', UFLPA_HTML))).entries);
  });
  test('a page that speaks of the list but holds no table is refused', () => expect(read(file('news.html', '<html><table><tr><td>Entity news about the UFLPA</td></tr></table></html>'))).rejects.toMatchObject({ code: 'list.unreadable' }));
});

describe('names packed into one cell', () => {
  test.each([
    ['A Corps (and one alias: B)', 'A Corps', ['B'], []],
    ['A (including two aliases: B and C)', 'A', ['B', 'C'], []],
    ['A (including one alias: Bread and Butter Co.)', 'A', ['Bread and Butter Co.'], []],
    ['A (Holdings) Ltd. (also known as B (East) Ltd., and formerly known as C, Inc.)', 'A (Holdings) Ltd.', ['B (East) Ltd.', 'C, Inc.'], []],
    ['A and its subsidiary B Co., Ltd.', 'A', [], ['B Co., Ltd.']],
    ['A Co., Ltd., a/k/a B Limited', 'A Co., Ltd.', ['B Limited'], []],
    ['Sand and Stone Co., Ltd.', 'Sand and Stone Co., Ltd.', [], []],
    ['Unclosed (including one alias: B', 'Unclosed (including one alias: B', [], []],
    ['', '', [], []],
  ])('%s', (cell, name, aliases, subsidiaries) => expect(unpackNames(cell)).toMatchObject({ name, aliases, subsidiaries }));
});

describe('CBP orders and findings', () => {
  test('newlines in fields, two encodings, a/k/a, artifact rows', async () => {
    const { listId, asPublished, entries, notes } = await read(file(CBP_NAME, CBP_MIXED));
    expect({ listId, asPublished }).toEqual({ listId: 'WRO', asPublished: '2026-09-29' });
    expect(entries.map(({ name, aliases, country, status, since }) => [name, aliases, country, status, since])).toEqual([
      ['Muestra Cotton Co., Ltd.', ['Muestra Gin LLC', 'Muestra Fiber'].toSorted(), 'China', 'Active', '2020-10-05'],
      ['Contoh Gloves Sdn. Bhd.', [], 'Malaysia', 'Inactive', '2021-03-29'],
      ['Granja Muestra', [], 'México', 'Active', '2024-08-01'],
      ['Señal Muestra', [], 'Mexico', 'Active', '2024-08-02'],
    ]);
    expect(entries[0]?.remarks).toBe('Line one, with comma line two /newsroom/a');
    expect(entries[3]?.remarks).toBe('it’s active');
    expect(notes).toEqual(['Orders on goods without a named entity, which no name can be compared with: 1 (Cotton (Turkmenistan)).', '1 row without a name left out.']);
  });
});

describe('OFAC', () => {
  test('the CSV set, joined by number, in any order of files', async () => {
    const { listId, entries, notes } = await read(OFAC_FILES.add, OFAC_FILES.sdn, OFAC_FILES.alt);
    expect({ listId, notes }).toEqual({ listId: 'SDN', notes: [] });
    expect(entries.map(({ id, name, aliases, type, programs, country, addresses }) => [id, name, aliases, type, programs, country, addresses])).toEqual([
      ['36', 'BEISPIEL LINEAS AEREAS', ['BEISPIEL AIR, LTD.', 'LINEAS BEISPIEL'], 'entity', ['CUBA'], 'Cuba', ['Calle 1, Havana, Cuba']],
      ['173', 'VZOR, Ivan Petrovich', ['WZOR, Iwan'], 'individual', ['DPRK2', 'NPWMD'], 'Korea, North', ['Pyongyang, Korea, North']],
      ['9001', 'CONTOH STAR', [], 'vessel', ['DPRK'], null, []],
    ]);
  });
  test('without the other files it says what is not known', async () => expect((await read(OFAC_FILES.sdn)).notes).toEqual(['Without ALT.CSV the aliases of this list are not known.', 'Without ADD.CSV the addresses of this list are not known.']));
  test('without the file of names it is refused', () => expect(read(OFAC_FILES.alt, OFAC_FILES.add)).rejects.toMatchObject({ code: 'list.unreadable' }));
  test('XML gives the same entries under the same numbers', async () => {
    const [xml, csv] = [await read(file('sdn.xml', OFAC_XML)), await read(OFAC_FILES.sdn, OFAC_FILES.alt, OFAC_FILES.add)];
    expect(xml).toMatchObject({ listId: 'SDN', asPublished: '2026-11-06', notes: [] });
    expect(xml.entries.map(({ id, name, aliases }) => [id, name, aliases])).toEqual(csv.entries.slice(0, 2).map(({ id, name, aliases }) => [id, name, aliases]));
    expect(xml.entries[0]).toMatchObject({ programs: ['CUBA', 'DPRK2'], addresses: ['Calle 1, Havana, Cuba'], country: 'Cuba', remarks: 'Smith & Sons' });
  });
});

test('the Consolidated Screening List, with lists inside cells', async () => {
  const { listId, entries } = await read(file('consolidated.csv', CSL_CSV));
  expect(listId).toBe('CSL');
  expect(entries[0]).toMatchObject({ id: 'abc1', name: 'Primer Electronics', aliases: ['Primer Dianzi', '样例电子'], country: 'CN', since: '2020-05-01', addresses: ['1 Main St, Shenzhen, CN', '2 Side St, Hong Kong, HK'] });
  expect(entries[1]).toMatchObject({ type: 'individual', programs: ['Specially Designated Nationals (SDN) - Treasury Department', 'DPRK', 'NPWMD'] });
});

describe('any other table', () => {
  const rows = [['Research list', ''], ['Company', 'Other names', 'Ort'], ['Primer Yarn', 'PY; 样例纱线', 'CN'], ['', 'x', 'CN'], ['Primer Yarn', 'Primer Spinning', 'CN']];
  test('is unknown until its columns are named', () => expect(read(file('x.csv', 'a,b\n1,2\n'))).rejects.toMatchObject({ code: 'list.unknownForm' }));
  test('CSV and XLSX are read by the columns named; what stands twice is joined', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet');
    const xlsx = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    for (const one of [file('x.xlsx', xlsx), file('x.csv', rows.map((row) => row.join(',')).join('\n'))]) {
      const { listId, entries, notes } = await readList({ files: [one], mapping: { ...COLUMNS, headerRow: 1, aliases: 1, country: 2 } });
      expect({ listId, notes, entries: entries.map(({ name, aliases, country }) => [name, aliases, country]) }).toEqual({ listId: null, notes: ['1 row without a name left out.'], entries: [['Primer Yarn', ['PY', '样例纱线', 'Primer Spinning'], 'CN']] });
      expect((await previewTable(one)).sheets[0]?.rows.slice(0, 3).map((row) => row[0])).toEqual(['Research list', 'Company', 'Primer Yarn']);
    }
  });
  test('a sheet or column that is not there is told', async () => {
    await expect(readList({ files: [file('x.csv', 'a\nb\n')], mapping: { ...COLUMNS, sheet: 3 } })).rejects.toMatchObject({ code: 'list.unreadable' });
    await expect(readList({ files: [file('x.csv', 'a\nb\n')], mapping: { ...COLUMNS, name: 7 } })).rejects.toMatchObject({ code: 'list.empty' });
  });
});

test.each([['June 21, 2022', '2022-06-21'], ['21 Jun 2022', '2022-06-21'], ['6/1/2022', '2022-06-01'], ['2022-06-21T00:00:00', '2022-06-21'], ['02/30/2022', null], ['Foo 3, 2022', null], ['', null]])('date %s', (text, expected) => expect(listDate(text)).toBe(expected));
