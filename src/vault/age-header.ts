// The head of a standard age v1 file (c2sp.org/age) with one X25519 recipient: 168 bytes, then the payload.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { aead } from './chacha20-poly1305.ts';
import { x25519PublicKey, x25519SharedSecret } from './x25519.ts';

const INTRO = 'age-encryption.org/v1\n-> X25519 ';
const MAC_MARK = '\n--- ';
const KEY_BYTES = 32;
const FILE_KEY_BYTES = 16;
/** 32 bytes in base64 without padding. */
const LINE = 43;
const SHARE_AT = INTRO.length;
const WRAPPED_AT = SHARE_AT + LINE + 1;
const MAC_MARK_AT = WRAPPED_AT + LINE;
const MAC_AT = MAC_MARK_AT + MAC_MARK.length;
export const AGE_HEADER_BYTES = MAC_AT + LINE + 1;

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** Decodes one line strictly: what does not encode back to the same letters is not accepted. */
function decode(line: string): Buffer | null {
  const bytes = Buffer.from(line, 'base64');
  return bytes.length === KEY_BYTES && encode(bytes) === line ? bytes : null;
}

const wrapKey = (shared: Uint8Array, share: Uint8Array, recipient: Uint8Array): Uint8Array =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([share, recipient]), 'age-encryption.org/v1/X25519', KEY_BYTES));

function headerMac(fileKey: Uint8Array, headerText: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', fileKey, new Uint8Array(), 'header', KEY_BYTES));
  return createHmac('sha256', key).update(headerText).digest();
}

/** Fixed nonce: each wrapping key is used once, for one file key. */
const WRAP_NONCE = new Uint8Array(12);

/** A new header for `recipient` (X25519 public key) and the file key that it carries. */
export function createAgeHeader(recipient: Uint8Array, randomBytes: (length: number) => Uint8Array): { header: Uint8Array; fileKey: Uint8Array } {
  const fileKey = randomBytes(FILE_KEY_BYTES);
  const ephemeral = randomBytes(KEY_BYTES);
  const share = x25519PublicKey(ephemeral);
  const wrapped = aead.seal(wrapKey(x25519SharedSecret(ephemeral, recipient), share, recipient), WRAP_NONCE, fileKey);
  ephemeral.fill(0);
  const authenticated = `${INTRO}${encode(share)}\n${encode(wrapped)}\n---`;
  return { header: Buffer.from(`${authenticated} ${encode(headerMac(fileKey, authenticated))}\n`, 'latin1'), fileKey };
}

/** The file key of a header written for `identity`; null when the header is damaged or meant for somebody else. */
export function openAgeHeader(header: Uint8Array, identity: Uint8Array, recipient: Uint8Array): Uint8Array | null {
  const text = Buffer.from(header).toString('latin1');
  const framed = text.length === AGE_HEADER_BYTES && text.startsWith(INTRO) && text[WRAPPED_AT - 1] === '\n' && text.startsWith(MAC_MARK, MAC_MARK_AT) && text.endsWith('\n');
  if (!framed) return null;
  const share = decode(text.slice(SHARE_AT, SHARE_AT + LINE));
  const wrapped = decode(text.slice(WRAPPED_AT, MAC_MARK_AT));
  const mac = decode(text.slice(MAC_AT, MAC_AT + LINE));
  if (!share || !wrapped || !mac) return null;
  const fileKey = aead.open(wrapKey(x25519SharedSecret(identity, share), share, recipient), WRAP_NONCE, wrapped);
  if (!fileKey || !timingSafeEqual(headerMac(fileKey, text.slice(0, MAC_AT - 1)), mac)) return null;
  return fileKey;
}
