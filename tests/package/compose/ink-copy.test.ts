// A copy that is signed by hand says so wherever somebody looks, and is checked as far as that goes without a seal.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Verification } from '../../../src/contract/procedures/package.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { pageTexts, withPdf } from '../../support/pdf-tools.ts';
import { buildSample, sampleDossier } from '../../support/sample-package.ts';

const { dossier, blobs } = await sampleDossier('seafood', 1);
const { built, pdf } = await buildSample(dossier, blobs, { signer: null });
const verify = (bytes: Uint8Array): Promise<Verification> => verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, 'package.pdf', silentProgress);

test('the cover, Part 9, Part 10 and manifest.json say that nothing seals it', () => {
  const texts = pageTexts(pdf).map((text) => text.replace(/\s+/g, ' '));
  const signing = built.plan.items.find((item) => item.kind === 'part' && item.part.place === 'part:9');
  expect(texts[0]).toMatch(/NOT SEALED ELECTRONICALLY\. This copy is to be signed by hand in Part 9, at CP-(\d{6})/);
  expect(texts[0]).toContain(`at CP-${String((signing?.first ?? 0) + 1).padStart(6, '0')}.`);
  expect(texts[signing?.first ?? 0]).toMatch(/Signature .*Name .*Executed on \(date\)/);
  const last = texts.slice(-12).join(' ');
  expect(last).toContain('This copy is not sealed electronically.');
  expect(last).not.toContain('pdfsig');
  expect(built.manifest.seal).toBe('ink');
  expect(withPdf(pdf, (path) => execFileSync('sh', ['-c', 'pdfsig "$1" 2>&1 || true', 'sh', path], { encoding: 'utf8' }))).toContain('does not contain any signatures');
});

test('verification calls it unsealed, never intact, and still compares what is attached, listed and printed', async () => {
  const result = await verify(pdf);
  expect(result).toMatchObject({ ok: false, unsealed: true, signature: { present: false }, attachments: { listed: dossier.files.length, matching: dossier.files.length }, printed: { differing: [] } });
  expect(result.statements.filter(({ good }) => !good).map(({ text }) => text)).toEqual([`The file is not sealed electronically: it was made to be signed by hand, so nothing in it shows whether it was changed. Compare its SHA-256 with the one in SHA256SUMS or from the sender: ${built.volumes[0]?.sha256}.`]);
  const [file] = dossier.files;
  const changed = Buffer.from(pdf);
  const at = changed.indexOf(Buffer.from(blobs.get(file?.sha256 ?? '') ?? []));
  changed[at + 20] = (changed[at + 20] ?? 0) ^ 1;
  expect(await verify(changed)).toMatchObject({ ok: false, unsealed: false, attachments: { altered: [expect.any(String)] } });
});

test('a sealed package is sealed in its manifest too, so taking its signature away does not make it a copy for ink', async () => {
  const { pdf: sealed, built: made } = await buildSample({ ...dossier, exhibits: dossier.exhibits.slice(0, 2), files: dossier.files.slice(0, 2) }, blobs);
  expect(made.manifest.seal).toBe('electronic');
  const stripped = Buffer.from(Buffer.from(sealed).toString('latin1').replace('/Perms', '/Xerms').replace('/AcroForm', '/XcroForm'), 'latin1');
  expect(await verify(stripped)).toMatchObject({ ok: false, unsealed: false, signature: { present: false }, statements: expect.arrayContaining([{ good: false, text: 'The file carries no signature.' }]) });
});
