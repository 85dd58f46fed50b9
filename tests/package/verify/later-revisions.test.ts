// What somebody appends to a signed package as an incremental update is noticed, whatever it replaces.
import { beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../../src/contract/progress.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { attachmentOf, build, requestOf, run, segmentOf, temporaryFile, testSigner, textPdf } from '../assemble/made-package.ts';

/** `pdf` with objects replaced or added the way an editor saves changes: appended, with a cross-reference of their own. */
function updated(pdf: Buffer, objects: ReadonlyMap<number, string>): Buffer {
  const text = pdf.toString('latin1');
  const [previous, size] = [Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]), Number(/\/Type\/XRef\/Size (\d+)/.exec(text)?.[1])];
  const root = /\/Root (\d+ 0 R)/.exec(text)?.[1] ?? '';
  let body = '';
  const rows: string[] = [];
  for (const [number, object] of objects) {
    rows.push(`${number} 1\n${String(pdf.length + body.length).padStart(10, '0')} 00000 n \n`);
    body += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = pdf.length + body.length;
  return Buffer.concat([pdf, Buffer.from(`${body}xref\n${rows.join('')}trailer\n<</Size ${Math.max(size, ...[...objects.keys()].map((number) => number + 1))}/Root ${root}/Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`, 'latin1')]);
}

/** Number and text of the first object whose text matches. */
function objectLike(pdf: Buffer, pattern: RegExp): [number, string] {
  for (const match of pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)) if (pattern.test(match[2] ?? '')) return [Number(match[1]), match[2] ?? ''];
  throw new Error(`no object like ${String(pattern)}`);
}

describe('a later revision', async () => {
  const pdf = await textPdf(['Genuine page', 'Second page']);
  let issued: Buffer;
  beforeAll(async () => {
    const original = attachmentOf('A-01.txt', Buffer.from('genuine original'), 'text/plain');
    const manifest = attachmentOf('manifest.json', Buffer.from(JSON.stringify({ form: 'clearproof-manifest/1', attachments: [{ name: original.name, sha256: original.sha256 }] })), 'application/json');
    issued = (await build(requestOf([segmentOf(pdf, 2)], { attachments: [original, manifest], sign: { signer: await testSigner(), docMdp: 1, reason: 'Response', location: null, field: null } }))).bytes;
  });

  const cases: readonly [string, (pdf: Buffer) => Map<number, string>][] = [
    ['swapping the pages', (bytes) => {
      const [number, tree] = objectLike(bytes, /^<<\/Type\/Pages/);
      return new Map([[number, tree.replace(/Kids\[(\d+ 0 R) (\d+ 0 R)\]/, 'Kids[$2 $1]')]]);
    }],
    ['redrawing a page', (bytes) => {
      const [number, content] = objectLike(bytes, /Type\/Page\//);
      return new Map([[number, content.replace(/\/Contents\[.*?\]/, '/Contents 900 0 R')], [900, '<</Length 0>>\nstream\n\nendstream']]);
    }],
    ['replacing an original', (bytes) => {
      const [number, file] = objectLike(bytes, /genuine original/);
      return new Map([[number, file.replace('genuine original', 'forged  original')]]);
    }],
    ['adding an attachment', (bytes) => {
      const [number, names] = objectLike(bytes, /^<<\/Names\[/);
      return new Map([[number, names.replace('/Names[', '/Names[(0.txt) 901 0 R ')], [901, '<</Type/Filespec/F(0.txt)/UF(0.txt)/EF<</F 902 0 R>>>>'], [902, '<</Type/EmbeddedFile/Length 1>>\nstream\nx\nendstream']]);
    }],
    ['removing an attachment', (bytes) => {
      const [number, names] = objectLike(bytes, /^<<\/Names\[/);
      return new Map([[number, names.replace(/\(A-01\.txt\) \d+ 0 R /, '')]]);
    }],
  ];

  it.each(cases)('%s is noticed though the signature itself stays intact', async (_, change) => {
    const changed = updated(issued, change(issued));
    expect(run('pdfsig', '-nocert', temporaryFile('changed.pdf', changed))).toContain('Signature is Valid'); // and that is all pdfsig says of it
    const result = await verifyPackage({ size: changed.length, read: (offset, length) => Promise.resolve(changed.subarray(offset, offset + length)) }, 'changed.pdf', silentProgress);
    expect(result).toMatchObject({ ok: false, signature: { valid: true, certification: 1 }, coverage: { wholeFile: false, laterRevisions: 1 } });
    expect(result.statements.filter(({ good }) => !good).map(({ text }) => text)).toEqual(expect.arrayContaining([expect.stringContaining('in 1 later revision'), 'The signer certified the file and allows no change at all; the file was changed.']));
  });

  it('that changes attachments also names them', async () => {
    const verify = async (name: string): Promise<unknown> => {
      const bytes = updated(issued, (cases.find(([title]) => title === name)?.[1] ?? (() => new Map()))(issued));
      return (await verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, 'changed.pdf', silentProgress)).attachments;
    };
    expect(await verify('replacing an original')).toMatchObject({ altered: ['A-01.txt'] });
    expect(await verify('adding an attachment')).toMatchObject({ unlisted: ['0.txt'] });
    expect(await verify('removing an attachment')).toMatchObject({ missing: ['A-01.txt'] });
  });
});
