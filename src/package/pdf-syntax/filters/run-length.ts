// RunLengthDecode (ISO 32000-1, 7.4.5).
import { Bytes, type Filter } from './filter.ts';

export const runLength: Filter = (bytes, _parameters, cap) => {
  const out = new Bytes(cap);
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at++] ?? 128;
    if (length === 128) break;
    if (length < 128) for (let end = Math.min(bytes.length, at + length + 1); at < end; at += 1) out.push(bytes[at] ?? 0);
    else {
      const byte = bytes[at++];
      if (byte !== undefined) for (let count = 0; count < 257 - length; count += 1) out.push(byte);
    }
  }
  return { data: out.take(), damage: null };
};
