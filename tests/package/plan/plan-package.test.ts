// Proves that a plan needs no built page: gapless, ordered by the chain, and the same every time.
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { packageOptionsSchema } from '../../../src/contract/procedures/package.ts';
import { attachmentNames } from '../../../src/package/attachment-names.ts';
import type { Draft } from '../../../src/package/draft.ts';
import { draftPackage, expectedAppearances } from '../../../src/package/draft.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { openFontLibrary } from '../../../src/typeset/font-library.ts';
import { testResources as testFonts } from '../../support/resources.ts';
import { IN_ONE_FILE, sampleDossier } from '../../support/sample-package.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

let draft: (dossier?: Dossier) => Draft;
let sample: Dossier;
beforeAll(async () => {
  const fonts = await openFontLibrary(testFonts);
  ({ dossier: sample } = await sampleDossier('cotton', 1));
  const request = { ...IN_ONE_FILE, id: 'p', issuedAt: '2026-11-24T10:00:00.000Z', findings: [], deadlines: [], options: v.parse(packageOptionsSchema, {}), signer: null, custodyHead: null, redactionReasons: [] , balanceReference: shippedReference};
  draft = (dossier = sample) => draftPackage({ ...request, dossier, appearances: expectedAppearances(dossier) }, fonts);
});

test('items follow each other without gap or overlap and every page has its stamp', () => {
  const { plan } = draft();
  let next = 0;
  for (const item of plan.items) {
    expect(item.first).toBe(next);
    expect(item.stamps.map((stamp) => stamp.right)).toEqual(Array.from({ length: item.pages }, (_, page) => `CP-${String(next + page + 1).padStart(6, '0')}`));
    next += item.pages;
  }
  expect(plan.pages).toBe(next);
});

test('exhibits come in the order of the chain, what belongs to no step last', () => {
  const steps = draft().composition.facts.groups.map((group) => group.stepId);
  expect(steps).toEqual(['ST1', 'ST2', 'ST3', 'ST4', 'ST5', 'ST6', 'ST7', 'ST8', 'ST9', null]);
});

test('planning twice gives the same plan', () => {
  const [one, two] = [draft().plan, draft().plan];
  expect([...one.places]).toEqual([...two.places]);
});

test('a plan without any exhibit says so, and one with papers does not', () => {
  const nothing = 'No exhibit is filed: the package would show nothing.';
  expect(draft({ ...sample, exhibits: [], files: [] }).plan.warnings).toContain(nothing);
  expect(draft().plan.warnings).not.toContain(nothing);
});

test('attachment names are ASCII, unique whatever the case, and never that of the manifest', () => {
  const names = attachmentNames([{ exhibitNo: 'D-08', name: 'Bảng lương.xlsx' }, { exhibitNo: 'D-08', name: 'bang luong.xlsx' }, { exhibitNo: null, name: 'manifest.json' }, { exhibitNo: null, name: '../../新疆.pdf' }]);
  expect(names.slice(0, 3)).toEqual(['D-08_Bang_luong.xlsx', 'D-08_bang_luong-2.xlsx', 'manifest-2.json']);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
});
