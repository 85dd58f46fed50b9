// A signed package is accepted by qpdf, poppler and OpenSSL, and says what it should.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { AT, attachmentOf, build, requestOf, run, segmentOf, testSigner, textPdf, verifyWithOpenssl } from './made-package.ts';

describe('a signed package', async () => {
  const first = await textPdf(['Invoice one', 'Invoice two']);
  const second = await textPdf(['Bale list'], { objectStreams: true });
  const csv = Buffer.from('worker,pay\nA,1\n');
  let made: Awaited<ReturnType<typeof build>>;

  beforeAll(async () => {
    made = await build(requestOf(
      [
        segmentOf(first, 2, { exhibit: 'A-01', bookmarks: [{ title: 'Part 1', level: 0, page: 0 }, { title: 'Exhibit A-01 Đặng', level: 1, page: 0 }], links: [{ page: 0, rect: [72, 690, 200, 710], target: 2 }] }),
        segmentOf(second, 1, { exhibit: 'B-02', first: 3, foot: 'strip' }),
      ],
      {
        attachments: [attachmentOf('A-01_invoice.pdf', first), attachmentOf('P-01_payroll.csv', csv, 'text/csv')],
        sign: { signer: await testSigner(), docMdp: 1, reason: 'Response to detention', location: 'Oakland', field: { page: 0, rect: [72, 100, 372, 200], lines: ['Ana Pérez 王', 'Director of Compliance', '24 November 2026'] } },
      },
    ));
  });

  it('passes qpdf without a warning', () => {
    expect(run('qpdf', '--check', made.path)).toContain('No syntax or stream encoding errors found');
    expect(run('qpdf', '--check', made.path)).not.toMatch(/WARNING|exit/);
  });

  it('carries a CAdES signature that poppler finds valid and covering the whole document', () => {
    const report = run('pdfsig', '-nocert', made.path);
    expect(report).toContain('Signature Type: ETSI.CAdES.detached');
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('Total document signed');
  });

  it('has a CMS that openssl verifies as CAdES with its signing certificate', () => {
    expect(verifyWithOpenssl(made.bytes, AT)).not.toMatch(/exit|rror/);
  });

  it('reports its own size and SHA-256 and counts its pages', () => {
    expect(made.result).toEqual({ pages: 3, bytes: made.bytes.length, sha256: createHash('sha256').update(made.bytes).digest('hex') });
    expect(run('pdfinfo', made.path)).toMatch(/Pages:\s+3/);
  });

  it('shows the text of each exhibit and its stamp on its page', () => {
    expect(run('pdftotext', '-layout', '-f', '2', '-l', '2', made.path, '-')).toMatch(/Invoice two[\s\S]*A-01 p\. 2 of 2\s+CONFIDENTIAL\s+CP-000002/);
    expect(run('pdftotext', '-layout', '-f', '3', '-l', '3', made.path, '-')).toMatch(/Bale list[\s\S]*B-02 p\. 1 of 1\s+CONFIDENTIAL\s+CP-000003/);
  });

  it('shows the signer on the signature page, outside Latin too', () => {
    expect(run('pdftotext', '-f', '1', '-l', '1', made.path, '-')).toContain('Ana Pérez 王');
  });

  it('lists the originals and gives them back unchanged', () => {
    const list = run('pdfdetach', '-list', made.path);
    expect(list).toContain('A-01_invoice.pdf');
    expect(list).toContain('P-01_payroll.csv');
    const out = join(dirname(made.path), 'original.pdf');
    run('pdfdetach', '-save', '1', '-o', out, made.path);
    expect(readFileSync(out).equals(Buffer.from(first))).toBe(true);
  });
});
