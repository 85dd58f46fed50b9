// The printed manifest is read back from the pages and compared with what is attached, name by name and hash by hash.
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { packageOptionsSchema, type Verification } from '../../../src/contract/procedures/package.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { manifestPages } from '../../../src/package/compose/manifest-pages.ts';
import { draftPackage, expectedAppearances } from '../../../src/package/draft.ts';
import { makeManifest } from '../../../src/package/manifest.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { IN_ONE_FILE, sampleDossier } from '../../support/sample-package.ts';
import { AT, attachmentOf, build, library, requestOf, segmentOf, taggedSegment, testSigner, textPdf } from '../assemble/made-package.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

const NAMES = ['Rechnung Größe.pdf', '东港清波样例水产有限公司_工资表.pdf', 'Bảng lương tháng 9.pdf', `${'a_very_long_name_without_a_space_'.repeat(4)}.pdf`, 'photo 📷.pdf', 'सूची.pdf'];
const signer = await testSigner();
const sheet = await textPdf(['Exhibits']);
const { dossier: sample, blobs } = await sampleDossier('cotton', 1);
const files = sample.files.slice(0, 24).map((file, index) => ({ ...file, name: NAMES[index] ?? file.name }));
const exhibits = new Set(files.map((file) => file.exhibitId));
const genuine: Dossier = { ...sample, files, exhibits: sample.exhibits.filter(({ id }) => exhibits.has(id)) };

const draftOf = (dossier: Dossier, originals: 'attach' | 'omit') =>
  draftPackage({ ...IN_ONE_FILE, id: 'package-1', issuedAt: AT.toISOString(), dossier, findings: [], deadlines: [], options: v.parse(packageOptionsSchema, { originals }), appearances: expectedAppearances(dossier), signer: null, custodyHead: null, redactionReasons: [] , balanceReference: shippedReference}, library);

/** A signed package with the attachments and manifest.json of the genuine dossier and the printed manifest of `printed`. */
async function verified(printed: Dossier, originals: 'attach' | 'omit' = 'attach'): Promise<Verification> {
  const { composition, plan } = draftOf(genuine, originals);
  const attachments = composition.facts.originals.flatMap(({ attachmentName, file }) => (attachmentName === null ? [] : [attachmentOf(attachmentName, blobs.get(file.sha256) ?? new Uint8Array())]));
  const manifest = attachmentOf('manifest.json', Buffer.from(JSON.stringify(makeManifest(composition, plan))), 'application/json');
  const pages = await taggedSegment(manifestPages(draftOf(printed, originals).composition));
  const { bytes } = await build(requestOf([segmentOf(sheet, 1), pages], { attachments: [manifest, ...attachments], sign: { signer, docMdp: 1, reason: 'Response', location: null, field: null } }));
  return verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, 'package.pdf', silentProgress);
}

const said = ({ statements }: Verification): string => statements.filter(({ good }) => !good).map(({ text }) => text).join('\n');

it.each(['attach', 'omit'] as const)('a genuine one is left alone, whatever the names and wherever lines and pages break: %s', async (originals) => {
  const result = await verified(genuine, originals);
  expect(said(result)).toBe('');
  expect(result).toMatchObject({ ok: true, printed: { lines: 24, matching: 24, differing: [] } });
  expect(result.statements.map(({ text }) => text)).toContain('The printed manifest names all 24 originals with the size and SHA-256 that they have.');
});

it('one that prints another hash, size or name, a line too many or too few, is caught and says which', async () => {
  const changes: Readonly<Record<number, Partial<Dossier['files'][number]>>> = { 1: { name: '东港清波样例水产有限公司_工资单.pdf' }, 3: { size: 5_000_000 }, 20: { sha256: 'ab'.repeat(32) } };
  const changed = genuine.files.slice(0, -1).map((file, index) => ({ ...file, ...changes[index] }));
  const result = await verified({ ...genuine, files: [...changed, ...genuine.files.slice(10, 11).map((file) => ({ ...file, id: 'forged', name: 'forged.pdf', sha256: 'cd'.repeat(32) }))] });
  expect(result).toMatchObject({ ok: false, signature: { valid: true }, coverage: { wholeFile: true }, attachments: { listed: 24, matching: 24, altered: [] }, printed: { lines: 24, matching: 20 } });
  const called = (index: number): string => `${genuine.exhibits.find(({ id }) => id === genuine.files[index]?.exhibitId)?.exhibitNo ?? ''} ${genuine.files[index]?.name ?? ''}`;
  const differing = result.printed?.differing ?? [];
  expect(differing).toHaveLength(5);
  expect(differing).toContain(`${called(20)} is printed with the SHA-256 abababab… and has ${genuine.files[20]?.sha256.slice(0, 8) ?? ''}…`);
  expect(differing).toContain(`${called(3)} is printed with 4.8 MB and has ${genuine.files[3]?.size ?? 0} B`);
  expect(differing.some((text) => text.startsWith(`${called(1)} is printed under another name: `) && text.includes('工资单.pdf attached as'))).toBe(true);
  expect(differing).toContain(`${called(23)} is not printed`);
  expect(differing.some((text) => /forged\.pdf.* is printed and not in the package/.test(text))).toBe(true);
  expect(said(result)).toContain('20 of 24 originals are printed in the manifest of the package as they are.\nPrinted manifest: ');
});

it('a package without one is not vouched for', async () => {
  const original = attachmentOf('A-01.txt', Buffer.from('x'), 'text/plain');
  const manifest = attachmentOf('manifest.json', Buffer.from(JSON.stringify({ form: 'clearproof-manifest/1', attachments: [{ name: original.name, sha256: original.sha256 }] })), 'application/json');
  const { bytes } = await build(requestOf([segmentOf(sheet, 1)], { attachments: [manifest, original], sign: { signer, docMdp: 1, reason: 'Response', location: null, field: null } }));
  const result = await verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, 'package.pdf', silentProgress);
  expect(result).toMatchObject({ ok: false, attachments: { matching: 1 }, printed: null });
  expect(said(result)).toBe('No printed manifest was found in the file, so print and attachments could not be compared.');
});
