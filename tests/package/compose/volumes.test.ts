// Proves on a package in several volumes what a reviewer relies on: whole exhibits, numbers without a gap, links that land, hashes that agree.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { beforeAll, expect, it } from 'vitest';
import { verifyFiles } from '../../../src/app/verify-files.ts';
import type { Verification } from '../../../src/contract/procedures/package.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import type { BuiltPackage } from '../../../src/package/build.ts';
import { judgeSets } from '../../../src/package/verify/judge-sets.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { heavyDossier } from '../../support/heavy-exhibits.ts';
import { pageTexts, qpdfCheck } from '../../support/pdf-tools.ts';
import { buildSample } from '../../support/sample-package.ts';

const MOST = 500_000;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let [built, files, texts, folder]: [BuiltPackage | null, readonly Uint8Array[], string[][], string] = [null, [], [], ''];
const plan = (): BuiltPackage['plan'] => {
  if (!built) throw new Error('not built');
  return built.plan;
};

beforeAll(async () => {
  const { dossier, blobs } = await heavyDossier([
    { no: 'A-01', title: 'Purchase order', pages: 2, bytesOfPage: 40_000 }, { no: 'A-02', title: 'Invoice', pages: 2, bytesOfPage: 40_000 },
    { no: 'B-01', title: 'Production ledger', pages: 8, bytesOfPage: 90_000 }, { no: 'B-02', title: 'Weighbridge slip', pages: 1, bytesOfPage: 20_000 },
  ]);
  const made = await buildSample(dossier, blobs, { limits: { mostBytes: MOST, mostPages: null } });
  [built, files] = [made.built, made.files];
  texts = files.map(pageTexts);
  folder = mkdtempSync(path.join(tmpdir(), 'clearproof-volumes-'));
  files.forEach((bytes, index) => writeFileSync(path.join(folder, plan().volumes[index]?.fileName ?? ''), bytes));
}, 60_000);

it('each volume keeps the limit, is sound, sealed by itself, and verified by itself', async () => {
  expect(files.length).toBeGreaterThan(3);
  for (const [index, bytes] of files.entries()) {
    expect(bytes.length).toBeLessThanOrEqual(MOST);
    expect(bytes.length).toBeLessThanOrEqual(plan().volumes[index]?.bytes ?? 0);
    expect(qpdfCheck(bytes)).toContain('No syntax or stream encoding errors');
    const seal = execFileSync('pdfsig', ['-nocert', path.join(folder, plan().volumes[index]?.fileName ?? '')], { encoding: 'utf8' });
    expect(seal).toContain('Signature is Valid');
    expect(seal).toContain('Total document signed');
    const verified = await verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, 'volume.pdf', silentProgress);
    expect(verified.statements.filter(({ good }) => !good)).toEqual([]);
    expect(verified.ok).toBe(true);
  }
});

it('page numbers run on through all volumes, on paper and as page labels', () => {
  const all = texts.flat();
  expect(all).toHaveLength(plan().pages);
  for (const [index, text] of all.entries()) expect(text).toContain(`CP-${String(index + 1).padStart(6, '0')}`);
  const labels = files.map((bytes) => /\/PageLabels<<\/Nums\[0<<\/S\/D\/P \(([^)]*)\)\/St (\d+)/.exec(Buffer.from(bytes).toString('latin1'))?.slice(1).join(''));
  expect(labels).toEqual(plan().volumes.map(({ first }) => `CP-${String(first + 1).padStart(6, '0')}`));
});

it('only the exhibit that alone is too large is torn, with sheets at either side and its pages counted through', () => {
  const holding = (no: string): number[] => texts.flatMap((pages, index) => (pages.some((text) => text.includes(`${no} · page`)) ? [index + 1] : []));
  for (const no of ['A-01', 'A-02', 'B-02']) expect(holding(no)).toHaveLength(1);
  const torn = holding('B-01');
  expect(torn.length).toBeGreaterThan(1);
  const all = texts.flat();
  for (let page = 1; page <= 8; page += 1) expect(all.filter((text) => text.includes(`B-01 · page ${page} of 8`) && text.includes(`sheet ${page}`))).toHaveLength(1);
  for (const [place, volume] of torn.entries()) {
    const said = texts[volume - 1]?.join('\n') ?? '';
    expect(said.includes(`B-01 is continued in volume ${volume + 1}`)).toBe(place < torn.length - 1);
    expect(said.includes(`B-01, continued from volume ${volume - 1}`)).toBe(place > 0);
  }
});

/** Where the links of the index pages lead, as `file#page index`. */
async function indexLinks(volume: number): Promise<Set<string>> {
  const pdf = await PDFDocument.load(files[volume] ?? new Uint8Array(), { updateMetadata: false });
  const pages = pdf.getPages();
  const own = plan().volumes[volume];
  const index = own?.items.find((item) => item.kind === 'part' && item.part.place === 'part:2');
  const start = (index?.first ?? 0) - (own?.first ?? 0);
  return new Set(pages.slice(start, start + (index?.pages ?? 0)).flatMap((page) => (page.node.Annots()?.asArray() ?? []).flatMap((reference): string[] => {
    const link = pdf.context.lookup(reference, PDFDict);
    const action = link.lookupMaybe(PDFName.of('A'), PDFDict);
    if (action) return [`${action.lookup(PDFName.of('F'), PDFString).decodeText()}#${action.lookup(PDFName.of('D'), PDFArray).lookup(0, PDFNumber).asNumber()}`];
    const target = link.lookup(PDFName.of('Dest'), PDFArray).get(0);
    return [`${own?.fileName}#${pages.findIndex(({ ref }) => ref === target)}`];
  })));
}

it('every volume carries the whole index, and its links land on the first page of each exhibit in whatever file it stands', async () => {
  const firstPages = ['A-01', 'A-02', 'B-01', 'B-02'].map((no) => {
    const volume = texts.findIndex((pages) => pages.some((text) => text.includes(`${no} · page 1 of`)));
    return `${plan().volumes[volume]?.fileName}#${texts[volume]?.findIndex((text) => text.includes(`${no} · page 1 of`))}`;
  });
  for (const volume of files.keys()) expect([...(await indexLinks(volume))]).toEqual(expect.arrayContaining(firstPages));
});

it('each volume names every other: the hash of its manifest, and of its file where it was sealed before', () => {
  const inside = plan().volumes.map(({ number, fileName }) => {
    const out = mkdtempSync(path.join(folder, `v${number}-`));
    execFileSync('pdfdetach', ['-saveall', '-o', out, path.join(folder, fileName)]);
    return { manifest: readFileSync(path.join(out, 'manifest.json')), list: JSON.parse(readFileSync(path.join(out, 'volumes.json'), 'utf8')) as { volumes: { manifestSha256: string; sha256: string | null }[] }, out };
  });
  for (const [index, { list }] of inside.entries()) {
    expect(list.volumes.map(({ manifestSha256 }) => manifestSha256)).toEqual(inside.map(({ manifest }) => sha256(manifest)));
    expect(list.volumes.map((volume) => volume.sha256)).toEqual(files.map((bytes, other) => (other < index ? sha256(bytes) : null)));
    const sheet = (texts[index]?.slice(0, 2).join('') ?? '').replace(/\s/g, '');
    for (const { manifestSha256 } of list.volumes) for (let line = 0; line < 64; line += 16) expect(sheet.split(manifestSha256.slice(line, line + 16))).toHaveLength(2);
  }
});

it('originals lie with their exhibit; one that no volume has room for is listed with its hash and not attached', () => {
  const attached = plan().volumes.map(({ originals }) => originals.map(({ file }) => file.name));
  expect(attached.flat().sort()).toEqual(['A-01.pdf', 'A-02.pdf', 'B-02.pdf']);
  for (const [index, names] of attached.entries()) for (const name of names) expect(texts[index]?.join('')).toContain(`${name.slice(0, 4)} · page 1`);
  expect(built?.manifest.omitted).toMatchObject([{ fileName: 'B-01.pdf', omittedBecause: 'size' }]);
  expect(built?.warnings.join(' ')).toContain('Too large to be attached to any volume, listed with their hashes: B-01.pdf.');
});

const named = (number: number): string => path.join(folder, plan().volumes[number - 1]?.fileName ?? '');
const bad = ({ sets }: Awaited<ReturnType<typeof verifyFiles>>): string[] => (sets[0]?.statements ?? []).filter(({ good }) => !good).map(({ text }) => text);

it('verified together the volumes are one set, whatever their order; of one that is missing, swapped or altered the name is said', async () => {
  const whole = await verifyFiles([folder], silentProgress);
  expect(whole.sets).toMatchObject([{ packageId: 'package-test', of: files.length, ok: true }]);
  expect(bad(whole)).toEqual([]);

  const rest = plan().volumes.map(({ number }) => number).filter((number) => number !== 2).reverse();
  expect(bad(await verifyFiles(rest.map(named), silentProgress))).toEqual([`Volume 2 of ${files.length} is missing: ${path.basename(named(2))}.`]);

  const mixed = mkdtempSync(path.join(folder, 'mixed-'));
  for (const { number } of plan().volumes) writeFileSync(path.join(mixed, path.basename(named(number === 1 ? 2 : number === 2 ? 1 : number))), files[number - 1] ?? '');
  const altered = Buffer.from(files[2] ?? []);
  altered.writeUInt8((altered[altered.length >> 1] ?? 0) ^ 1, altered.length >> 1);
  writeFileSync(path.join(mixed, path.basename(named(3))), altered);
  expect(bad(await verifyFiles([mixed], silentProgress))).toEqual([
    `${path.basename(named(2))} holds volume 1, and its name is that of volume 2: files were swapped.`,
    `${path.basename(named(1))} holds volume 2, and its name is that of volume 1: files were swapped.`,
    `Volume 3 does not verify by itself: ${path.basename(named(3))}.`,
    expect.stringContaining(`${path.basename(named(3))} is not the volume 3 that volume 4`),
  ]);
});

it('a volume of another package, sealed as well as the rest, is told from the one that belongs', async () => {
  const verified = (await verifyFiles(plan().volumes.map(({ number }) => named(number)), silentProgress)).files.flatMap(({ verification }) => verification ?? []);
  const others = verified.map((file): Verification => ({ ...file, path: `/other/${path.basename(file.path)}`, volume: file.volume && { ...file.volume, manifestSha256: 'f'.repeat(64), volumes: file.volume.volumes.map((volume) => ({ ...volume, manifestSha256: 'f'.repeat(64), sha256: volume.sha256 && 'e'.repeat(64) })) } }));
  const said = (list: readonly Verification[]): string[] => judgeSets(list).flatMap(({ statements }) => statements.filter(({ good }) => !good).map(({ text }) => text));
  expect(said(verified)).toEqual([]);
  const [, second] = others;
  if (!second) throw new Error('no second volume');
  expect(said(verified.map((file) => (file.volume?.number === 2 ? second : file))).join('\n')).toMatch(/vol2of\d\.pdf is not the volume 2 that volume 1, 3.* names?: it has another manifest\.json/);
  const stranger = { ...second, volume: second.volume && { ...second.volume, packageId: 'another' } };
  expect(said([...verified, stranger])).toContain(`${path.basename(second.path)} does not belong to this package.`);
});

it('a page that alone is larger than a file may be ends the build, and is named', async () => {
  const { dossier, blobs } = await heavyDossier([{ no: 'A-01', title: 'Large scan', pages: 2, bytesOfPage: 700_000 }]);
  await expect(buildSample(dossier, blobs, { limits: { mostBytes: MOST, mostPages: null } })).rejects.toMatchObject({ code: 'package.tooLarge', details: { name: 'A-01 Large scan' } });
});
