// An identity made in the app is what OpenSSL calls a sound certificate for signing documents, and signs only while valid.
import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSelfSignedIdentity, signerFromIdentity } from '../../../src/package/sign/identity.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { run, temporaryFile } from '../assemble/made-package.ts';

const AT = '2026-03-01T08:00:00.000Z';
const request = { name: 'Đặng Thị Hường', title: 'Import Manager', organization: '东港清波样例水产有限公司', email: 'hello@example.com', country: 'VN' };

describe('a self-signed identity', async () => {
  const identity = await createSelfSignedIdentity(request, fixedEnvironment(AT));
  const text = run('openssl', 'x509', '-inform', 'DER', '-nameopt', 'utf8,sep_comma_plus', '-noout', '-text', '-in', temporaryFile('certificate.der', Buffer.from(identity.certificates[0] ?? '', 'base64')));

  it('names its owner in his own script', () => {
    for (const part of ['CN=Đặng Thị Hường', 'O=东港清波样例水产有限公司', 'title=Import Manager', 'C=VN', 'email:hello@example.com']) expect(text).toContain(part);
  });

  it('is on P-256, for signing documents only, for five years', () => {
    expect(text).toContain('ASN1 OID: prime256v1');
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
    expect(text).toMatch(/E-mail Protection/);
    expect(text).toContain('1.3.6.1.5.5.7.3.36');
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/Not Before: Mar {2}1 08:00:00 2026 GMT\s+Not After : Mar {2}1 08:00:00 2031 GMT/);
  });

  it('keeps its key as PKCS#8 and signs with it while valid', async () => {
    expect(createPrivateKey({ key: Buffer.from(identity.privateKey, 'base64'), format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ec');
    const signer = signerFromIdentity(identity, new Date(AT));
    expect(signer).toMatchObject({ name: request.name, title: request.title, organization: request.organization, algorithm: 'ecdsa-p256-sha256' });
    expect((await signer.sign(Buffer.from('x')))[0]).toBe(0x30);
    expect(() => signerFromIdentity(identity, new Date('2031-03-02'))).toThrow(/not valid on this day/);
  });

  it('with a damaged key is refused in words', () => {
    expect(() => signerFromIdentity({ ...identity, privateKey: 'AAAA' }, new Date(AT))).toThrow(/its key or certificate is damaged/);
  });
});
