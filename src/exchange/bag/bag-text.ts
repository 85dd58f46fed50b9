// The text files of a BagIt bag (RFC 8493): bagit.txt, bag-info.txt and the manifests, written and read.
import { Fault } from '../../contract/errors.ts';

export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export interface ManifestLine { readonly path: string; readonly hash: string; }

/** Every reason a bag is refused for is told with this fault. */
export const bagFault = (reason: string): Fault => new Fault('bundle.invalid', { reason });

/** Only line ends and the sign of the encoding itself are encoded (RFC 8493, 2.1.3). */
const encodePath = (path: string): string => path.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const decodePath = (path: string): string => path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%');

/** A manifest as `sha256sum -c` reads it. */
export const writeManifest = (lines: readonly ManifestLine[]): string => lines.map(({ path, hash }) => `${hash}  ${encodePath(path)}\n`).join('');

export const writeBagInfo = (facts: readonly (readonly [label: string, value: string])[]): string =>
  facts.map(([label, value]) => `${label}: ${value.replace(/[\r\n]+/g, ' ')}\n`).join('');

const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);

/** Reads `<hash> <path>` lines. @throws Fault `bundle.invalid` for anything else. */
export function readManifest(text: string, name: string): ManifestLine[] {
  return linesOf(text).filter((line) => line.trim() !== '').map((line) => {
    const match = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line);
    if (!match?.[1] || match[2] === undefined) throw bagFault(`${name} has a line that is not a hash and a path`);
    return { hash: match[1].toLowerCase(), path: decodePath(match[2]).replace(/^(?:\.\/)+/, '') };
  });
}

export interface BagDeclaration { readonly version: string; readonly encoding: string; }

/** Reads bagit.txt. @throws Fault `bundle.invalid` when it is not exactly what RFC 8493 (or the draft it names) asks for. */
export function readDeclaration(bytes: Uint8Array): BagDeclaration {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.startsWith('\uFEFF')) throw bagFault('bagit.txt begins with a byte order mark');
  const match = /^BagIt-Version: (\d+\.\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: ([A-Za-z0-9_.:-]+)(?:\r\n|\n|\r)?$/.exec(text);
  const [, version, encoding] = match ?? [];
  if (version === undefined || encoding === undefined) {
    // Drafts before 1.0 did not forbid spaces around the colon.
    const loose = /^BagIt-Version\s*:\s*(0\.\d+)\s*(?:\r\n|\n|\r)\s*Tag-File-Character-Encoding\s*:\s*([A-Za-z0-9_.:-]+)\s*$/.exec(text);
    if (loose?.[1] === undefined || loose[2] === undefined) throw bagFault('bagit.txt does not name a BagIt version and the encoding of its tag files');
    return { version: loose[1], encoding: loose[2] };
  }
  return { version, encoding };
}

/** Labels and values of bag-info.txt, in lower case, repeated ones kept in order. */
export function readBagInfo(text: string): [label: string, value: string][] {
  const facts: [string, string][] = [];
  for (const line of linesOf(text)) {
    const last = facts.at(-1);
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else {
      const at = line.indexOf(':');
      if (at > 0) facts.push([line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]);
      else if (line.trim() !== '') throw bagFault('bag-info.txt has a line without a label');
    }
  }
  return facts;
}
