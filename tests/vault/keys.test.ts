// Secrets: copied from paper, typed on any keyboard, priced within bounds, and useless for anything else.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivePassphraseKey } from '../../src/vault/key-derivation.ts';
import { unwrapKey, wrapKey } from '../../src/vault/key-wrapping.ts';
import { passphraseStrength } from '../../src/vault/passphrase-strength.ts';
import { formatRecoveryKey, parseRecoveryKey } from '../../src/vault/recovery-key.ts';
import { CHEAP_KDF } from '../support/vault.ts';

const sixteenBytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('a recovery key', () => {
  it('is read back from what a person types: any case, without hyphens, O for 0, l for 1', () => {
    fc.assert(fc.property(sixteenBytes, (key) => {
      const written = formatRecoveryKey(key);
      expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      for (const typed of [written, written.toLowerCase(), written.replaceAll('-', ' '), written.replaceAll('0', 'o').replaceAll('1', 'l')]) {
        expect(Buffer.from(parseRecoveryKey(typed) ?? [])).toEqual(Buffer.from(key));
      }
    }));
  });

  it('with a letter changed or two swapped is noticed as mistyped, save one in 4096', () => {
    const written = formatRecoveryKey(Buffer.from('00112233445566778899aabbccddeeff', 'hex'));
    let [tried, missed] = [0, 0];
    for (const [index, letter] of [...written].entries()) {
      if (letter === '-') continue;
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (other === letter) continue;
        tried += 1;
        if (parseRecoveryKey(written.slice(0, index) + other + written.slice(index + 1))) missed += 1;
      }
    }
    expect(missed / tried).toBeLessThan(0.005);
    for (const typed of ['', 'correct horse battery staple', written.slice(1), `${written}A`, written.replace(/.$/, 'U')]) expect(parseRecoveryKey(typed)).toBeNull();
  });
});

describe('a passphrase', () => {
  const salt = randomBytes(16);

  it('gives the same key however the keyboard composes its letters, and another for another salt', async () => {
    const key = await derivePassphraseKey('cà phê sữa đá', salt, CHEAP_KDF);
    expect(await derivePassphraseKey('cà phê sữa đá'.normalize('NFD'), salt, CHEAP_KDF)).toEqual(key);
    expect(await derivePassphraseKey('cà phê sữa đá', randomBytes(16), CHEAP_KDF)).not.toEqual(key);
  });

  it.each([{ memoryKiB: 8 }, { memoryKiB: 64 * 1024 * 1024 }, { passes: 0 }, { passes: 1_000_000_000 }, { lanes: 0 }, { lanes: 255 }])('at a cost of %o is refused before it is paid', async (cost) => {
    const start = performance.now();
    await expect(derivePassphraseKey('secret', salt, { ...CHEAP_KDF, ...cost })).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('is judged by how it is guessed, not by its signs', () => {
    for (const weak of ['password', 'Password1!', 'qwertyuiop', 'aaaaaaaaaaaaaaaa', 'Tr0ub4d', '20261124']) expect(passphraseStrength(weak).acceptable, weak).toBe(false);
    for (const good of ['violet tractor harbor envelope', 'kW9#vQ2$pL5!xR', '东港清波样例水产有限公司']) expect(passphraseStrength(good), good).toMatchObject({ acceptable: true });
    expect(passphraseStrength('password').advice).not.toBe('');
  });
});

it('a wrapped key opens under its own key and context only', () => {
  const [secret, key] = [randomBytes(32), randomBytes(32)];
  const wrapped = wrapKey(secret, key, 'v-1/passphrase', (length) => randomBytes(length));
  expect(unwrapKey(wrapped, key, 'v-1/passphrase')).toEqual(secret);
  expect(unwrapKey(wrapped, randomBytes(32), 'v-1/passphrase')).toBeNull();
  expect(unwrapKey(wrapped, key, 'v-1/recovery')).toBeNull();
  for (const field of ['nonce', 'keyCheck', 'ciphertext'] as const) {
    const bytes = Buffer.from(wrapped[field], 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(unwrapKey({ ...wrapped, [field]: bytes.toString('base64') }, key, 'v-1/passphrase'), field).toBeNull();
  }
});
