// Proves that lines fit, tables repeat their heads, and page numbers can be reserved before they are known.
import type { Inline } from '../../src/typeset/display.ts';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { breakLines, pieces } from '../../src/typeset/break-lines.ts';
import { drawParagraph, drawTable } from '../../src/typeset/draw.ts';
import { flow, LETTER, measureOf } from '../../src/typeset/flow.ts';
import { openFontLibrary } from '../../src/typeset/font-library.ts';
import { linksOf, paint } from '../../src/typeset/paint.ts';
import { heading, paragraph, space } from '../../src/typeset/paragraph.ts';
import { table } from '../../src/typeset/table.ts';
import type { Typesetter } from '../../src/typeset/typesetter.ts';
import { openTypesetter, TextMeasure } from '../../src/typeset/typesetter.ts';
import { testResources as testFonts } from '../support/resources.ts';
import { pageTexts } from '../support/pdf-tools.ts';

let measure: TextMeasure;
let open: () => Promise<{ pdf: PDFDocument; typesetter: Typesetter }>;
beforeAll(async () => {
  const library = await openFontLibrary(testFonts);
  measure = new TextMeasure(library);
  open = async () => {
    const pdf = await PDFDocument.create();
    return { pdf, typesetter: await openTypesetter(pdf, library) };
  };
});

describe('lines', () => {
  test('no line is wider than the measure and no visible character is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('bale', 'D-08', '新疆维吾尔', 'காவேரி', 'https://example.test/a/very/long/path-of-a-file', 'f'.repeat(90), 'Đặng', '—', '😀'), { maxLength: 20 }), fc.integer({ min: 40, max: 300 }), (words, width) => {
        const text = words.join(' ');
        const lines = measure.wrap(text, width, 9);
        for (const line of lines) expect(measure.measure(line, 9)).toBeLessThanOrEqual(width + 0.1);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('a closing mark never begins a line and an opening mark never ends one', () => {
    expect(pieces('公司，新疆（中国）。')).toEqual(['公', '司，', '新', '疆', '（中', '国）。']);
  });

  test('a mark that follows a word in another style stays with it', () => {
    const numbers = ['A-01', 'A-02', 'A-03', 'A-04', 'A-05', 'A-06'];
    const spans = numbers.flatMap((text, index) => [...(index === 0 ? [] : [{ text: ', ', style: 'plain' }]), { text, style: 'link' }]);
    for (let width = 4; width < 30; width += 1) {
      const lines = breakLines(spans, width, (text) => text.length).map((line) => line.spans.map((span) => span.text).join(''));
      for (const line of lines) expect(line).toMatch(/^A-\d\d(, A-\d\d)*,?$/);
      expect(lines.join(' ')).toBe(numbers.join(', '));
    }
  });

  test('a line end in the text is kept', () => {
    expect(measure.wrap('one\ntwo', 300, 9)).toEqual(['one', 'two']);
  });

  test('a text that does not fit ends in an ellipsis', () => {
    expect(measure.fit('Caprock Specimen Gin Cooperative', 60, 9)).toMatch(/^Caprock.*…$/);
    expect(measure.fit('Gin', 60, 9)).toBe('Gin');
  });
});

describe('pages', () => {
  const rows = Array.from({ length: 120 }, (_, index) => ({ cells: [`Bale ${index + 1}`, '217.72'] }));

  test('a long table repeats its head on every page and shows each row once', async () => {
    const laid = flow([table(measure, { columns: [{ title: 'Permanent number', share: 3 }, { title: 'Net kg', share: 1, align: 'right' }], rows }, measureOf(LETTER))], LETTER);
    const { pdf, typesetter } = await open();
    paint(typesetter, laid.pages, () => '');
    typesetter.finish();
    const texts = pageTexts(await pdf.save());
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect(text).toContain('Permanent number');
    expect(texts.join('').match(/Bale \d+/g)).toEqual(rows.map((row) => row.cells[0]));
  });

  test('a small table is not torn apart, and of a large one no row stands alone at the foot or under the repeated head', () => {
    const frame = { ...LETTER, height: 400 };
    const columns = [{ title: 'Permanent number', share: 3 }, { title: 'Net kg', share: 1 }];
    for (let before = 0; before < 260; before += 7) {
      for (const count of [6, 30]) {
        const laid = flow([space(before), table(measure, { columns, rows: rows.slice(0, count) }, measureOf(frame))], frame);
        const onPages = laid.pages.map((page) => page.marks.filter((mark) => mark.kind === 'text' && mark.inline.text.startsWith('Bale ')).length).filter((found) => found > 0);
        if (count === 6) expect(onPages).toHaveLength(1);
        expect(Math.min(...onPages)).toBeGreaterThan(1);
      }
    }
  });

  test('a heading is never the last thing on a page', () => {
    const width = measureOf(LETTER);
    for (let lines = 30; lines < 60; lines += 1) {
      const laid = flow([paragraph(measure, 'x\n'.repeat(lines), width), heading(measure, 'Heading', width, 2, 'h'), paragraph(measure, 'Text', width, { anchor: 't' })], LETTER);
      expect(laid.anchors.get('h')).toBe(laid.anchors.get('t'));
    }
  });

  test('page numbers fill in after layout, at the place kept for them, with a link', async () => {
    const reference: Inline = { text: 'CP-000000', pageOf: 'there', link: 'there' };
    const laid = flow([paragraph(measure, ['See ', reference, '.'], 300)], LETTER);
    const { pdf, typesetter } = await open();
    paint(typesetter, laid.pages, (place) => (place === 'there' ? 'CP-000042' : '?'));
    typesetter.finish();
    expect(pageTexts(await pdf.save())[0]).toContain('See CP-000042.');
    const links = linksOf(laid.pages);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ page: 0, to: 'there' });
  });

  test('tables and paragraphs can be drawn straight onto pages', async () => {
    const { pdf, typesetter } = await open();
    const nextPage = () => ({ page: pdf.addPage([612, 792]), y: 740 });
    const area = { x: 50, width: 500, bottom: 60, nextPage };
    const after = drawParagraph(typesetter, 'Packing list', { size: 14, weight: 'bold' }, nextPage(), area);
    const end = drawTable(typesetter, { columns: [{ title: 'Carton', share: 1 }, { title: 'Kg', share: 1, align: 'right' }], rows }, after, area);
    typesetter.finish();
    expect(end.y).toBeGreaterThan(60);
    const texts = pageTexts(await pdf.save());
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toContain('Carton');
  });
});
