// Stored files are age v1 files: the stock program reads them, any part can be read alone, and no damage passes.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgeFileReader, DamagedAgeFile, writeAgeFile, type AgeKeys } from '../../src/vault/age-file.ts';
import { formatAgeIdentity, formatAgeRecipient } from '../../src/vault/age-identity.ts';
import { nativeAead, scriptAead } from '../../src/vault/chacha20-poly1305.ts';
import { x25519PublicKey } from '../../src/vault/x25519.ts';
import { temporaryFolder } from '../support/vault.ts';

const CHUNK = 64 * 1024;
const secret = randomBytes(32);
const keys: AgeKeys = { identity: secret, recipient: x25519PublicKey(secret) };

async function write(bytes: Uint8Array): Promise<string> {
  const file = path.join(await temporaryFolder(), 'file.age');
  await writeAgeFile(file, [bytes], keys.recipient, (length) => randomBytes(length), { sync: false });
  return file;
}

async function read(file: string, offset?: number, length?: number): Promise<Buffer> {
  const reader = await AgeFileReader.open(file, keys);
  try {
    const chunks: Uint8Array[] = [];
    for await (const bytes of reader.read(offset, length)) chunks.push(bytes);
    return Buffer.concat(chunks);
  } finally {
    await reader.close();
  }
}

describe('an age file', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 16 * CHUNK, 17 * CHUNK + 5])('of %i bytes is read back by us and by the stock program', async (size) => {
    const bytes = randomBytes(size);
    const file = await write(bytes);
    const identity = path.join(path.dirname(file), 'identity.txt');
    await writeFile(identity, formatAgeIdentity(secret));
    expect((await read(file)).equals(bytes)).toBe(true);
    expect(execFileSync('age', ['-d', '-i', identity, file], { maxBuffer: 1 << 26 }).equals(bytes)).toBe(true);
  });

  it('written by the stock program for the vault is read by us', async () => {
    const file = path.join(await temporaryFolder(), 'file.age');
    const bytes = randomBytes(3 * CHUNK + 7);
    execFileSync('age', ['-r', formatAgeRecipient(secret), '-o', file], { input: bytes });
    expect((await read(file)).equals(bytes)).toBe(true);
  });

  it('gives any part of itself', async () => {
    const bytes = randomBytes(20 * CHUNK + 11);
    const file = await write(bytes);
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length + 10), fc.nat(3 * CHUNK), async (offset, length) => {
      expect((await read(file, offset, length)).equals(bytes.subarray(offset, offset + length))).toBe(true);
    }), { numRuns: 60 });
  });

  it('with one bit changed anywhere is refused', async () => {
    const file = await write(randomBytes(2 * CHUNK + 100));
    const good = await readFile(file);
    await fc.assert(fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (at, bit) => {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ (1 << bit);
      await writeFile(file, bad);
      await expect(read(file)).rejects.toThrow(DamagedAgeFile);
    }), { numRuns: 300, examples: [[0, 0], [40, 1], [167, 0], [170, 0], [good.length - 1, 7]] });
  });

  it('cut, lengthened, with chunks swapped, or for another key is refused', async () => {
    const file = await write(randomBytes(3 * CHUNK));
    const good = await readFile(file);
    const [first, second] = [184, 184 + CHUNK + 16];
    const swapped = Buffer.concat([good.subarray(0, first), good.subarray(second, second + CHUNK + 16), good.subarray(first, second), good.subarray(second + CHUNK + 16)]);
    for (const bad of [good.subarray(0, -1), good.subarray(0, second), good.subarray(0, 100), Buffer.alloc(0), Buffer.concat([good, Buffer.alloc(1)]), Buffer.concat([good, good.subarray(first)]), swapped]) {
      await writeFile(file, bad);
      await expect(read(file)).rejects.toThrow(DamagedAgeFile);
    }
    await writeFile(file, good);
    const other = randomBytes(32);
    await expect(AgeFileReader.open(file, { identity: other, recipient: x25519PublicKey(other) })).rejects.toThrow(DamagedAgeFile);
  });
});

it('both ciphers give the same bytes and refuse the same damage', () => {
  const [key, nonce] = [randomBytes(32), randomBytes(12)];
  for (const size of [0, 1, 63, 64, 65, 1000, CHUNK]) {
    const plaintext = randomBytes(size);
    const sealed = Buffer.from(nativeAead.seal(key, nonce, plaintext));
    expect(sealed.equals(Buffer.from(scriptAead.seal(key, nonce, plaintext)))).toBe(true);
    for (const aead of [nativeAead, scriptAead]) {
      expect(Buffer.from(aead.open(key, nonce, sealed) ?? 'refused').equals(plaintext)).toBe(true);
      const bad = Buffer.from(sealed);
      bad[bad.length - 1] = (bad[bad.length - 1] ?? 0) ^ 1;
      expect(aead.open(key, nonce, bad)).toBeNull();
      expect(aead.open(key, nonce, sealed.subarray(0, 15))).toBeNull();
    }
  }
});
