// Proves that the sample has a real file for every exhibit, with the pages, numbers and rows of its dossier, and the same bytes each time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import exifr from 'exifr';
import Papa from 'papaparse';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/contract/progress.ts';
import type { Resources } from '../../src/contract/resources.ts';
import { number } from '../../src/sample/figures.ts';
import { generateSample } from '../../src/sample/generate-sample.ts';
import type { SampleName } from '../../src/sample/sample-dossier.ts';
import { testResources as testFonts } from '../support/resources.ts';
import { pageTexts, qpdfCheck, withPdf } from '../support/pdf-tools.ts';

const ROOT = path.join(import.meta.dirname, '../..');

const resources: Resources = {
  path: (name) => path.join(ROOT, 'assets', name),
  read: async (name) => {
    if (name.startsWith('fonts/')) return testFonts.read(name);
    const file = name === 'wasm/pdfium.wasm' ? 'node_modules/@embedpdf/pdfium/dist/pdfium.wasm' : `assets/${name}`;
    return new Uint8Array(await readFile(path.join(ROOT, file)));
  },
};

interface Exhibit { exhibitNo: string; fileName: string; pages: number; docNo: string; amount: number | null; language: string }
interface Form { exhibits: Exhibit[]; bales: { pbi: string }[]; payroll: { rows: { workerId: string; gross: number; net: number; bankRef: string }[] } }

async function generated(name: SampleName): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const { files: count } = await generateSample(name, (fileName, bytes) => Promise.resolve(void files.set(fileName, bytes)), { resources, progress: silentProgress });
  expect(files.size).toBe(count + 1);
  return files;
}

const made = new Map<SampleName, Promise<Map<string, Uint8Array>>>();
/** The files of a sample, made once for all tests that only read them. */
function filesOf(name: SampleName): Promise<Map<string, Uint8Array>> {
  const files = made.get(name) ?? generated(name);
  made.set(name, files);
  return files;
}

const formOf = (name: SampleName): Form => JSON.parse(readFileSync(path.join(ROOT, `assets/sample/${name}.json`), 'utf8')) as Form;
const bytesOf = (files: Map<string, Uint8Array>, name: string): Uint8Array => files.get(name) ?? expect.fail(`no file ${name}`);
const hashes = (files: Map<string, Uint8Array>): string[] => [...files].map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')} ${name}`);
const SCANS: Readonly<Record<SampleName, string>> = { cotton: 'D-06', seafood: 'B-08' };

describe.each(['cotton', 'seafood'] as const)('%s', (name) => {
  let files: Map<string, Uint8Array>;
  const form = formOf(name);
  beforeAll(async () => {
    files = await filesOf(name);
  }, 120_000);

  test('every exhibit has its paper with the pages it states, marked SPECIMEN, with its number and amount on it', () => {
    for (const exhibit of form.exhibits) {
      const texts = pageTexts(bytesOf(files, exhibit.fileName));
      expect(texts.length, exhibit.exhibitNo).toBe(exhibit.pages);
      if (exhibit.exhibitNo === SCANS[name]) continue;
      for (const text of texts) expect(text, exhibit.exhibitNo).toContain('SPECIMEN');
      expect(texts[0], exhibit.exhibitNo).toContain(exhibit.docNo);
      if (exhibit.amount !== null) expect(texts.join('\n'), exhibit.exhibitNo).toContain(number(exhibit.amount));
    }
  }, 120_000);

  test('every paper in a local language has a translation page by page, and local script on the original', () => {
    const local = form.exhibits.filter((exhibit) => exhibit.language !== 'en');
    expect(local.length).toBeGreaterThan(10);
    for (const exhibit of local) {
      const translation = pageTexts(bytesOf(files, exhibit.fileName.replace(/\.pdf$/, '-T.pdf')));
      expect(translation.length, exhibit.exhibitNo).toBe(exhibit.pages);
      expect(translation[0]).toContain('Certified translation into English');
      if (exhibit.exhibitNo !== SCANS[name]) expect(pageTexts(bytesOf(files, exhibit.fileName))[0]).toMatch(exhibit.language === 'vi' ? /[ăđơưạảấầẩậắằặẹẻẽếềểễệịọốồổỗộớờởợụủứừửữự]/u : /[\u4e00-\u9fff]/u);
    }
  }, 120_000);

  test('the scan has a picture and no text', () => {
    const exhibit = form.exhibits.find((own) => own.exhibitNo === SCANS[name]) ?? expect.fail();
    withPdf(bytesOf(files, exhibit.fileName), (file) => {
      expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).trim()).toBe('');
      expect(execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).join('').trim()).toBe('');
      expect(execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' })).toContain('jpeg');
    });
  });

  test('qpdf finds nothing to mend in any PDF', () => {
    for (const [fileName, bytes] of files) if (fileName.endsWith('.pdf')) expect(qpdfCheck(bytes), fileName).toContain('No syntax or stream encoding errors');
  }, 120_000);

  test('photographs say when and where they were taken', async () => {
    const photos = [...files.keys()].filter((own) => own.endsWith('.jpg'));
    expect(photos.length).toBeGreaterThanOrEqual(3);
    for (const photo of photos) {
      const facts: unknown = await exifr.parse(Buffer.from(bytesOf(files, photo)), { gps: true });
      expect(facts).toMatchObject({ Make: 'Specimen', latitude: expect.closeTo(name === 'cotton' ? 11.05 : 39.86, 2), longitude: expect.closeTo(name === 'cotton' ? 106.7 : 124.15, 2) });
      expect(facts).toHaveProperty('DateTimeOriginal');
    }
  });

  test('the mail carries the order and the letter is there', async () => {
    const mail = [...files].find(([own]) => own.endsWith('.eml')) ?? expect.fail();
    const parsed = await PostalMime.parse(mail[1]);
    expect(parsed.attachments[0]?.mimeType).toBe('application/pdf');
    expect([...files.keys()].filter((own) => own.endsWith('.docx'))).toHaveLength(1);
  });

  test('made twice, all bytes are equal', async () => {
    expect(hashes(await generated(name))).toEqual(hashes(files));
  }, 120_000);
});

test('payroll and bale tables read back as the dossier has them', async () => {
  const seafood = await filesOf('seafood');
  const want = formOf('seafood').payroll.rows.map(({ workerId, gross, net, bankRef }) => ({ workerId, gross, net, bankRef }));
  const book = read(bytesOf(seafood, 'D-05_payroll.xlsx'));
  const sheet = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['payroll'] ?? expect.fail());
  expect(sheet.map(({ workerId, gross, net, bankRef }) => ({ workerId, gross, net, bankRef }))).toEqual(want);
  const csv = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytesOf(seafood, 'D-05_payroll.csv')).replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
  expect(csv.map((row) => ({ workerId: row['workerId'], gross: Number(row['gross']), net: Number(row['net']), bankRef: row['bankRef'] }))).toEqual(want);
}, 120_000);

test('the bale list names every one of the 88 bales', async () => {
  const form = formOf('cotton');
  const cotton = await filesOf('cotton');
  const list = form.exhibits.find((exhibit) => exhibit.exhibitNo === 'D-03') ?? expect.fail();
  const text = pageTexts(bytesOf(cotton, list.fileName)).join('\n');
  expect(form.bales.filter((bale) => !text.includes(bale.pbi))).toEqual([]);
}, 120_000);
