// DER by concatenation, for what must hold other people's DER unchanged: asn1js would parse and write it again.
import { Integer, ObjectIdentifier } from 'asn1js';

/** Tag, length and content (X.690, 8.1). */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const size = body.length.toString(16);
  const bytes = Buffer.from(size.length % 2 === 0 ? size : `0${size}`, 'hex');
  return Buffer.concat([Buffer.from([tag]), body.length < 128 ? Buffer.from([body.length]) : Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]), body]);
}

export const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
export const setOf = (...content: readonly Uint8Array[]): Buffer => der(0x31, ...content);
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes);
/** Constructed, context-specific `tag`. */
export const tagged = (tag: number, ...content: readonly Uint8Array[]): Buffer => der(0xa0 | tag, ...content);
export const oid = (value: string): Buffer => Buffer.from(new ObjectIdentifier({ value }).toBER());
export const integer = (value: number): Buffer => Buffer.from(new Integer({ value }).toBER());
export const NULL: Buffer = Buffer.from([5, 0]);
