// A timestamp asked for by a file and answered by OpenSSL's authority is added so that all tools accept both signatures; nothing else passes as one.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '../../../src/contract/procedures/package.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import type { ByteSource } from '../../../src/package/engine.ts';
import { addTimestamp, requestTimestamp } from '../../../src/package/timestamp/timestamp-package.ts';
import { tokenOfAnswer } from '../../../src/package/timestamp/timestamp-answer.ts';
import { nonceFrom, writeTimestampRequest } from '../../../src/package/timestamp/timestamp-request.ts';
import { planTimestampUpdate, withToken } from '../../../src/package/timestamp/timestamp-update.ts';
import { PackageReader } from '../../../src/package/verify/package-reader.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { createTimestampAuthority } from '../../support/timestamp-authority.ts';
import { attachmentOf, build, printedManifest, requestOf, run, segmentOf, temporaryFile, testSigner, textPdf } from '../assemble/made-package.ts';

const sourceOf = (bytes: Uint8Array): ByteSource => ({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) });
const verify = (bytes: Uint8Array): Promise<Verification> => verifyPackage(sourceOf(bytes), 'package.pdf', silentProgress);
const NONCE = nonceFrom(Buffer.from('0123456789abcdef', 'hex'));
const ask = (bytes: Uint8Array, nonce = NONCE): Promise<Buffer> => requestTimestamp(sourceOf(bytes), 'package.pdf', nonce, silentProgress);
const add = (bytes: Uint8Array, request: Uint8Array, answer: Uint8Array): ReturnType<typeof addTimestamp> => addTimestamp(sourceOf(bytes), 'package.pdf', request, answer, silentProgress);

describe('a timestamp', async () => {
  const authority = createTimestampAuthority();
  const pdf = await textPdf(['Invoice', 'Packing list']);
  let issued: Buffer;
  let request: Buffer;
  let stamped: Buffer;
  beforeAll(async () => {
    const original = attachmentOf('A-01.csv', Buffer.from('a,b\n'), 'text/csv');
    const manifest = attachmentOf('manifest.json', Buffer.from(JSON.stringify({ form: 'clearproof-manifest/1', attachments: [{ name: original.name, sha256: original.sha256 }] })), 'application/json');
    issued = (await build(requestOf([segmentOf(pdf, 2), await printedManifest([original])], { attachments: [original, manifest], sign: { signer: await testSigner(), docMdp: 1, reason: 'Response', location: null, field: { page: 0, rect: [72, 100, 372, 200], lines: ['Ana'] } } }))).bytes;
    request = await ask(issued);
    const { update, bytes } = await add(issued, request, authority.answer(request));
    stamped = Buffer.concat([issued, update]);
    expect(bytes).toBe(stamped.length);
  });

  it('is asked for in a request that OpenSSL reads', () => {
    const text = run('openssl', 'ts', '-query', '-text', '-in', temporaryFile('request.tsq', request));
    for (const part of ['Hash Algorithm: sha256', 'Policy OID: unspecified', 'Nonce: 0x4123456789ABCDEF', 'Certificate required: yes']) expect(text).toContain(part);
  });

  it('leaves the signature valid: poppler names both and finds the whole file covered', () => {
    const path = temporaryFile('stamped.pdf', stamped);
    const [, signature = '', timestamp = ''] = run('pdfsig', '-nocert', path).split(/Signature #\d:/);
    expect(signature).toMatch(/Signature Type: ETSI\.CAdES\.detached[\s\S]*Signature is Valid/);
    expect(timestamp).toMatch(/Signature Field Name: Timestamp1[\s\S]*Common Name: Zeitstempel Zürich[\s\S]*Total document signed/); // poppler has no check of timestamps
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
    expect(run('qpdf', '--check', path)).not.toMatch(/WARNING|exit/);
  });

  it('is one that OpenSSL verifies against the bytes before and behind it', () => {
    const range = [...stamped.toString('latin1').matchAll(/\/ByteRange\[0 (\d+) (\d+) (\d+)\]/g)].at(-1);
    const [before, after] = [Number(range?.[1]), Number(range?.[2])];
    const content = temporaryFile('content', Buffer.concat([stamped.subarray(0, before), stamped.subarray(after)]));
    const token = join(dirname(content), 'token.der');
    const cms = Buffer.from(stamped.toString('latin1', before + 1, after - 1), 'hex');
    writeFileSync(token, cms.subarray(0, 4 + cms.readUInt16BE(2)));
    expect(run('openssl', 'ts', '-verify', '-token_in', '-in', token, '-data', content, '-CAfile', authority.root)).toContain('Verification: OK');
  });

  it('is told with time and authority, and is no change to what was certified', async () => {
    const result = await verify(stamped);
    expect(result.statements.filter(({ good }) => !good)).toEqual([]);
    expect(result).toMatchObject({ ok: true, signature: { valid: true, certification: 1 }, coverage: { wholeFile: true, laterRevisions: 0 }, timestamps: [{ authority: 'Zeitstempel Zürich', policy: '1.2.3.4.1' }], attachments: { listed: 1, matching: 1 } });
    expect(Math.abs(Date.parse(result.timestamps[0]?.time ?? '') - Date.now())).toBeLessThan(600_000);
    const texts = result.statements.map(({ text }) => text).join('\n');
    expect(texts).toMatch(/Zeitstempel Zürich confirms as a timestamp authority that the signed package existed on \d{4}-/);
    expect(texts).toContain('allows no change at all; nothing was changed: a timestamp is no change.');
  });

  it('can be renewed by a second one over the first', async () => {
    const second = await ask(stamped);
    const { update } = await add(stamped, second, authority.answer(second));
    const twice = Buffer.concat([stamped, update]);
    expect(await verify(twice)).toMatchObject({ ok: true, timestamps: [{}, {}] });
    expect(run('pdfsig', '-nocert', temporaryFile('twice.pdf', twice))).toMatch(/Signature is Valid[\s\S]*Not total document signed[\s\S]*Timestamp2[\s\S]*Total document signed/);
  });

  it('notices one changed byte of what was signed, of the update and of the token', async () => {
    const token = stamped.lastIndexOf('/Contents<') + 600;
    for (const at of [200, issued.length - 40, issued.length + 20, token, stamped.length - 30]) {
      const changed = Buffer.from(stamped);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await verify(changed).then(({ ok }) => ok, () => false), `byte ${at}`).toBe(false);
    }
  });

  it('does not cover for anything appended to it', async () => {
    const result = await verify(Buffer.concat([stamped, Buffer.from('% more\n')]));
    expect(result).toMatchObject({ ok: false, coverage: { wholeFile: false }, timestamps: [{}] });
    expect(result.statements.some(({ text }) => text.startsWith('7 bytes were added after signing and timestamping'))).toBe(true);
  });

  it('does not cover for a revision that comes with it and changes more', async () => {
    // A true timestamp over a forged revision: the authority stamps whatever it is sent.
    const { bytes, part } = await planTimestampUpdate(await PackageReader.open(sourceOf(issued)));
    const forge = async (change: (text: string) => string): Promise<Verification> => {
      const update = { bytes: Buffer.from(change(bytes.toString('latin1')), 'latin1'), part };
      const whole = Buffer.concat([issued, update.bytes]);
      const imprint = createHash('sha256').update(whole.subarray(0, part.gapStart)).update(whole.subarray(part.gapEnd)).digest();
      return verify(Buffer.concat([issued, withToken(update, tokenOfAnswer(authority.answer(writeTimestampRequest({ imprint, nonce: NONCE }))))]));
    };
    expect(await forge((text) => text)).toMatchObject({ ok: true });
    // Each change keeps every length, so that all offsets still hold.
    for (const change of [(text: string) => text.replace('/Type /Page', '/Typ2 /Page'), (text: string) => text.replace('/Rect [0 0 0 0]', '/Rect [0 0 0 9]'), (text: string) => text.replace('/DisplayDocTitle true', '/DisplayDocTitle null')]) {
      const result = await forge(change);
      expect(result).toMatchObject({ ok: false, signature: { valid: true }, coverage: { wholeFile: false, laterRevisions: 1 }, timestamps: [] });
      expect(result.statements).toContainEqual({ good: false, text: 'A timestamp is not valid: more was changed with it than a timestamp needs.' });
    }
  });

  it('is refused when it answers another request, another file, or nothing', async () => {
    const answer = authority.answer(request);
    await expect(add(issued, await ask(issued, nonceFrom(Buffer.alloc(8, 9))), answer)).rejects.toMatchObject({ code: 'timestamp.unusable', details: { reason: 'it answers another request' } });
    await expect(add(stamped, request, answer)).rejects.toMatchObject({ code: 'timestamp.unusable', details: { reason: 'it was asked for another file' } });
    await expect(add(issued, await ask(stamped), answer)).rejects.toMatchObject({ code: 'timestamp.unusable', details: { reason: 'it was given for something else' } });
    await expect(add(issued, request, Buffer.from('<html>404</html>'))).rejects.toMatchObject({ code: 'timestamp.unusable' });
    await expect(add(issued, Buffer.from('nonsense'), answer)).rejects.toMatchObject({ code: 'timestamp.unusable' });
  });

  it('that the authority refused is told with its reason', async () => {
    await expect(add(issued, request, authority.refuse(request))).rejects.toMatchObject({ code: 'timestamp.refused', details: { reason: expect.stringContaining('it does not know the hash algorithm') as string } });
  });

  it('by a certificate that serves for something else is refused', async () => {
    await expect(add(issued, request, authority.impostor(request))).rejects.toMatchObject({ code: 'timestamp.unusable', details: { reason: 'its certificate is not one of a timestamp authority' } });
  });

  it('is not asked for a file that was changed after it was signed', async () => {
    const changed = Buffer.from(issued);
    changed[200] = (changed[200] ?? 0) ^ 1;
    await expect(ask(changed)).rejects.toMatchObject({ code: 'timestamp.notPossible' });
    await expect(ask(Buffer.concat([issued, Buffer.from('% more\n')]))).rejects.toMatchObject({ code: 'timestamp.notPossible', details: { reason: 'something was added to it after it was signed' } });
  });
});
