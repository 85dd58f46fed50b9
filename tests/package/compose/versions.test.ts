// Proves of the confidential and the public version what their readers rely on: same pages, legend on each of one, nothing marked in the other.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageOptionsSchema, type Variant } from '../../../src/contract/procedures/package.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import type { BuiltPackage } from '../../../src/package/build.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { pageTexts, qpdfCheck } from '../../support/pdf-tools.ts';
import { buildSample, sampleDossier } from '../../support/sample-package.ts';

const LEGEND = 'CONFIDENTIAL COMMERCIAL INFORMATION - EXEMPT FROM DISCLOSURE';
/** Exhibits of the sample by how they are marked here: not at all, as data of workers, as commercial. */
const [OPEN, WORKERS] = ['A-01', 'F-04'];
const FILED = [OPEN, WORKERS, 'A-04', 'C-05', 'D-02', 'D-08', 'E-01', 'H-01'];

interface Made { readonly built: BuiltPackage; readonly bytes: Uint8Array; readonly texts: readonly string[]; readonly file: string; }
const made = new Map<Variant, Made>();
const of = (variant: Variant): Made => {
  const found = made.get(variant);
  if (!found) throw new Error('not built');
  return found;
};
let titles: Map<string, string> = new Map();

beforeAll(async () => {
  const { dossier, blobs } = await sampleDossier('cotton', 2);
  const exhibits = dossier.exhibits.filter(({ exhibitNo }) => FILED.includes(exhibitNo)).map((exhibit) => ({ ...exhibit, confidential: exhibit.exhibitNo !== OPEN && exhibit.exhibitNo !== WORKERS, sensitive: exhibit.exhibitNo === WORKERS }));
  titles = new Map(exhibits.map(({ exhibitNo, title }) => [exhibitNo, title]));
  const { versions, files } = await buildSample({ ...dossier, exhibits }, blobs, { options: v.parse(packageOptionsSchema, { variant: 'both' }), volumeName: (number, count, variant) => `sample_${variant}_vol${number}of${count}.pdf` });
  const folder = mkdtempSync(path.join(tmpdir(), 'clearproof-versions-'));
  for (const [index, built] of versions.entries()) {
    const bytes = files[index] ?? new Uint8Array();
    const file = path.join(folder, built.volumes[0]?.fileName ?? '');
    writeFileSync(file, bytes);
    made.set(built.variant, { built, bytes, texts: pageTexts(bytes), file });
  }
}, 60_000);

describe('two versions from one plan', () => {
  it('both are sound and sealed, and say which version they are', async () => {
    for (const variant of ['confidential', 'public'] as const) {
      const { bytes, file, built } = of(variant);
      expect(qpdfCheck(bytes)).toContain('No syntax or stream encoding errors');
      const seal = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
      expect(seal).toContain('Signature is Valid');
      expect(seal).toContain('Total document signed');
      const verified = await verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, file, silentProgress);
      expect(verified.statements.filter(({ good }) => !good)).toEqual([]);
      expect(verified).toMatchObject({ ok: true, variant });
      expect(verified.statements.map(({ text }) => text).join('\n')).toContain(`It is the ${variant} version`);
      expect(path.basename(file)).toContain(variant);
      expect(built.manifest.variant).toBe(variant);
    }
  });

  it('every place has the same page number in both', () => {
    const [one, two] = [of('confidential').built.plan, of('public').built.plan];
    expect(two.pages).toBe(one.pages);
    expect(two.items.map(({ kind, first, pages }) => [kind, first, pages])).toEqual(one.items.map(({ kind, first, pages }) => [kind, first, pages]));
    for (const { texts } of made.values()) {
      expect(texts).toHaveLength(one.pages);
      for (const [index, text] of texts.entries()) expect(text).toContain(`CP-${String(index + 1).padStart(6, '0')}`);
    }
    const exhibitPages = (texts: readonly string[]): string[] => texts.map((text) => /\S+(?: translation)? · page \d+ of \d+/.exec(text)?.[0] ?? '');
    expect(exhibitPages(of('public').texts)).toEqual(exhibitPages(of('confidential').texts));
  });

  it('the legend stands on every page of the confidential version and on none of the public one, the reason on the cover', () => {
    for (const text of of('confidential').texts) expect(text).toContain(LEGEND);
    for (const text of of('public').texts) {
      expect(text).not.toContain('CONFIDENTIAL COMMERCIAL');
      expect(text).toContain('PUBLIC VERSION');
    }
    expect(of('confidential').texts[0]?.replace(/\s+/g, ' ')).toMatch(/Confidential treatment is requested .* Reason: It holds commercial and financial information .* asks to be notified before any disclosure, through Dana Okafor/);
  });

  it('what is marked is in no page, attachment, bookmark or property of the public version; what is not marked is shown', () => {
    const { bytes, texts, file } = of('public');
    const shown = texts.filter((text) => / - sheet \d/.test(text));
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) expect(text).toContain(`${OPEN} original - sheet`);
    const plain = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], { maxBuffer: 1 << 28 }).toString('latin1');
    const folder = mkdtempSync(path.join(tmpdir(), 'clearproof-attached-'));
    execFileSync('pdfdetach', ['-saveall', '-o', folder, file]);
    const manifest = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
    const everything = `${texts.join('\n')}\n${plain}\n${manifest}`.replace(/\s+/g, ' ');
    for (const [number, title] of titles) if (number !== OPEN && title.length > 24) expect(everything, number).not.toContain(title);
    expect(manifest).not.toContain('H-01_original.pdf');
    for (const { file: original } of of('confidential').built.plan.volumes.flatMap(({ originals }) => originals)) {
      if (!original.name.startsWith(OPEN)) expect(everything.includes(original.sha256) || everything.includes(original.name)).toBe(false);
    }
    expect(execFileSync('pdfdetach', ['-list', file], { encoding: 'utf8' })).toMatch(/^2 embedded files/);
    expect(Buffer.from(bytes).includes('Kaveri')).toBe(false);
    expect(everything).not.toContain('Kaveri');
    expect(of('confidential').texts.join(' ')).toContain('Kaveri');
  });

  it('the index of the public version says what is withheld and why', () => {
    const { texts, built } = of('public');
    const said = texts.join('\n').replace(/\s+/g, ' ');
    expect(said).toContain('Public version: what is withheld');
    expect(said).toContain('Withheld are confidential commercial information (5 U.S.C. 552(b)(4); 19 CFR 103.35), personal data of workers (5 U.S.C. 552(b)(6)), and what is in doubt.');
    expect(said).toMatch(/D-08 Raw material issue Withheld: confidential/);
    expect(said).toMatch(/F-04 Payroll summary Withheld: personal data of/);
    expect(said).toContain('Parts withheld: 1 Executive summary; 3 The supply chain; 4 Trace; 5 Reconciliation; 7 Labor; 8 Due diligence');
    expect(built.manifest.withheld).toHaveLength(titles.size - 1);
    expect(built.manifest.withheld.find(({ exhibitNo }) => exhibitNo === WORKERS)?.because).toEqual(['workers']);
    expect(built.manifest.attachments.map(({ exhibitNo }) => exhibitNo)).toEqual([OPEN]);
  });

  it('the public version names the files of the confidential one it was made with', () => {
    const { bytes, built } = of('confidential');
    expect(of('public').built.manifest.counterpart).toEqual({ packageId: built.id, files: [{ fileName: built.volumes[0]?.fileName, sha256: createHash('sha256').update(bytes).digest('hex') }] });
  });
});
