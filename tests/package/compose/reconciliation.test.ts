// Proves that the balances in print are those of the checks and the window: one reckoning, whatever the unit.
import * as v from 'valibot';
import { beforeAll, expect, it } from 'vitest';
import { packageOptionsSchema } from '../../../src/contract/procedures/package.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { reconciliation } from '../../../src/package/compose/reconciliation.ts';
import { draftPackage, expectedAppearances } from '../../../src/package/draft.ts';
import { openFontLibrary, type FontLibrary } from '../../../src/typeset/font-library.ts';
import { flow, put, samples } from '../../support/checked-samples.ts';
import { testResources } from '../../support/resources.ts';
import { IN_ONE_FILE } from '../../support/sample-package.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

let fonts: FontLibrary;
beforeAll(async () => { fonts = await openFontLibrary(testResources); }, 60_000);

function printed(dossier: Dossier): string {
  const { composition } = draftPackage({ ...IN_ONE_FILE, id: 'p', issuedAt: '2026-11-24T10:00:00.000Z', dossier, findings: [], deadlines: [], options: v.parse(packageOptionsSchema, {}), appearances: expectedAppearances(dossier), signer: null, custodyHead: null, redactionReasons: [] , balanceReference: shippedReference}, fonts);
  return reconciliation(composition).flatMap((block) => block.strips.flatMap((strip) => strip.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.inline.text] : [])))).join(' ').replace(/\s+/g, ' ');
}

it('weighs tonnes as the checks do, and prints the band of the process where the step states none', () => {
  expect(printed(put('steps', 'ST5', { inputs: [flow('L-YRN', '6', 'TNE')] })(samples.cotton))).toMatch(/5\. Knitting 6,000\.00 5,910\.00 90\.00 .*? 0\.00 98\.50 %/);
  expect(printed(put('steps', 'ST3', { yieldBand: null })(samples.cotton))).toMatch(/3\. Spinning .*? 77\.90 % 70 – 90 %/);
});

it('prints a dash where nothing can be weighed', () => {
  const text = printed(put('steps', 'ST5', { inputs: [flow('L-YRN', '6000', 'MTR')] })(samples.cotton));
  expect(text).toMatch(/5\. Knitting — 5,910\.00 90\.00 .*? — — /);
});
