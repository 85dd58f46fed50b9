// Keys on SoftHSM tokens sign through the token process to the satisfaction of poppler, OpenSSL and our own verification.
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { identityOnToken, showToken, signerOnToken } from '../../../src/app/token/token-identity.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import { verifyPackage } from '../../../src/package/verify/verify-package.ts';
import { build, requestOf, run, segmentOf, textPdf, verifyWithOpenssl } from '../../package/assemble/made-package.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { makeSoftTokens, MODULE, P_256, PIN, RSA_2048, softhsmEnvironment } from '../../support/softhsm.ts';
import { isAlive, tokenProcesses } from '../../support/token-process.ts';

const NOW = new Date(Date.now() + 3_600_000); // certificates made below begin before it
const environment = fixedEnvironment(NOW.toISOString());
const ONLY_PSS = 'CKM_RSA_PKCS_PSS,CKM_SHA256_RSA_PKCS_PSS';
let folder = '';

beforeAll(() => {
  folder = makeSoftTokens([
    { label: 'RSA card', key: RSA_2048, subject: '/CN=Nguyễn Thị Hường 王/O=Importer GmbH/title=Director' },
    { label: 'EC card', key: P_256, subject: '/CN=Ana Pérez/O=Importer GmbH' },
    { label: 'Other card', key: P_256, subject: '/CN=Somebody else' },
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function identityOn(label: string, mechanisms?: string) {
  const { client, started } = tokenProcesses(softhsmEnvironment(folder, mechanisms));
  const tokens = await client.tokens(MODULE);
  const shown = tokens.map((token) => showToken(token, NOW)).find((token) => token.label === label)!;
  return { client, started, shown, identity: identityOnToken(tokens, MODULE, shown.serial, shown.certificates[0]!.fingerprint, environment) };
}

describe('a key on a token', () => {
  it('is shown without a PIN, with whose it is and whether it can sign', async () => {
    const { shown, identity } = await identityOn('RSA card');
    expect(shown).toMatchObject({ pinPad: false, pin: 'fine', manufacturer: 'SoftHSM project', certificates: [{ label: 'Signature', name: 'Nguyễn Thị Hường 王', organization: 'Importer GmbH', keyType: 'rsa', unusable: null }] });
    expect(identity).toMatchObject({ name: 'Nguyễn Thị Hường 王', title: 'Director', token: { module: MODULE, tokenLabel: 'RSA card', keyId: '0a', pinPad: false } });
  });

  it.each([
    ['RSA card', 'rsa-pkcs1-sha256', 'RSA 2048 with SHA-256', undefined],
    ['RSA card', 'rsa-pss-sha256', 'RSA-PSS 2048 with SHA-256', ONLY_PSS],
    ['EC card', 'ecdsa-p256-sha256', 'ECDSA P-256 with SHA-256', undefined],
  ])('on the %s signs with %s', async (label, algorithm, words, mechanisms) => {
    const { client, started, identity } = await identityOn(label, mechanisms);
    const { signer, token } = await signerOnToken(identity, PIN, client, NOW);
    expect(signer).toMatchObject({ algorithm, name: identity.name });
    const { path, bytes } = await build(requestOf([segmentOf(await textPdf(['Page']), 1)], { at: NOW, sign: { signer, docMdp: 2, reason: 'Response', location: null, field: null } }));
    token.end();
    expect(verifyWithOpenssl(bytes, NOW)).not.toMatch(/exit|rror/);
    expect(run('pdfsig', '-nocert', path)).toMatch(/Total document signed[\s\S]*Signature is Valid/);
    const verdict = await verifyPackage({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) }, path, silentProgress);
    expect(verdict.signature).toMatchObject({ valid: true, algorithm: words, signer: identity.name });
    await vi.waitFor(() => expect(started.map(({ pid }) => isAlive(pid))).toEqual([false, false]));
  });

  it('is refused with a wrong PIN, without one, and when its token is not there', async () => {
    const { client, started, identity } = await identityOn('EC card');
    await expect(signerOnToken(identity, 'wrong-pin', client, NOW)).rejects.toMatchObject({ code: 'token.wrongPin', details: { token: 'EC card' } });
    await expect(signerOnToken(identity, null, client, NOW)).rejects.toMatchObject({ code: 'token.pinNeeded' });
    await expect(signerOnToken({ ...identity, token: { ...identity.token, tokenSerial: 'other' } }, PIN, client, NOW)).rejects.toMatchObject({ code: 'token.absent' });
    await expect(signerOnToken({ ...identity, token: { ...identity.token, keyId: '0b' } }, PIN, client, NOW)).rejects.toMatchObject({ code: 'token.noKey' });
    await expect(signerOnToken(identity, PIN, client, new Date('2100-01-01'))).rejects.toMatchObject({ code: 'identity.expired' });
    await vi.waitFor(() => expect(started.filter(({ pid }) => isAlive(pid))).toEqual([]));
  });

  it('that is not the one of the certificate signs nothing that is used', async () => {
    const [{ client, identity }, { identity: other }] = [await identityOn('EC card'), await identityOn('Other card')];
    const { signer, token } = await signerOnToken({ ...identity, certificates: other.certificates }, PIN, client, NOW);
    await expect(signer.sign(Buffer.from('data'))).rejects.toMatchObject({ code: 'token.noKey', details: { token: 'EC card' } });
    token.end();
    await expect(signer.sign(Buffer.from('data'))).rejects.toMatchObject({ code: 'job.cancelled' });
  });
});
