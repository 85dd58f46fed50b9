// LZWDecode (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, 256 clears the table, 257 ends the data.
import { numberOf } from '../values.ts';
import { Bytes, type Filter } from './filter.ts';

const [CLEAR, END, FIRST] = [256, 257, 258];
const MAX_CODES = 4096;

export const lzw: Filter = (bytes, parameters, cap) => {
  const early = numberOf(parameters.get('EarlyChange')) ?? 1;
  const out = new Bytes(cap);
  // Each code is a shorter one and a last byte; its bytes are found from behind.
  const [prefix, last] = [new Uint16Array(MAX_CODES), new Uint8Array(MAX_CODES)];
  const stack = new Uint8Array(MAX_CODES + 1);
  let [next, width, previous, first] = [FIRST, 9, -1, 0];
  let [held, bits] = [0, 0];
  const damage = 'LZW data is damaged';
  let overfull = false;
  for (let at = 0; ; ) {
    while (bits < width) {
      const byte = bytes[at++];
      // Many writers leave out the end mark; what is whole counts.
      if (byte === undefined) return { data: out.take(), damage: overfull ? damage : null };
      held = ((held << 8) | byte) & 0xffffff;
      bits += 8;
    }
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === END) return { data: out.take(), damage: overfull ? damage : null };
    if (code === CLEAR) {
      [next, width, previous] = [FIRST, 9, -1];
      continue;
    }
    if (code > next || (previous < 0 && code > 255)) return { data: out.take(), damage };
    let depth = 0;
    let walk = code === next ? previous : code;
    if (code === next) stack[depth++] = first;
    for (; walk >= FIRST; walk = prefix[walk] ?? 0) stack[depth++] = last[walk] ?? 0;
    first = walk;
    out.push(first);
    while (depth > 0) out.push(stack[--depth] ?? 0);
    // Some writers forget to clear a full table; most readers then go on with it as it is.
    if (previous >= 0 && next >= MAX_CODES) overfull = true;
    else if (previous >= 0) {
      prefix[next] = previous;
      last[next] = first;
      next += 1;
      if (next + early >= 1 << width && width < 12) width += 1;
    }
    previous = code;
  }
};
