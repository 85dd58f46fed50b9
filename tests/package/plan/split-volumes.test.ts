// Proves on random contents that volumes keep their limits and their order, lose nothing, and tear only what alone is too large.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitVolumes, within, type Limits, type Load, type Unit } from '../../../src/package/plan/split-volumes.ts';

const overhead = (number: number, pieces: number): Load => ({ pages: number > 1 ? 3 : 1, bytes: 20 + pieces });
const sheet: Load = { pages: 1, bytes: 5 };

const part = fc.record({ pages: fc.integer({ min: 1, max: 30 }), each: fc.integer({ min: 1, max: 60 }) });
const unit = fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 4 }), attached: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 3 }) });
const limits = fc.record({ mostPages: fc.option(fc.integer({ min: 12, max: 60 }), { nil: null }), mostBytes: fc.option(fc.integer({ min: 150, max: 900 }), { nil: null }) });

type Made = Unit<string, string>;
const unitsFrom = (source: readonly { parts: readonly { pages: number; each: number }[]; attached: readonly number[] }[]): Made[] =>
  source.map(({ parts, attached }, index) => ({
    parts: parts.map(({ pages, each }, place) => ({ what: `${index}.${place}`, pages, bytes: (from, to) => (to - from) * each })),
    attached: attached.map((bytes, place) => ({ what: `${index}.a${place}`, bytes })),
  }));
const fitsAlone = (one: Made, most: Limits): boolean =>
  within(most, { pages: overhead(2, 0).pages + one.parts.reduce((sum, { pages }) => sum + pages, 0), bytes: overhead(2, one.parts.length).bytes + one.parts.reduce((sum, each) => sum + each.bytes(0, each.pages), 0) + one.attached.reduce((sum, { bytes }) => sum + bytes, 0) });

it('every page and attachment is in exactly one volume, in order, and every volume keeps the limit', () => {
  fc.assert(fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), limits, (source, most) => {
    const units = unitsFrom(source);
    const { volumes, tooLarge, leftOut } = splitVolumes({ units, limits: most, overhead, sheet });
    const placed = volumes.flatMap(({ pieces }) => pieces.flatMap(({ what, from, pages }) => Array.from({ length: pages }, (_, page) => `${what}#${from + page}`)));
    expect(placed).toEqual(units.flatMap(({ parts }) => parts.flatMap(({ what, pages }) => Array.from({ length: pages }, (_, page) => `${what}#${page}`))));
    expect([...volumes.flatMap(({ attached }) => attached), ...leftOut].sort()).toEqual(units.flatMap(({ attached }) => attached.map(({ what }) => what)).sort());
    for (const [index, { load, pieces }] of volumes.entries()) {
      const alone = pieces.some(({ what }) => tooLarge.includes(what));
      if (!alone) expect(within(most, { pages: load.pages + overhead(index + 1, pieces.length).pages, bytes: load.bytes + overhead(index + 1, pieces.length).bytes })).toBe(true);
    }
  }), { numRuns: 150 });
});

it('a unit that has room in a volume of its own stands whole in one', () => {
  fc.assert(fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), limits, (source, most) => {
    const units = unitsFrom(source);
    const { volumes } = splitVolumes({ units, limits: most, overhead, sheet });
    for (const [index, one] of units.entries()) if (fitsAlone(one, most)) expect(volumes.filter(({ pieces }) => pieces.some((piece) => piece.unit === index))).toHaveLength(1);
  }), { numRuns: 150 });
});

it('a file is torn where the next page has no room, and one page that alone is too large is placed and named', () => {
  const units = unitsFrom([{ parts: [{ pages: 10, each: 30 }], attached: [] }, { parts: [{ pages: 1, each: 500 }], attached: [900] }]);
  const { volumes, tooLarge, leftOut } = splitVolumes({ units, limits: { mostPages: null, mostBytes: 200 }, overhead, sheet });
  expect(volumes.map(({ pieces }) => pieces.map(({ what, from, pages }) => [what, from, pages]))).toEqual([[['0.0', 0, 5]], [['0.0', 5, 5]], [['1.0', 0, 1]]]);
  expect({ tooLarge, leftOut }).toEqual({ tooLarge: ['1.0'], leftOut: ['1.a0'] });
});
