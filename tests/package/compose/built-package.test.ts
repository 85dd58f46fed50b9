// Proves on a whole package what its reader relies on: numbers, links, texts, attachments, seal. Read with third-party tools.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream, PDFString } from 'pdf-lib';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageOptionsSchema } from '../../../src/contract/procedures/package.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import type { BuiltPackage } from '../../../src/package/build.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { pageTexts, qpdfCheck, withPdf } from '../../support/pdf-tools.ts';
import { buildSample, sampleDossier } from '../../support/sample-package.ts';

interface Made { dossier: Dossier; built: BuiltPackage; pdf: Uint8Array; texts: string[]; }

async function make(name: 'cotton' | 'seafood'): Promise<Made> {
  const { dossier, blobs } = await sampleDossier(name);
  const cited = dossier.exhibits.find((exhibit) => exhibit.exhibitNo === 'A-04');
  const withClaim: Dossier = { ...dossier, claims: [{ id: 'claim-1', heading: 'Origin', text: 'All raw material comes from one place.', cites: [{ exhibitId: cited?.id ?? '', page: 1 }] }] };
  const finding = { id: 'T04:x', rule: 'T04', title: 'Quantities disagree', level: 'block' as const, where: [], message: 'Invoice says 5,437.2 kg, receipt 5,437.0 kg.', why: '', source: '', fix: '', indicator: null, confidence: 'verified' as const, override: { reason: 'Scale of the receiving works rounds to whole kilograms.', by: 'Dana Okafor', at: '2026-11-20T09:00:00.000Z' } };
  const { built, pdf } = await buildSample(withClaim, blobs, { findings: [finding] });
  return { dossier: withClaim, built, pdf, texts: pageTexts(pdf) };
}

const made = new Map<string, Made>();
const get = (name: string): Made => {
  const one = made.get(name);
  if (!one) throw new Error('not built');
  return one;
};
beforeAll(async () => {
  made.set('cotton', await make('cotton'));
  made.set('seafood', await make('seafood'));
}, 60_000);

describe.each(['cotton', 'seafood'])('the package of the %s dossier', (name) => {
  test('passes qpdf without a warning and its seal covers the whole file', () => {
    const { pdf } = get(name);
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
    const seal = withPdf(pdf, (path) => execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }));
    expect(seal).toContain('Signature is Valid');
    expect(seal).toContain('Total document signed');
  });

  test('every page carries its gapless number, and every exhibit page its exhibit number', () => {
    const { built, texts } = get(name);
    expect(texts).toHaveLength(built.plan.pages);
    for (const [index, text] of texts.entries()) expect(text).toContain(`CP-${String(index + 1).padStart(6, '0')}`);
    for (const item of built.plan.items) {
      if (item.kind === 'part') continue;
      for (let page = item.first; page < item.first + item.pages; page += 1) expect(texts[page]).toContain(`${item.placed.exhibit.exhibitNo}${item.kind === 'file' && item.translation ? ' translation' : ''} · page`);
    }
  });

  test('the printed page of each exhibit in the index is the page that carries it', () => {
    const { built, texts } = get(name);
    const index = texts.slice(...built.plan.items.filter((item) => item.kind === 'part' && item.part.place === 'part:2').flatMap((item) => [item.first, item.first + item.pages])).join('\n');
    for (const item of built.plan.items) {
      if (item.kind !== 'file' || !item.firstOfExhibit) continue;
      const line = index.split('\n').find((one) => one.startsWith(item.placed.exhibit.exhibitNo)) ?? '';
      expect(line).toContain(`CP-${String(item.first + 1).padStart(6, '0')}`);
    }
  });

  test('a translation follows its original', () => {
    const { built } = get(name);
    const translations = built.plan.items.flatMap((item, index) => (item.kind === 'file' && item.translation ? [[item, built.plan.items[index - 1]] as const] : []));
    expect(translations.length).toBeGreaterThan(10);
    for (const [item, before] of translations) expect(before).toMatchObject({ kind: 'file', translation: false, placed: { exhibit: { id: item.placed.exhibit.id } } });
  });

  test('every original is attached under an ASCII name and equals its hash in manifest.json and in print', () => {
    const { dossier, built, pdf, texts } = get(name);
    const print = texts.slice(-15).join('').replaceAll(' ', '');
    withPdf(pdf, (path, folder) => {
      execFileSync('pdfdetach', ['-saveall', '-o', folder, path]);
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as typeof built.manifest;
      expect(manifest).toEqual(JSON.parse(JSON.stringify({ ...built.manifest, volume: 1 })));
      expect(manifest.attachments).toHaveLength(dossier.files.length);
      for (const file of manifest.attachments) {
        expect(file.name).toMatch(/^[\x21-\x7e]+$/);
        expect(createHash('sha256').update(readFileSync(join(folder, file.name ?? ''))).digest('hex')).toBe(file.sha256);
        expect(print).toContain(file.sha256.slice(0, 16));
      }
    });
  });

  test('it says its title and language, in XMP the same, what its colors mean, and that originals are the source of its pages', async () => {
    const { pdf, dossier, built } = get(name);
    const [facts, xmp] = withPdf(pdf, (path) => [[], ['-meta']].map((options) => execFileSync('pdfinfo', [...options, path], { encoding: 'utf8' })));
    expect(facts).toMatch(/^Tagged: +yes$/m);
    expect(/^Title: +(.*)$/m.exec(facts ?? '')?.[1]).toBe(dossier.title);
    const printed = /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(xmp ?? '')?.[1] ?? '';
    expect(printed.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))).toBe(dossier.title);
    expect(xmp).toContain('<dc:language><rdf:Bag><rdf:li>en-US</rdf:li></rdf:Bag></dc:language>');
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('en-US');
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).toString()).toContain('/DisplayDocTitle true');
    const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
    expect(intent.lookup(PDFName.of('S'), PDFName)).toBe(PDFName.of('GTS_PDFA1'));
    expect(intent.lookup(PDFName.of('DestOutputProfile'), PDFStream).getContentsSize()).toBeGreaterThan(100);
    const attached = catalog.lookup(PDFName.of('AF'), PDFArray);
    const roles = Array.from({ length: attached.size() }, (_, index) => attached.lookup(index, PDFDict).lookup(PDFName.of('AFRelationship'), PDFName).decodeText());
    expect(roles.sort()).toEqual(['Data', ...built.manifest.attachments.map(() => 'Source')]);
  });

  test('its structure is read in the order of its pages: part after part, and the exhibits of the index as they stand in it', () => {
    const { pdf, built } = get(name);
    const said = withPdf(pdf, (path) => execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8', maxBuffer: 1 << 28 })).replace(/\s+/g, ' ');
    const parts = built.plan.items.flatMap((item) => (item.kind === 'part' && item.part.place !== 'part:0' ? [`H1 (block) "${item.part.title}"`] : []));
    const places = parts.map((part) => said.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    const numbers = built.plan.items.flatMap((item) => (item.kind !== 'part' && (item.kind === 'missing' || item.firstOfExhibit) ? [item.placed.exhibit.exhibitNo] : []));
    const index = said.slice(said.indexOf('H1 (block) "Part 2'), said.indexOf('H1 (block) "Part 3'));
    expect([...index.matchAll(/TR T[HD](?: \(block\))? "([A-Z]-\d\d)"/g)].map(([, number]) => number)).toEqual(numbers);
  });

  test('our own verification vouches for it, and reads every line of the printed manifest', async () => {
    const { dossier, pdf } = get(name);
    const result = await verifyPackage({ size: pdf.length, read: (offset, length) => Promise.resolve(pdf.subarray(offset, offset + length)) }, 'package.pdf', silentProgress);
    expect(result).toMatchObject({ ok: true, printed: { lines: dossier.files.length, matching: dossier.files.length, differing: [] } });
  });

  test('the cover names the case, the summary cites exhibit and page, exceptions are explained', () => {
    const { dossier, texts } = get(name);
    expect(texts[0]).toContain(dossier.entry.number);
    expect(texts[0]).toContain(dossier.case.detentionNo);
    expect(texts.slice(1, 5).join('')).toMatch(/\[A-04, p\. 1, at\s+CP-\d{6}\]/);
    expect(texts.slice(1, 6).join('').replace(/\s+/g, ' ')).toContain('Scale of the receiving');
  });

  test('names in local scripts are printed as they are written', () => {
    const { dossier, texts } = get(name);
    const all = texts.join('').normalize('NFC').replace(/\s+/g, '');
    for (const party of dossier.parties) if (party.nameLocal !== null) expect(all).toContain(party.nameLocal.normalize('NFC').replace(/\s+/g, ''));
  });
});

test('the same dossier, clock and identity give the same pages and the same numbers', async () => {
  const { dossier, blobs } = await sampleDossier('seafood', 1);
  const [one, two] = [await buildSample(dossier, blobs, { signer: null }), await buildSample(dossier, blobs, { signer: null })];
  expect(one.built.volumes).toEqual(two.built.volumes);
});

test('an exhibit without a file gets a sheet, and originals can be left out', async () => {
  const { dossier, blobs } = await sampleDossier('cotton', 1);
  const { built, pdf } = await buildSample({ ...dossier, files: dossier.files.filter((file) => file.exhibitId !== 'D-08') }, blobs, { options: v.parse(packageOptionsSchema, { originals: 'omit', legend: 'IN CONFIDENCE', stampPrefix: 'LA', docMdp: 2, title: 'Petition' }), signer: null });
  expect(built.warnings).toEqual(['D-08 has no file; a sheet says so.']);
  expect(pageTexts(pdf).join('')).toContain('D-08 has no file');
  expect(built.manifest.attachments).toEqual([]);
  expect(built.manifest.omitted.length).toBeGreaterThan(50);
  expect(pageTexts(pdf)[0]).toContain('LA-000001');
});

test('a build that is cancelled stops with a fault', async () => {
  const { dossier, blobs } = await sampleDossier('cotton', 1);
  const stop = new AbortController();
  const progress = { signal: stop.signal, report: () => stop.abort() };
  await expect(buildSample(dossier, blobs, { progress })).rejects.toMatchObject({ code: 'job.cancelled' });
});
