// How much of one file is read at most; beyond it the file is kept and flagged.
import type { ReadLimits } from './reading.ts';

const MIB = 1024 * 1024;

/** Larger files are stored but not opened: their pages are not worth the memory of a parser. */
export const MAX_BYTES_TO_READ = 128 * MIB;

/** How deep archives and mails inside each other are unpacked. */
export const MAX_NESTING = 4;

export const DEFAULT_LIMITS: ReadLimits = {
  maxPages: 5_000,
  maxTextCharacters: 4_000_000,
  maxMembers: 2_000,
  maxMemberBytes: 192 * MIB,
  maxRatio: 100,
  maxPixels: 100_000_000,
};
