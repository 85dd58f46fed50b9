// Proves that the package says what it does not show: each limit appears when the evidence for it is missing, and only then.
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageOptionsSchema } from '../../../src/contract/procedures/package.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import type { CompositionFacts } from '../../../src/package/compose/composition.ts';
import { limits } from '../../../src/package/compose/limits.ts';
import { draftPackage, expectedAppearances } from '../../../src/package/draft.ts';
import type { FontLibrary } from '../../../src/typeset/font-library.ts';
import { openFontLibrary } from '../../../src/typeset/font-library.ts';
import { testResources } from '../../support/resources.ts';
import { IN_ONE_FILE, sampleDossier } from '../../support/sample-package.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

let fonts: FontLibrary;
let cotton: Dossier;
let seafood: Dossier;
beforeAll(async () => {
  fonts = await openFontLibrary(testResources);
  [cotton, seafood] = [(await sampleDossier('cotton', 1)).dossier, (await sampleDossier('seafood', 1)).dossier];
}, 60_000);

/** The limits as they are printed, one text each. */
function printed(dossier: Dossier, facts: Partial<CompositionFacts> = {}): string[] {
  const options = v.parse(packageOptionsSchema, {});
  const { composition } = draftPackage({ ...IN_ONE_FILE, id: 'p', issuedAt: '2026-11-24T10:00:00.000Z', dossier, findings: [], deadlines: [], options, appearances: expectedAppearances(dossier), signer: null, custodyHead: null, redactionReasons: [], balanceReference: shippedReference, ...facts }, fonts);
  return limits(composition).map((block) => block.strips.flatMap((strip) => strip.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.inline.text] : []))).join(' ').replace(/\s+/g, ' '));
}
const without = (dossier: Dossier, exhibitNo: string): Dossier => ({ ...dossier, exhibits: dossier.exhibits.map((exhibit) => (exhibit.exhibitNo === exhibitNo ? { ...exhibit, state: 'withdrawn' } : exhibit)) });
const changed = (dossier: Dossier, exhibitNo: string, change: Partial<Dossier['exhibits'][number]>): Dossier => ({ ...dossier, exhibits: dossier.exhibits.map((exhibit) => (exhibit.exhibitNo === exhibitNo ? { ...exhibit, ...change } : exhibit)) });

const CASES: readonly (readonly [what: string, said: RegExp, missing: (dossier: Dossier) => Dossier])[] = [
  ['a payment that is not filed', /without one of the five papers: step 2, payment/, (dossier) => without(dossier, 'D-07')],
  ['a step without exhibits', /No exhibit is filed for: step 5, Knitting/, (dossier) => without(dossier, 'C-08')],
  ['a request without an answer', /Requests of CBP that are not answered: no\. 3/, (dossier) => ({ ...dossier, requests: dossier.requests.map((request) => (request.no === 3 ? { ...request, answer: null, exhibitIds: [] } : request)) })],
  ['a paper without a certified translation', /Without a certified English translation: B-02/, (dossier) => changed(dossier, 'B-02', { translation: { required: true, status: 'working', certificateId: null, translatorId: null } })],
  ['an exhibit without a file', /Not shown as pages, a sheet says why: D-01/, (dossier) => ({ ...dossier, files: dossier.files.filter((file) => file.exhibitId !== 'D-01') })],
  ['parties that no list was searched for', /No screening of the parties is filed/, (dossier) => without({ ...dossier, screeningRuns: [] }, 'H-01')],
  ['screening that is shown by its log alone', /shown by its log alone: H-01/, (dossier) => ({ ...dossier, screeningRuns: [] })],
];

describe('what the package does not show', () => {
  test.each(CASES)('names %s, and not where it is there', (_, said, missing) => {
    expect(printed(cotton).join('\n')).not.toMatch(said);
    expect(printed(missing(cotton)).join('\n')).toMatch(said);
  });

  test('names places without labor records, and those where the question of North Korean labor is not answered', () => {
    expect(printed(seafood).join('\n')).toMatch(/No labor records are filed for F\/V Aleutian Specimen[^:]*: nothing is claimed about labor there/);
    const question = printed(seafood).find((limit) => limit.includes('North Korean')) ?? '';
    expect(question).toContain('Dutch Harbor cold storage');
    expect(question).not.toContain('Donggang processing plant');
  });

  test('names audit findings that are open, originals that are left out, and what a signature is no proof of', () => {
    expect(printed(cotton).join('\n')).toContain('Audit findings that are open or closed without full proof: SMETA finding 3, minor');
    expect(printed(cotton, { options: v.parse(packageOptionsSchema, { originals: 'omit' }) }).join('\n')).toContain('Original files are not attached');
    expect(printed(cotton).join('\n')).not.toContain('electronic signature');
    expect(printed(cotton, { signer: { name: 'Dana Okafor', title: null, organization: null, fingerprint: '' } }).join('\n')).toContain('nothing on whether the papers are true');
  });
});
