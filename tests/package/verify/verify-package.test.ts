// Verification vouches for a package as issued and notices every change made to it.
import { beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/contract/errors.ts';
import type { Verification } from '../../../src/contract/procedures/package.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import type { Attachment, ByteSource } from '../../../src/package/engine.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { attachmentOf, build, printedManifest, requestOf, segmentOf, testSigner, textPdf } from '../assemble/made-package.ts';

const sourceOf = (bytes: Uint8Array): ByteSource => ({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) });
const verify = (bytes: Uint8Array): Promise<Verification> => verifyPackage(sourceOf(bytes), 'package.pdf', silentProgress);

/** A repeatable choice of numbers. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

/** True when a change is noticed: not vouched for, or not even readable as a package. */
async function noticed(bytes: Uint8Array): Promise<boolean> {
  try {
    return !(await verify(bytes)).ok;
  } catch (thrown) {
    if (thrown instanceof Fault && thrown.code === 'verify.notPackage') return true;
    throw thrown;
  }
}

function manifestOf(attachments: readonly Attachment[]): Attachment {
  const rows = attachments.map(({ name, sha256, size, mediaType }) => ({ name, exhibitNo: 'A-01', fileName: name, mediaType, size, sha256 }));
  return attachmentOf('manifest.json', Buffer.from(JSON.stringify({ form: 'clearproof-manifest/1', package: { id: 'pkg-1' }, attachments: rows })), 'application/json');
}

describe('verification', async () => {
  const pdf = await textPdf(['Invoice', 'Packing list']);
  const originals = [attachmentOf('A-01_invoice.pdf', pdf), attachmentOf('P-01_payroll.csv', Buffer.from('a,b\n1,2\n'), 'text/csv')];
  const issue = async (attachments: readonly Attachment[], sign = true): Promise<Buffer> =>
    (await build(requestOf([segmentOf(pdf, 2), await printedManifest(originals, 'A-01')], { attachments, sign: sign ? { signer: await testSigner(), docMdp: 1, reason: 'Response', location: null, field: null } : null }))).bytes;
  let issued: Buffer;
  beforeAll(async () => {
    issued = await issue([...originals, manifestOf(originals)]);
  });

  it('vouches for a package as issued, with its facts', async () => {
    const result = await verify(issued);
    expect(result.statements.filter(({ good }) => !good)).toEqual([]);
    expect(result).toMatchObject({
      ok: true, pages: 3,
      signature: { present: true, valid: true, signer: 'Ana Pérez 王', organization: '东港清波样例水产有限公司', selfSigned: true, notBefore: '2026-11-24', algorithm: 'ECDSA P-256 with SHA-256', certification: 1 },
      coverage: { wholeFile: true, laterRevisions: 0, fileBytes: issued.length },
      attachments: { listed: 2, matching: 2, missing: [], altered: [], unlisted: [] },
      printed: { lines: 2, matching: 2, differing: [] },
    });
  });

  it('notices one changed byte anywhere outside the signature', async () => {
    const text = issued.toString('latin1');
    const range = /\/ByteRange\[0 (\d+) (\d+)/.exec(text);
    const [gapStart, gapEnd] = [Number(range?.[1]), Number(range?.[2])];
    const random = numbers(7);
    for (let tries = 0; tries < 80; tries += 1) {
      let at = Math.floor(random.next().value * issued.length);
      if (at >= gapStart && at < gapEnd) at = gapEnd + (at % (issued.length - gapEnd));
      const changed = Buffer.from(issued);
      changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random.next().value * 255));
      expect(await noticed(changed), `byte ${at}`).toBe(true);
    }
  });

  it('says that the content was changed when a byte of a page is', async () => {
    const changed = Buffer.from(issued);
    const at = changed.indexOf('BT', 200, 'latin1');
    changed[at + 3] = (changed[at + 3] ?? 0) ^ 1;
    const result = await verify(changed);
    expect(result.signature.valid).toBe(false);
    expect(result.statements.map(({ text }) => text)).toContain('The signature is not valid: the content was changed after it was signed.');
    expect(result.statements.filter(({ text }) => text.includes('nothing was changed'))).toEqual([]);
  });

  it('notices appended bytes and says how many', async () => {
    const result = await verify(Buffer.concat([issued, Buffer.from('% more\n')]));
    expect(result).toMatchObject({ ok: false, signature: { valid: true }, coverage: { wholeFile: false } });
    expect(result.statements.some(({ text }) => text.startsWith('7 bytes were added after signing'))).toBe(true);
  });

  it('notices an attachment that is not the one in the manifest', async () => {
    const [first, second] = originals;
    if (!first || !second) throw new Error('two originals');
    const result = await verify(await issue([first, attachmentOf(second.name, Buffer.from('forged')), manifestOf(originals)]));
    expect(result).toMatchObject({ ok: false, attachments: { listed: 2, matching: 1, altered: ['P-01_payroll.csv'] } });
  });

  it('notices an attachment missing and one too many', async () => {
    const [first, second] = originals;
    if (!first || !second) throw new Error('two originals');
    const result = await verify(await issue([second, attachmentOf('extra.bin', Buffer.from('x')), manifestOf(originals)]));
    expect(result).toMatchObject({ ok: false, attachments: { missing: [first.name], unlisted: ['extra.bin'] } });
  });

  it('says that a file without signature has none', async () => {
    const result = await verify(await issue([manifestOf([])], false));
    expect(result).toMatchObject({ ok: false, signature: { present: false, valid: false } });
    expect(result.statements[0]).toEqual({ good: false, text: 'The file carries no signature.' });
  });

  it('refuses what is no PDF, with the reason', async () => {
    await expect(verify(Buffer.from('hello'))).rejects.toMatchObject({ code: 'verify.notPackage' });
  });
});
