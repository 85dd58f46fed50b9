// Proves that a supplement continues the numbers of the package before it, shows only what is new, and says so.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { earlierPackage } from '../../../src/app/earlier-packages.ts';
import type { IssuedPackage, Packages } from '../../../src/vault/vault.ts';
import { heavyDossier } from '../../support/heavy-exhibits.ts';
import { pageTexts, qpdfCheck } from '../../support/pdf-tools.ts';
import { buildSample } from '../../support/sample-package.ts';

const sheet = (no: string, title: string, pages: number) => ({ no, title, pages, bytesOfPage: 200 });
const first = await heavyDossier([sheet('A-01', 'Purchase order', 2), sheet('A-02', 'Invoice', 1), sheet('A-03', 'Draft list', 1)]);
const second = await heavyDossier([sheet('A-01', 'Purchase order', 2), sheet('A-02', 'Invoice corrected', 3), sheet('B-01', 'Weighbridge slip', 1)]);
const made = await buildSample(first.dossier, first.blobs);
const issued: IssuedPackage = {
  id: 'first', dossierId: 'heavy', issuedAt: '2026-11-20T09:00:00.000Z', title: 'Answer about one shipment', signer: null, dossierRevision: 1, manifest: made.built.manifest,
  volumes: made.built.volumes.map(({ fileName, pages, bytes, sha256 }) => ({ path: fileName, pages, bytes, sha256 })),
};
const packagesOf = (packages: readonly IssuedPackage[]): Pick<Packages, 'get'> => ({ get: (id) => {
  const found = packages.find((one) => one.id === id);
  return Promise.resolve(found ? { ...found, timestamps: [] } : null);
} });

it('continues the numbers, shows only what is new or has other files, and names what it adds, replaces and leaves', async () => {
  const earlier = await earlierPackage(packagesOf([issued]), 'heavy', 'first');
  const { built, pdf } = await buildSample(second.dossier, second.blobs, { id: 'second', earlier });
  const texts = pageTexts(pdf);
  const pagesBefore = made.built.plan.pages;
  for (const [index, text] of texts.entries()) expect(text).toContain(`CP-${String(pagesBefore + index + 1).padStart(6, '0')}`);
  expect(Buffer.from(pdf).toString('latin1')).toMatch(new RegExp(`/St ${pagesBefore + 1}\\b`));
  expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
  expect(texts.join('')).not.toContain('A-01 · page');
  expect(built.manifest).toMatchObject({
    package: { firstPage: pagesBefore + 1, pages: texts.length },
    supplements: { packageId: 'first', added: ['B-01'], replaced: ['A-02'], withdrawn: ['A-03'], files: [{ sha256: createHash('sha256').update(made.pdf).digest('hex') }] },
  });
  const said = texts.find((text) => text.includes('Supplement 1 · What it adds'))?.replace(/\s+/g, ' ') ?? '';
  const before = made.built.manifest.attachments.find(({ exhibitNo }) => exhibitNo === 'A-02')?.pages?.first ?? 0;
  const here = built.manifest.attachments.find(({ exhibitNo }) => exhibitNo === 'A-02')?.pages?.first ?? 0;
  expect(said).toContain(`CP-${String(before).padStart(6, '0')} CP-${String(here).padStart(6, '0')}`);
  expect(said).toMatch(/Added .*B-01.*Replaced.*A-02.*No longer relied on A-03/);
});

it('a supplement of a supplement knows what either of them filed, and one of another dossier is refused', async () => {
  const earlier = await earlierPackage(packagesOf([issued]), 'heavy', 'first');
  const { built } = await buildSample(second.dossier, second.blobs, { id: 'second', earlier });
  const vault = packagesOf([issued, { ...issued, id: 'second', manifest: built.manifest }]);
  const both = await earlierPackage(vault, 'heavy', 'second');
  expect(both).toMatchObject({ ordinal: 2, next: made.built.plan.pages + built.plan.pages });
  expect([...(both?.exhibits.values() ?? [])].map(({ exhibitNo }) => exhibitNo).sort()).toEqual(['A-01', 'A-02', 'A-03', 'B-01']);
  await expect(earlierPackage(vault, 'another', 'second')).rejects.toMatchObject({ code: 'package.notFound' });
});
