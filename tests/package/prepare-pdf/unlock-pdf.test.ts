// A locked PDF is opened with either of its passwords, whatever it is encrypted with, and with no other.
import { beforeAll, describe, expect, it } from 'vitest';
import { unlockPdf } from '../../../src/package/prepare/unlock-pdf.ts';
import { run, temporaryFile, textPdf } from '../assemble/made-package.ts';
import { engines, qpdf } from './ladder.ts';

describe('a PDF locked with', () => {
  let plain: Uint8Array;
  beforeAll(async () => { plain = await textPdf(['Wages of October', 'Second page']); });

  it.each([
    ['RC4-128', 'user', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=n', '--']],
    ['AES-128', 'user', ['--encrypt', 'user', 'owner', '128', '--use-aes=y', '--']],
    ['AES-256', 'user', ['--encrypt', 'user', 'owner', '256', '--']],
    ['AES-256 and letters of other scripts', 'größe 工资', ['--encrypt', 'größe 工资', 'owner', '256', '--']],
  ])('%s', async (_, user, encryption) => {
    const bytes = qpdf(plain, ...encryption, 'IN', 'OUT');
    for (const password of [user, 'owner']) {
      const { pdf } = await unlockPdf({ name: 'wages.pdf', bytes, password }, engines);
      const path = temporaryFile('unlocked.pdf', pdf);
      expect(run('qpdf', '--show-encryption', path)).toContain('File is not encrypted');
      expect(run('pdftotext', path, '-')).toMatch(/Wages of October\s+Second page/);
    }
    for (const password of ['User', 'größe', '']) await expect(unlockPdf({ name: 'wages.pdf', bytes, password }, engines)).rejects.toMatchObject({ code: 'evidence.wrongPassword', details: { name: 'wages.pdf' } });
  });
});

it('what is no PDF is told apart from a wrong password', async () => {
  await expect(unlockPdf({ name: 'x.pdf', bytes: Buffer.from('%PDF-1.7 rubbish'), password: 'x' }, engines)).rejects.toMatchObject({ code: 'evidence.unparsable' });
});
