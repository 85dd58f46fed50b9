// Proves that Part 8 prints audits as recorded: closure with its proof, the indicators looked at, and what is not relied on.
import * as v from 'valibot';
import { beforeAll, expect, it } from 'vitest';
import { packageOptionsSchema } from '../../../src/contract/procedures/package.ts';
import type { Finding } from '../../../src/domain/checks/finding.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { audits } from '../../../src/package/compose/audits.ts';
import { draftPackage, expectedAppearances } from '../../../src/package/draft.ts';
import { openFontLibrary, type FontLibrary } from '../../../src/typeset/font-library.ts';
import { findingsOf, put, samples } from '../../support/checked-samples.ts';
import { IN_ONE_FILE } from '../../support/sample-package.ts';
import { testResources } from '../../support/resources.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

let fonts: FontLibrary;
beforeAll(async () => { fonts = await openFontLibrary(testResources); }, 60_000);

function printed(dossier: Dossier, found: readonly Finding[] = []): string {
  const findings = found.map((finding) => ({ ...finding, where: [...finding.where], override: null }));
  const { composition } = draftPackage({ ...IN_ONE_FILE, id: 'p', issuedAt: '2026-11-24T10:00:00.000Z', dossier, findings, deadlines: [], options: v.parse(packageOptionsSchema, {}), appearances: expectedAppearances(dossier), signer: null, custodyHead: null, redactionReasons: [] , balanceReference: shippedReference}, fonts);
  return audits(composition).flatMap((block) => block.strips.flatMap((strip) => strip.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.inline.text] : [])))).join(' ').replace(/\s+/g, ' ');
}

it('prints nothing without audits', () => {
  expect(printed({ ...samples.cotton, audits: [] })).toBe('');
});

it('says closed only with proof, and which indicators were looked at', () => {
  const [audit] = samples.cotton.audits;
  const findings = (audit?.findings ?? []).map((finding) => (finding.no === 2 ? { ...finding, evidenceExhibitId: null } : finding));
  const text = printed(put('audits', 'AU1', { findings, indicatorsAssessed: ['debt_bondage'], areasNotAccessed: 'Dormitory 2', interviewLanguages: ['Tamil', 'Hindi'] })(samples.cotton));
  for (const words of ['Closed with proof', 'Closed, not proved', 'Open', 'Dormitory 2', 'Tamil, Hindi', 'Debt bondage', 'looked at, nothing found', 'found, closed with proof (finding 1)', 'not recorded as looked at']) expect(text).toContain(words);
  expect(text).not.toContain('not relied on');
});

it('does not rely on an audit in a region of concern, and repeats what the review says of it', () => {
  const moved = put('sites', 'S03', { admin1: 'Xinjiang', country: 'CN' })(samples.cotton);
  const text = printed(moved, findingsOf(moved));
  expect(text).toContain('It is not relied on and gives no assurance.');
  expect(text).toContain('(T08b)');
  expect(text).not.toContain('looked at, nothing found');
});
