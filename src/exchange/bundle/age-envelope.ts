// Encrypts a bundle to a passphrase or to public keys, and opens it: the standard age v1 format, as a stream.
import { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { Fault } from '../../contract/errors.ts';
import { passphraseIdentity, passphraseRecipient } from './scrypt-stanza.ts';

export type Lock = { readonly passphrase: string } | { readonly recipients: readonly string[] };
/** What may open a bundle: the vault's own key, and what a person typed, a passphrase or "AGE-SECRET-KEY-1…". */
export interface Opening { readonly identity: string; readonly secret: string | null; }

const MARK = 'age-encryption.org/v1\n';
export const isAgeFile = (head: Uint8Array): boolean => Buffer.from(head.subarray(0, MARK.length)).toString('latin1') === MARK;

/** The library asks for the web's stream type, which Node's own differs from in declarations only. */
type WebStream = Parameters<Encrypter['encrypt']>[0];
const webStream = (source: AsyncIterable<Uint8Array>): WebStream => ReadableStream.from(source) as WebStream;

/** @throws Fault `bundle.badRecipient` when a public key is none */
export async function encryptStream(source: AsyncIterable<Uint8Array>, lock: Lock): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase));
  else {
    for (const recipient of lock.recipients) {
      try {
        encrypter.addRecipient(recipient);
      } catch (thrown) {
        throw new Fault('bundle.badRecipient', { recipient }, { cause: thrown });
      }
    }
  }
  return encrypter.encrypt(webStream(source));
}

/** The plaintext; every chunk is authenticated. @throws Fault `bundle.locked` when nothing opens it, `bundle.invalid` when it is damaged */
export async function decryptStream(source: AsyncIterable<Uint8Array>, { identity, secret }: Opening): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  if (secret !== null && /^AGE-SECRET-KEY-/i.test(secret.trim())) decrypter.addIdentity(secret.trim().toUpperCase());
  else if (secret !== null) decrypter.addIdentity(passphraseIdentity(secret));
  try {
    return checked(await decrypter.decrypt(webStream(source)));
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('bundle.locked', {}, { cause: thrown });
  }
}

async function* checked(plaintext: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* plaintext;
  } catch (thrown) {
    // The library tells of a wrong tag and of a file cut short with errors of its own.
    if (thrown instanceof Fault || (thrown instanceof Error && 'code' in thrown)) throw thrown;
    throw new Fault('bundle.invalid', { reason: 'its encrypted content is damaged or cut off' }, { cause: thrown });
  }
}
