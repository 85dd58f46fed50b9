// ASCIIHexDecode and ASCII85Decode (ISO 32000-1, 7.4.2 and 7.4.3).
import { CLASS, hexDigit, WHITESPACE } from '../characters.ts';
import { Bytes, type Filter } from './filter.ts';

export const asciiHex: Filter = (bytes, _parameters, cap) => {
  const out = new Bytes(cap);
  let half = -1;
  for (const byte of bytes) {
    if (byte === 0x3e) break;
    if (CLASS[byte] === WHITESPACE) continue;
    const digit = hexDigit(byte);
    if (digit < 0) return { data: out.take(), damage: 'hexadecimal data is damaged' };
    if (half < 0) half = digit;
    else {
      out.push(half * 16 + digit);
      half = -1;
    }
  }
  if (half >= 0) out.push(half * 16);
  return { data: out.take(), damage: null };
};

export const ascii85: Filter = (bytes, _parameters, cap) => {
  const damage = 'base-85 data is damaged';
  const out = new Bytes(cap);
  let [value, count] = [0, 0];
  const flush = (padded: number): void => {
    for (let place = 0; place < 4 - padded; place += 1) out.push(Math.floor(value / 256 ** (3 - place)) & 0xff);
    [value, count] = [0, 0];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (CLASS[byte] === WHITESPACE) continue;
    if (byte === 0x7a && count === 0) {
      flush(0);
      continue;
    }
    if (byte < 0x21 || byte > 0x75) return { data: out.take(), damage };
    value = value * 85 + byte - 0x21;
    count += 1;
    if (value > 0xffffffff) return { data: out.take(), damage };
    if (count === 5) flush(0);
  }
  if (count === 1) return { data: out.take(), damage };
  if (count > 1) {
    const padded = 5 - count;
    for (let place = 0; place < padded; place += 1) value = value * 85 + 84;
    flush(padded);
  }
  return { data: out.take(), damage: null };
};
