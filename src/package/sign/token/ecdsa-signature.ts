// Tokens answer an ECDSA signature as r and s side by side (PKCS#11 v2.40, 2.3.1); CMS wants them as DER (RFC 5753, 7.2).
import { der, sequence } from '../der.ts';

/** A positive INTEGER: no leading zeros but the one that keeps it positive. */
function unsigned(bytes: Uint8Array): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(start < 0 ? bytes.length - 1 : start);
  return der(0x02, (digits[0] ?? 0) & 0x80 ? Buffer.from([0]) : Buffer.alloc(0), digits);
}

/** ECDSA-Sig-Value of `raw`; its halves are r and s, each as long as the order of the curve. */
export function ecdsaSignatureValue(raw: Uint8Array): Uint8Array {
  if (raw.length === 0 || raw.length % 2 !== 0) throw new RangeError(`an ECDSA signature of ${raw.length} bytes`);
  return sequence(unsigned(raw.subarray(0, raw.length / 2)), unsigned(raw.subarray(raw.length / 2)));
}
