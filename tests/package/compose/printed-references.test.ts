// Proves that what own pages refer to is where they say: links, page labels, outline, embedded fonts. Read with pdf.js, qpdf and poppler.
import { execFileSync } from 'node:child_process';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import type { BuiltPackage } from '../../../src/package/build.ts';
import { pageTexts, withPdf } from '../../support/pdf-tools.ts';
import { buildSample, sampleDossier } from '../../support/sample-package.ts';

interface Made { readonly dossier: Dossier; readonly built: BuiltPackage; readonly pdf: Uint8Array; readonly texts: string[]; readonly document: PDFDocumentProxy; }
interface Link { readonly subtype: string; readonly rect: [number, number, number, number]; readonly dest?: unknown; }
interface Outline { readonly title: string; readonly dest: unknown; readonly items: readonly Outline[]; }

const made = new Map<string, Made>();
const get = (name: string): Made => {
  const one = made.get(name);
  if (!one) throw new Error('not built');
  return one;
};
const label = (index: number): string => `CP-${String(index + 1).padStart(6, '0')}`;

beforeAll(async () => {
  for (const name of ['cotton', 'seafood'] as const) {
    const { dossier, blobs } = await sampleDossier(name);
    const { built, pdf } = await buildSample(dossier, blobs);
    made.set(name, { dossier, built, pdf, texts: pageTexts(pdf), document: await getDocument({ data: pdf.slice(), verbosity: 0 }).promise });
  }
}, 120_000);
afterAll(async () => { for (const { document } of made.values()) await document.destroy(); });

/** Page index a destination leads to. */
async function landing(document: PDFDocumentProxy, dest: unknown): Promise<number> {
  const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest;
  if (!Array.isArray(explicit)) throw new Error('a destination that leads nowhere');
  return document.getPageIndex(explicit[0] as { num: number; gen: number });
}

/** Every link of a page with the text it lies over. */
async function linksOn(document: PDFDocumentProxy, index: number): Promise<{ text: string; target: number }[]> {
  const page = await document.getPage(index + 1);
  const { items } = await page.getTextContent();
  const found: { text: string; target: number }[] = [];
  for (const link of (await page.getAnnotations()) as Link[]) {
    if (link.subtype !== 'Link') continue;
    const [left, bottom, right, top] = link.rect;
    const text = items.flatMap((item) => {
      if (!('str' in item)) return [];
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
      return x >= left - 1 && x + item.width <= right + 1 && y >= bottom && y <= top ? [item.str] : [];
    }).join('').trim();
    found.push({ text, target: await landing(document, link.dest) });
  }
  return found;
}

const partPages = ({ built }: Made): number[] => built.plan.items.flatMap((item) => (item.kind === 'part' ? Array.from({ length: item.pages }, (_, page) => item.first + page) : []));

describe.each(['cotton', 'seafood'])('the package of the %s dossier', (name) => {
  test('a linked page number leads to the page of that number, a linked exhibit number to its first page', async () => {
    const one = get(name);
    const numbers = new Set(one.dossier.exhibits.map((exhibit) => exhibit.exhibitNo));
    let [pages, exhibits] = [0, 0];
    for (const index of partPages(one)) {
      for (const { text, target } of await linksOn(one.document, index)) {
        if (/^CP-\d{6}$/.test(text)) {
          pages += 1;
          expect(label(target)).toBe(text);
        } else if (numbers.has(text)) {
          exhibits += 1;
          expect(one.texts[target]).toMatch(new RegExp(`${text} · page 1 of`));
        }
      }
    }
    expect(pages).toBeGreaterThan(one.dossier.exhibits.length * 2);
    expect(exhibits).toBeGreaterThan(one.dossier.exhibits.length * 3);
  }, 60_000);

  test('the index names each exhibit and each translation with its page', async () => {
    const one = get(name);
    const index = one.built.plan.items.find((item) => item.kind === 'part' && item.part.place === 'part:2');
    if (!index) throw new Error('no index');
    const landed = new Set<number>();
    for (let page = index.first; page < index.first + index.pages; page += 1) for (const { target } of await linksOn(one.document, page)) landed.add(target);
    const files = one.built.plan.items.flatMap((item) => (item.kind === 'file' ? [item.first] : []));
    expect([...landed].sort((a, b) => a - b)).toEqual(files);
    const text = one.texts.slice(index.first, index.first + index.pages).join('\n');
    expect(text.match(/English translation: certified/g)).toHaveLength(one.built.plan.items.filter((item) => item.kind === 'file' && item.translation).length);
  });

  test('every request of CBP is answered with exhibits, each with the page it begins on', () => {
    const { dossier, built, texts } = get(name);
    const summary = texts.slice(...built.plan.items.filter((item) => item.kind === 'part' && item.part.place === 'part:1').flatMap((item) => [item.first, item.first + item.pages])).join(' ').replace(/\s+/g, ' ');
    expect(summary).toContain("Answers to CBP's requests, one by one");
    for (const exhibitId of dossier.requests.flatMap((request) => request.exhibitIds)) {
      const page = built.plan.places.get(`exhibit:${exhibitId}`);
      expect(summary).toContain(`${exhibitId} ${label(page ?? -1)}`);
    }
    for (const { text, cites } of dossier.claims) {
      expect(summary).toContain(text.split(' ').slice(0, 4).join(' '));
      for (const { exhibitId, page } of cites) expect(summary).toMatch(new RegExp(`${exhibitId}, p\\. ${page}, at ${label(built.plan.places.get(`exhibit:${exhibitId}#${page}`) ?? -1)}`));
    }
    expect(summary).toContain('What this package does not show');
  });

  test('page labels equal the stamped numbers, by qpdf and by pdf.js', async () => {
    const { pdf, texts, document } = get(name);
    const wanted = texts.map((_, index) => label(index));
    expect(await document.getPageLabels()).toEqual(wanted);
    const json = withPdf(pdf, (path) => JSON.parse(execFileSync('qpdf', ['--json', '--json-key=pagelabels', path], { encoding: 'utf8', maxBuffer: 1 << 28 })) as { pagelabels: { index: number; label: Record<string, string | number> }[] });
    const ranges = json.pagelabels;
    const printed = wanted.map((_, index) => {
      const range = ranges.findLast((own) => own.index <= index);
      const prefix = String(range?.label['/P'] ?? '').replace(/^u:/, '');
      return `${prefix}${Number(range?.label['/St'] ?? 1) + index - (range?.index ?? 0)}`;
    });
    expect(printed).toEqual(wanted);
    for (const [index, text] of texts.entries()) expect(text.trimEnd().endsWith(label(index))).toBe(true);
  });

  test('bookmarks name every part and every exhibit, and lead to them', async () => {
    const { built, document, texts } = get(name);
    const flat = (items: readonly Outline[]): Outline[] => items.flatMap((item) => [item, ...flat(item.items)]);
    const outline = flat(await document.getOutline());
    expect(outline.map((item) => item.title)).toEqual(built.plan.items.map((item) => item.title));
    for (const [index, { title, dest }] of outline.entries()) {
      const target = await landing(document, dest);
      expect(target).toBe(built.plan.items[index]?.first);
      const exhibit = /^([A-Z]-\d\d) /.exec(title)?.[1];
      if (exhibit !== undefined) expect(texts[target]).toContain(`${exhibit} · page 1 of`);
      else if (title.startsWith('Part')) expect(texts[target]?.replace(/\s+/g, ' ')).toContain(title);
    }
  });

  test('own pages are tagged: every text is in an element or said to be decoration, and tables keep their columns', async () => {
    const one = get(name);
    const said = withPdf(one.pdf, (path) => execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8', maxBuffer: 1 << 28 }));
    expect(said).not.toContain('Syntax');
    for (const item of one.built.plan.items) if (item.kind === 'part' && item.part.place !== 'part:0') expect(said.replace(/\s+/g, ' ')).toContain(`H1 (block) "${item.part.title}"`);
    for (const table of said.split(/^ *Table \(block\)$/m).slice(1)) {
      const rows = table.split(/^ +TR$/m).slice(1).map((row) => [...row.matchAll(/^ +T[HD]\b/gm)].length * Number(/ColSpan (\d+)/.exec(row)?.[1] ?? 1));
      expect(new Set(rows).size).toBe(1);
    }
    for (const index of partPages(one)) {
      const page = await one.document.getPage(index + 1);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const open: string[] = [];
      const ids = new Set<string>();
      for (const item of items) {
        if ('str' in item) {
          if (item.str.trim() !== '') expect(open.length).toBeGreaterThan(0);
        } else if (item.type === 'endMarkedContent') open.pop();
        else {
          open.push(item.id);
          if (item.type === 'beginMarkedContentProps' && typeof item.id === 'string') ids.add(item.id);
        }
      }
      const named = JSON.stringify(await page.getStructTree());
      for (const id of ids) expect(named).toContain(`"${id}"`);
      expect(ids.size).toBeGreaterThan(2);
    }
  }, 60_000);

  test('own pages carry all their fonts', () => {
    const { pdf, built } = get(name);
    withPdf(pdf, (path) => {
      for (const item of built.plan.items) {
        if (item.kind !== 'part') continue;
        const [, , ...fonts] = execFileSync('pdffonts', ['-f', String(item.first + 1), '-l', String(item.first + item.pages), path], { encoding: 'utf8' }).trimEnd().split('\n');
        expect(fonts.length).toBeGreaterThan(0);
        for (const font of fonts) expect(font).toMatch(/\s(yes)\s+(yes)\s+(yes)\s+\d+ +0$/);
      }
    });
  });

  test('no own page is empty, and nothing is missing', () => {
    const { built, texts } = get(name);
    for (const index of partPages(get(name))) {
      const lines = (texts[index] ?? '').split('\n').filter((line) => line.trim() !== '');
      expect(lines.length).toBeGreaterThan(5);
    }
    expect(built.warnings).toEqual([]);
  });
});
