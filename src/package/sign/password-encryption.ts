// Password-based encryption as PKCS#12 files use it: PBES2 (RFC 8018) and the older scheme of RFC 7292, appendix B.
import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { fromBER, Integer, OctetString, Sequence, type BaseBlock } from 'asn1js';
import { PBES2Params, PBKDF2Params, type AlgorithmIdentifier } from 'pkijs';
import { Fault } from '../../contract/errors.ts';

const MAX_ITERATIONS = 5_000_000;
const MAX_SALT = 1024;

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.4': 'sha224', '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
};
const PSEUDO_RANDOM: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.8': 'sha224', '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.10': 'sha384', '1.2.840.113549.2.11': 'sha512',
};
const CIPHERS: Readonly<Record<string, readonly [name: string, keyLength: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16], '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24], '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32], '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};
const UNSAFE: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.12.1.1': 'RC4', '1.2.840.113549.1.12.1.2': 'RC4', '1.2.840.113549.1.12.1.5': 'RC2', '1.2.840.113549.1.12.1.6': 'RC2-40',
};
const TRIPLE_DES = '1.2.840.113549.1.12.1.3';
const PBES2 = '1.2.840.113549.1.5.13';

const unreadable = (reason: string): Fault => new Fault('identity.unreadable', { reason });

export function hashNamed(oid: string): { readonly name: string; readonly length: number; readonly block: number } {
  const name = HASHES[oid];
  if (name === undefined) throw unreadable('it is protected with a digest that is not known');
  const length = createHash(name).digest().length;
  return { name, length, block: length > 32 ? 128 : 64 };
}

export function checkWork(iterations: number, salt: Uint8Array): void {
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > MAX_ITERATIONS || salt.length > MAX_SALT) throw unreadable('it asks for an absurd amount of work to open');
}

/** Key material by RFC 7292, B.2; `purpose` is 1 for a key, 2 for an initialization vector, 3 for a MAC key. */
export function deriveOld(hashOid: string, password: string, salt: Uint8Array, iterations: number, purpose: 1 | 2 | 3, length: number): Buffer {
  checkWork(iterations, salt);
  const { name, block } = hashNamed(hashOid);
  const text = Buffer.alloc(2 * password.length + 2);
  for (let index = 0; index < password.length; index += 1) text.writeUInt16BE(password.charCodeAt(index), 2 * index);
  const fill = (bytes: Uint8Array): Buffer => Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
  const input = Buffer.concat([fill(salt), fill(text)]);
  const diversifier = Buffer.alloc(block, purpose);
  const out: Buffer[] = [];
  for (let have = 0; have < length; ) {
    let digest = createHash(name).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round += 1) digest = createHash(name).update(digest).digest();
    out.push(digest);
    have += digest.length;
    const addend = Buffer.alloc(block, digest);
    for (let start = 0; start < input.length; start += block) {
      let carry = 1;
      for (let index = block - 1; index >= 0; index -= 1) {
        carry += (input[start + index] ?? 0) + (addend[index] ?? 0);
        input[start + index] = carry & 0xff;
        carry >>= 8;
      }
    }
  }
  return Buffer.concat(out).subarray(0, length);
}

function decipher(cipher: string, key: Buffer, iv: Uint8Array, data: Uint8Array): Buffer {
  try {
    const decryption = createDecipheriv(cipher, key, iv);
    return Buffer.concat([decryption.update(data), decryption.final()]);
  } catch (cause) {
    throw new Fault('identity.wrongPassword', {}, { cause });
  }
}

function decryptPbes2(parameters: BaseBlock, password: string, data: Uint8Array): Buffer {
  const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: parameters });
  if (keyDerivationFunc.algorithmId !== '1.2.840.113549.1.5.12') throw unreadable('its key is derived in a way that is not known');
  const derivation = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const [cipher, keyLength] = CIPHERS[encryptionScheme.algorithmId] ?? [];
  const hash = derivation.prf ? PSEUDO_RANDOM[derivation.prf.algorithmId] : 'sha1';
  const salt: unknown = derivation.salt;
  const iv: unknown = encryptionScheme.algorithmParams;
  if (cipher === undefined || keyLength === undefined || hash === undefined || !(salt instanceof OctetString) || !(iv instanceof OctetString)) throw unreadable('it is encrypted with an algorithm that is not known');
  const saltBytes = new Uint8Array(salt.getValue());
  checkWork(derivation.iterationCount, saltBytes);
  const key = pbkdf2Sync(Buffer.from(password, 'utf8'), saltBytes, derivation.iterationCount, keyLength, hash);
  return decipher(cipher, key, new Uint8Array(iv.getValue()), data);
}

function decryptTripleDes(parameters: unknown, password: string, data: Uint8Array): Buffer {
  const [salt, iterations] = parameters instanceof Sequence ? parameters.valueBlock.value : [];
  if (!(salt instanceof OctetString) || !(iterations instanceof Integer)) throw unreadable('its encryption is malformed');
  const saltBytes = new Uint8Array(salt.getValue());
  const rounds = Number(iterations.toBigInt());
  const sha1 = '1.3.14.3.2.26';
  return decipher('des-ede3-cbc', deriveOld(sha1, password, saltBytes, rounds, 1, 24), deriveOld(sha1, password, saltBytes, rounds, 2, 8), data);
}

/** Decrypts `data`; throws `identity.wrongPassword` and, for what is unsafe, unknown or too costly, `identity.unreadable`. */
export function decryptWithPassword(algorithm: AlgorithmIdentifier, password: string, data: Uint8Array): Buffer {
  const { algorithmId } = algorithm;
  const parameters: unknown = algorithm.algorithmParams;
  const unsafe = UNSAFE[algorithmId];
  if (unsafe !== undefined) throw unreadable(`it is encrypted with ${unsafe}, which is no longer safe; export it again with AES-256`);
  if (algorithmId === TRIPLE_DES) return decryptTripleDes(parameters, password, data);
  if (algorithmId === PBES2 && parameters instanceof Sequence) return decryptPbes2(parameters, password, data);
  throw unreadable('it is encrypted with an algorithm that is not known');
}

/** The BER value at the start of `bytes`, or null when there is none. */
export function parseDer(bytes: Uint8Array): BaseBlock | null {
  const { offset, result } = fromBER(Uint8Array.from(bytes));
  return offset < 0 ? null : result;
}
