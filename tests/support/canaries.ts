// Secrets that are easy to find again: planted everywhere in a vault, then looked for in every byte on disk, in every encoding.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Stands in every canary; long enough that chance never makes it, plain letters so that no field refuses it. */
const STEM = 'Zqvkwjxcanary';

/** The canary of one place: "Zqvkwjxcanary017". */
export const canary = (place: number): string => `${STEM}${String(place).padStart(3, '0')}`;

/** Hands out a new canary at every call; `count` tells how many. */
export function canaryBreeder(): { next(): string; readonly count: number } {
  let count = 0;
  return {
    next: () => canary(count += 1),
    get count() { return count; },
  };
}

/** The part of a Base64 text that `bytes` give wherever they begin in a group of three. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((lead) => {
    const text = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64').replace(/=+$/, '');
    // The first and the last letters mix with the neighbours.
    return text.slice(lead === 0 ? 0 : lead + 1, bytes.length % 3 === (3 - lead) % 3 ? undefined : -1);
  });
}

const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

/** Every way in which `text` may stand in a file that is not encrypted. */
export function encodingsOf(text: string): { readonly encoding: string; readonly bytes: Buffer }[] {
  return [...new Set([text, text.toLowerCase(), text.toUpperCase(), [...text].toReversed().join('')])].flatMap((form) => {
    const [utf8, utf16] = [Buffer.from(form), Buffer.from(form, 'utf16le')];
    return [
      { encoding: 'UTF-8', bytes: utf8 }, { encoding: 'UTF-16LE', bytes: utf16 }, { encoding: 'UTF-16BE', bytes: swap(utf16) },
      { encoding: 'hexadecimal', bytes: Buffer.from(utf8.toString('hex')) }, { encoding: 'HEXADECIMAL', bytes: Buffer.from(utf8.toString('hex').toUpperCase()) },
      ...[utf8, utf16].flatMap((bytes) => base64Cores(bytes).flatMap((core) => [...new Set([core, core.replaceAll('+', '-').replaceAll('/', '_')])]).map((core) => ({ encoding: 'Base64', bytes: Buffer.from(core) }))),
    ];
  });
}

/** What tells that a known document is inside: its hash, in letters and raw, as long as nobody has the key. */
export function hashForms(content: Uint8Array): { readonly encoding: string; readonly bytes: Buffer }[] {
  const digest = createHash('sha256').update(content).digest();
  return [{ encoding: 'SHA-256', bytes: Buffer.from(digest.toString('hex')) }, { encoding: 'raw SHA-256', bytes: digest }, { encoding: 'Base64 SHA-256', bytes: Buffer.from(digest.toString('base64')) }];
}

export interface Scan { readonly files: number; readonly bytes: number; /** "path: encoding" of every place where something was found. */ readonly found: readonly string[]; }

/** Reads every file below the folders, names included. Sockets, pipes and links are not followed. */
export async function scanFor(folders: readonly string[], wanted: readonly { readonly encoding: string; readonly bytes: Buffer }[]): Promise<Scan> {
  const found: string[] = [];
  let [files, bytes] = [0, 0];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const content = entry.isFile() ? await readFile(file) : Buffer.alloc(0);
      files += 1;
      bytes += content.length;
      const name = Buffer.from(entry.name);
      for (const { encoding, bytes: needle } of wanted) if (content.includes(needle) || name.includes(needle)) found.push(`${path.relative(folder, file)}: ${encoding}`);
    }
  }
  return { files, bytes, found };
}

/** Looks for every canary at once, and for the hashes of `contents`. */
export const scanForCanaries = (folders: readonly string[], contents: readonly Uint8Array[] = []): Promise<Scan> => scanFor(folders, [...encodingsOf(STEM), ...contents.flatMap(hashForms)]);
