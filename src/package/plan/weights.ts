// What pages and attachments take up in the finished file: upper bounds, measured on the worked dossiers and rounded up.
import type { Appearance } from '../compose/composition.ts';
import type { Load } from './split-volumes.ts';

/** What every file has: fonts of the stamps, color profile, cross-reference, signature with its chain. */
export const FILE_BYTES = 80_000;
const FONTS_OF_A_PART = 40_000;
const OWN_PAGE = 8_000;
/** Stamp, page object and their lines in the cross-reference. */
const STAMP = 2_500;
const SMALL_FILE = 4_000;
/** File specification and the rows of manifest.json that tell of it. */
const AROUND_ATTACHMENT = 2_000;

/** Pages we set ourselves. */
export const ownPages = (pages: number): Load => ({ pages, bytes: FONTS_OF_A_PART + pages * OWN_PAGE });

export const attachmentBytes = (size: number): number => size + AROUND_ATTACHMENT;

/** Bytes of the pages `[from, to)` of a file as it appears; by its pages where they were weighed, else evenly. */
export function fileBytes({ pages, bytes, pageBytes }: Appearance): (from: number, to: number) => number {
  const stamps = (count: number): number => SMALL_FILE + count * STAMP;
  if (pageBytes === null) return (from, to) => Math.ceil((bytes * (to - from)) / Math.max(1, pages)) + stamps(to - from);
  const upTo = [0];
  for (const own of pageBytes.own) upTo.push((upTo.at(-1) ?? 0) + own);
  return (from, to) => pageBytes.shared + (upTo[to] ?? 0) - (upTo[from] ?? 0) + stamps(to - from);
}
