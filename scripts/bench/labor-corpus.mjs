// A year of payrolls for the labor benchmark, one file a month, as XLSX and as CSV, with the roster they belong to. The same on every run.
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

const TITLES = ['工号', '姓名', '部门', '出勤天数', '正班工时', '平时加班', '周末加班', '第一周', '第二周', '第三周', '第四周', '基本工资', '加班费', '津贴', '应发工资', '社保', '公积金', '个税', '住宿费', '实发工资', '发放日期', '银行流水号'];
const CHINESE = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'.split('');
const BASE = 4350;
const pad = (number) => String(number).padStart(2, '0');
/** The months end with September 2026. */
const dateOf = (monthsBefore, day) => `${2026 - Math.floor((11 - 8 + monthsBefore) / 12)}-${pad(((8 - monthsBefore + 24) % 12) + 1)}-${pad(day)}`;

export const workerNo = (index) => `A${String(index + 1).padStart(6, '0')}`;
export const workerName = (index) => `${CHINESE[index % 30]}${CHINESE[Math.floor(index / 30) % 30]}${CHINESE[Math.floor(index / 900) % 30]}${CHINESE[Math.floor(index / 27_000) % 30]}`;

/** Every hundredth worker has a week of more than sixty hours. */
export const isLong = (index) => index % 100 === 0;

/** Cells of one worker; the sums are right to the cent. */
function cells(index, monthsBefore) {
  const overtime = 8 + (index % 13);
  const weekend = index % 4 === 0 ? 4 : 0;
  const hours = 176 + overtime + weekend;
  const first = isLong(index) ? 66 : Math.floor(hours / 4);
  const pay = ((overtime * 1.5 + weekend * 2) * BASE) / 174;
  const allowances = 100 + (index % 997);
  const gross = BASE + pay + allowances;
  const [social, fund, tax, dormitory] = [456.75, 217.5, index % 50, 80];
  const money = (amount) => Number(amount.toFixed(2));
  return [
    workerNo(index), workerName(index), `车间${1 + (index % 40)}`, 22, 176, overtime, weekend, first, Math.floor((hours - first) / 3), Math.floor((hours - first) / 3), hours - first - 2 * Math.floor((hours - first) / 3),
    BASE, money(pay), allowances, money(gross), social, fund, tax, dormitory, money(gross - social - fund - tax - dormitory), dateOf(monthsBefore - 1, 5), `PB${dateOf(monthsBefore - 1, 5).replaceAll('-', '').slice(2)}-${String(index + 1).padStart(6, '0')}`,
  ];
}

const titleOf = (monthsBefore) => `${dateOf(monthsBefore, 1).slice(0, 4)}年${Number(dateOf(monthsBefore, 1).slice(5, 7))}月工资表（元）`;

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Column letters of a spreadsheet. */
const LETTERS = TITLES.map((_, column) => String.fromCharCode(65 + column));

/** A workbook as Excel writes it: texts in the table of shared strings, one sheet. */
async function writeXlsx(file, rows, monthsBefore) {
  const shared = new Map();
  const place = (text) => { const known = shared.get(text) ?? shared.size; shared.set(text, known); return known; };
  const sheet = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'];
  let number = 0;
  const line = (values) => {
    number += 1;
    const written = values.map((value, column) => (typeof value === 'number' ? `<c r="${LETTERS[column]}${number}"><v>${value}</v></c>` : `<c r="${LETTERS[column]}${number}" t="s"><v>${place(value)}</v></c>`));
    sheet.push(`<row r="${number}">${written.join('')}</row>`);
  };
  line([titleOf(monthsBefore)]);
  line(TITLES);
  for (let index = 0; index < rows; index += 1) line(cells(index, monthsBefore));
  sheet.push('</sheetData></worksheet>');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const zip = new yazl.ZipFile();
  const add = (name, text) => zip.addBuffer(Buffer.from(text), name);
  add('[Content_Types].xml', `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`);
  add('_rels/.rels', `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
  add('xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="工资表" sheetId="1" r:id="rId1"/></sheets></workbook>`);
  add('xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`);
  add('xl/worksheets/sheet1.xml', sheet.join(''));
  add('xl/sharedStrings.xml', `${head}<sst xmlns="${main}" uniqueCount="${shared.size}">${[...shared.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

function writeCsv(file, rows, monthsBefore) {
  const lines = [titleOf(monthsBefore), TITLES.join(',')];
  for (let index = 0; index < rows; index += 1) lines.push(cells(index, monthsBefore).join(','));
  writeFileSync(file, `\ufeff${lines.join('\r\n')}\r\n`);
}

/** Writes what is not there yet: a file of each form for each of the months, oldest first; answers the paths. */
export async function makePayrolls(folder, workers, months) {
  mkdirSync(folder, { recursive: true });
  const files = { xlsx: [], csv: [] };
  for (let monthsBefore = months - 1; monthsBefore >= 0; monthsBefore -= 1) {
    const [xlsx, csv] = ['xlsx', 'csv'].map((end) => path.join(folder, `payroll-${workers}-${dateOf(monthsBefore, 1).slice(0, 7)}.${end}`));
    if (!existsSync(csv)) writeCsv(csv, workers, monthsBefore);
    if (!existsSync(xlsx)) await writeXlsx(xlsx, workers, monthsBefore);
    files.xlsx.push(xlsx);
    files.csv.push(csv);
  }
  return files;
}
