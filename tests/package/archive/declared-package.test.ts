// A whole package declares itself PDF/A-3b only when every page is, by veraPDF's judgement; else it says which exhibits stand against it.
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PreparedFile } from '../../../src/package/engine.ts';
import { laidOut } from '../../../src/package/layout/laid-out-pdf.ts';
import { archiveObstacles } from '../../../src/package/prepare/archive-obstacles.ts';
import { createPreparation } from '../../../src/package/prepare/prepare-file.ts';
import { judgeArchives, type ArchiveJudgement } from '../../support/archive-judge.ts';
import { testResources } from '../../support/resources.ts';
import { buildSample, sampleDossier } from '../../support/sample-package.ts';
import { temporaryFile } from '../assemble/made-package.ts';

describe('a package', () => {
  let paths: readonly string[] = [];
  let judged: readonly ArchiveJudgement[] = [];
  beforeAll(async () => {
    const { dossier, blobs } = await sampleDossier('seafood', 1);
    const preparation = createPreparation(testResources);
    const text = await preparation.prepare({ name: 'log.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode('Raw shrimp 12,400 kg – tôm nguyên liệu – 东港虾'), sha256: '0'.repeat(64) });
    const placed = (prepared: PreparedFile) => ({ ...prepared, bytes: prepared.pdf.length, open: async () => laidOut(prepared.pdf) });
    const everywhere = await buildSample(dossier, blobs, { prepare: async () => placed(text) });
    // As the program prepares them: E-01 has a font that is not embedded, the others are texts.
    const first = dossier.files.find(({ exhibitId }) => exhibitId === dossier.exhibits[0]?.id);
    const stranger = blobs.get(first?.sha256 ?? '') ?? new Uint8Array();
    const mixed = await buildSample(dossier, blobs, { prepare: async (file) => placed(file.id === first?.id ? { pdf: stranger, pages: 1, rung: 'as_is', notes: [], obstacles: archiveObstacles(stranger, 'stranger') } : text) });
    paths = [temporaryFile('archive.pdf', everywhere.pdf), temporaryFile('mixed.pdf', mixed.pdf)];
    judged = judgeArchives(paths);
  });

  const lastPart = (path: string): string => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('Form for archives').at(-1) ?? '';

  it('whose pages were all made here is PDF/A-3b with cover, tables, maps, attachments and seal, and says so', () => {
    expect(judged[0]).toEqual({ conforms: true, broken: [] });
    expect(lastPart(paths[0] ?? '')).toContain('declares itself PDF/A-3b');
  });

  it('with a font that is not embedded breaks only that rule, declares nothing, and names the exhibit', () => {
    expect(judged[1]).toEqual({ conforms: false, broken: ['6.2.11.4.1-1', '6.6.4-1'] });
    expect(lastPart(paths[1] ?? '')).toMatch(/not declared to be PDF\/A[^]*The font Helvetica is not embedded/);
  });
});
