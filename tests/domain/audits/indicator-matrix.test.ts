// Closure needs verifier, date and exhibit; the matrix tells looked at from not looked at; addresses agree by their telling words.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CLOSURE_WORDS, closureOf, missingProof } from '../../../src/domain/audits/finding-closure.ts';
import { auditsNotReliedOn, indicatorMatrix, MATRIX_WORDS } from '../../../src/domain/audits/indicator-matrix.ts';
import { sameAddress } from '../../../src/domain/audits/site-address.ts';
import { auditFindingSchema, auditSchema } from '../../../src/domain/dossier/audit.ts';

const PROOF = { verifiedBy: 'P11', verifiedOn: '2026-06-18', evidenceExhibitId: 'F-02' };
const finding = (patch: object) => v.parse(auditFindingSchema, { no: 1, severity: 'major', text: 'Overtime', status: 'open', ...patch });
const audit = (id: string, patch: object) => v.parse(auditSchema, { id, scheme: 'SMETA', ...patch });

describe('a finding', () => {
  it.each([['closed', PROOF, 'verified'], ['Closed-verified', PROOF, 'verified'], ['closed', { ...PROOF, verifiedBy: null }, 'claimed'], ['closed', { ...PROOF, verifiedOn: null }, 'claimed'], ['closed', { ...PROOF, evidenceExhibitId: null }, 'claimed'], ['open', PROOF, 'open'], [' closed', PROOF, 'verified'], ['not closed', PROOF, 'open'], ['accepted risk', PROOF, 'open']] as const)('%s with %j is %s', (status, proof, closure) => {
    expect(closureOf(finding({ status, ...proof }))).toBe(closure);
  });
  it('says what it lacks', () => {
    expect([{ verifiedBy: 'P11' }, PROOF, {}, { ...PROOF, verifiedBy: null }].map((proof) => missingProof(finding(proof)))).toEqual([['date', 'exhibit'], [], ['verifier', 'date', 'exhibit'], ['verifier']]);
  });
});

it('the matrix shows for each audit what was found, what was looked at, and what was not', () => {
  const audits = [
    audit('A', { findings: [finding({ iloIndicator: 'excessive_overtime', status: 'closed', ...PROOF })], indicatorsAssessed: ['debt_bondage'] }),
    audit('B', { findings: [finding({ iloIndicator: 'excessive_overtime', status: 'closed' })] }),
    audit('C', { indicatorsAssessed: ['debt_bondage', 'excessive_overtime'] }),
  ];
  const outside = auditsNotReliedOn([{ rule: 'T08b', where: [{ collection: 'audits', id: 'C' }] }, { rule: 'T11', where: [{ collection: 'audits', id: 'A' }] }]);
  const states = indicatorMatrix(audits, ['excessive_overtime', 'debt_bondage', 'isolation'], outside).map(({ cells }) => cells.map(({ state }) => state));
  expect(states).toEqual([['closed', 'found', 'notReliedOn'], ['nothing', 'unseen', 'notReliedOn'], ['unseen', 'unseen', 'notReliedOn']]);
});

it('one open finding among closed ones leaves the indicator open', () => {
  const audits = [audit('A', { findings: [finding({ iloIndicator: 'isolation', status: 'closed', ...PROOF }), finding({ no: 2, iloIndicator: 'isolation' }), finding({ no: 3, iloIndicator: 'deception' })] })];
  const [cell] = indicatorMatrix(audits, ['isolation'], new Set())[0]?.cells ?? [];
  expect([cell?.auditId, cell?.state, cell?.findings.map(({ no }) => no)]).toEqual(['A', 'found', [1, 2]]);
});

it('what T08b says of a site or of no record takes no audit out', () => {
  expect([...auditsNotReliedOn([{ rule: 'T08b', where: [{ collection: 'sites', id: 'S1' }, { collection: 'audits', id: null }, { collection: 'audits', id: 'A' }] }])]).toEqual(['A']);
});

it('every state has words of its own', () => {
  for (const words of [CLOSURE_WORDS, MATRIX_WORDS]) expect(new Set(Object.values(words)).size).toBe(words === CLOSURE_WORDS ? 3 : 5);
});

it.each([
  ['No. 24 Harbour Road, Donggang City, Liaoning 118300', '24 Harbour Rd, Donggang', true], ['Plot 7, Phase II, Erode 638001', '24 Harbour Rd, Donggang', false], ['Donggang', '24 Harbour Rd, Donggang', true],
  ['东港市港口路24号', '东港市 港口路 24 号', true], ['Lô B2, Khu công nghiệp Hòa Khánh', 'Lot B2, KCN Hoa Khanh', true], ['26 Harbour Road, Donggang', '24 Harbour Rd, Donggang', false], [null, '24 Harbour Rd', null], ['24 Harbour Rd', null, null],
])('printed %s against %s: %s', (printed, address, same) => {
  expect(sameAddress(printed, { address, admin1: null, postalCode: null, name: 'Plant' })).toBe(same);
});

describe('an address', () => {
  const same = (printed: string, address: string, patch: object = {}) => sameAddress(printed, { address, admin1: null, postalCode: null, name: '', ...patch });
  it.each([
    ['Harbour Gate', 'Harbour Hill', true], ['Harbour Gate North', 'Harbour Hill South', false], ['Harbour', 'Hill', false], ['Hill Farm Gate', 'Farm Gate Cross Lake', true],
    ['harbour gate', 'HARBOUR GATE', true], ['Harbour, Gate', 'Harbour/Gate', true], ['Hòa Khánh', 'HOA KHANH', true],
    ['Road 24', 'Harbour Road', false], ['24 Harbour', 'Harbour', true], ['Harbour', '24 Harbour', true], ['24 Harbour', '24a Harbour', false], ['12 24 Harbour', '24 Harbour', true],
    ['Road', 'Harbour Gate', null], ['Harbour Gate', 'The Road', null], ['...', 'Harbour', null],
  ])('printed %s against %s: %s', (printed, address, expected) => {
    expect(same(printed, address)).toBe(expected);
  });
  it('may be told by province, postal code or name of the site', () => {
    expect([same('Liaoning Mill', 'Harbour Gate Cross'), same('Liaoning Mill', 'Harbour Gate Cross', { admin1: 'Liaoning' }), same('Liaoning Mill', 'Harbour Gate Cross', { name: 'Mill' }), same('118300', '24 Harbour Gate', { postalCode: '118300' })]).toEqual([false, true, true, true]);
  });
});
