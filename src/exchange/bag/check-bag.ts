// Checks a bag from end to end (RFC 8493): complete both ways, every hash, and no path that leads out of it.
import { createHash } from 'node:crypto';
import type { Progress } from '../../contract/progress.ts';
import { bagFault, readBagInfo, readDeclaration, readManifest, type BagDeclaration } from './bag-text.ts';

export interface BagMember {
  /** Relative to the folder of the bag, with `/`. */
  readonly path: string;
  readonly size: number;
  /** The content, checked against the container's own checksum. */
  stream(): AsyncIterable<Uint8Array>;
}
export interface CheckedBag {
  readonly declaration: BagDeclaration;
  readonly info: readonly (readonly [label: string, value: string])[];
  /** SHA-256 of every payload file; empty when the bag has no sha256 manifest. */
  readonly payload: ReadonlyMap<string, string>;
}

const KNOWN_VERSIONS = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']);
const ALGORITHMS = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);
const LARGEST_TAG_FILE = 64 * 1024 * 1024;

/** The whole of a small member. @throws Fault `bundle.invalid` beyond `most` bytes */
export async function readMember(member: BagMember, most: number): Promise<Uint8Array> {
  if (member.size > most) throw bagFault(`${member.path} is larger than ${most} bytes`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of member.stream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Paths that would leave the bag on some system, though nothing here is ever written under its own name. */
function pathProblem(path: string): string | null {
  if (path.split('/').includes('..')) return 'leads out of the bag';
  if (path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  if (path.startsWith('~') || /^%[A-Za-z]+%/.test(path)) return 'begins with a shortcut to a home folder';
  return null;
}

function decoder(encoding: string): (bytes: Uint8Array) => string {
  try {
    const text = new TextDecoder(encoding.toLowerCase() === 'utf-16' ? 'utf-16be' : encoding, { fatal: true });
    return (bytes) => {
      // UTF-16 without its byte order mark is big endian (RFC 2781).
      const little = bytes[0] === 0xff && bytes[1] === 0xfe && encoding.toLowerCase() === 'utf-16';
      return (little ? new TextDecoder('utf-16le', { fatal: true }) : text).decode(bytes);
    };
  } catch {
    throw bagFault(`the encoding ${encoding} of its tag files is not known`);
  }
}

class BagCheck {
  readonly #members: ReadonlyMap<string, BagMember>;
  readonly #progress: Progress;
  #decode: (bytes: Uint8Array) => string = (bytes) => Buffer.from(bytes).toString('utf8');
  #done = 0;

  constructor(members: readonly BagMember[], progress: Progress) {
    this.#members = new Map(members.map((member) => [member.path, member]));
    this.#progress = progress;
  }

  async #text(path: string): Promise<string> {
    const member = this.#members.get(path);
    if (!member) throw bagFault(`${path} is missing`);
    try {
      return this.#decode(await readMember(member, LARGEST_TAG_FILE));
    } catch (thrown) {
      if (thrown instanceof TypeError) throw bagFault(`${path} is not in the encoding the bag names`);
      throw thrown;
    }
  }

  async run(): Promise<CheckedBag> {
    const bagit = this.#members.get('bagit.txt');
    if (!bagit) throw bagFault('bagit.txt is missing');
    const declaration = readDeclaration(await readMember(bagit, 4096));
    if (!KNOWN_VERSIONS.has(declaration.version)) throw bagFault(`BagIt version ${declaration.version} is not known`);
    this.#decode = decoder(declaration.encoding);
    const info = this.#members.has('bag-info.txt') ? readBagInfo(await this.#text('bag-info.txt')) : [];
    const payload = [...this.#members.keys()].filter((path) => path.startsWith('data/'));
    if (this.#members.has('fetch.txt')) await this.#checkFetch();
    this.#checkOxum(info, payload);
    const manifests = await this.#manifests(/^manifest-([a-z0-9]+)\.txt$/, declaration);
    if (manifests.size === 0) throw bagFault('there is no manifest of a kind that is known');
    for (const [algorithm, lines] of manifests) this.#compare(algorithm, lines, payload, declaration);
    const hashes = new Map<string, Map<string, string>>();
    for (const [algorithm, lines] of [...manifests, ...(await this.#manifests(/^tagmanifest-([a-z0-9]+)\.txt$/, declaration))]) {
      for (const [path, hash] of lines) hashes.set(path, (hashes.get(path) ?? new Map<string, string>()).set(algorithm, hash));
    }
    for (const [path, expected] of hashes) await this.#hash(path, expected, hashes.size);
    return { declaration, info, payload: manifests.get('sha256') ?? new Map() };
  }

  /** A bag that has everything may still say where it came from; one that lacks a part is not complete. */
  async #checkFetch(): Promise<void> {
    for (const line of (await this.#text('fetch.txt')).split(/\r\n|\n|\r/).filter((text) => text.trim() !== '')) {
      const path = /^\S+\s+\S+\s+(.+)$/.exec(line)?.[1]?.replace(/^\.\//, '') ?? '';
      const problem = pathProblem(path);
      if (problem !== null) throw bagFault(`a path in fetch.txt ${problem}: ${path}`);
      if (!this.#members.has(path)) throw bagFault(`${path} would have to be fetched from a network, which is never done`);
    }
  }

  #checkOxum(info: CheckedBag['info'], payload: readonly string[]): void {
    const oxum = info.find(([label]) => label === 'payload-oxum')?.[1];
    if (oxum === undefined) return;
    const bytes = payload.reduce((sum, path) => sum + (this.#members.get(path)?.size ?? 0), 0);
    if (oxum !== `${bytes}.${payload.length}`) throw bagFault(`its payload is ${bytes} bytes in ${payload.length} files, not ${oxum} as it says`);
  }

  async #manifests(pattern: RegExp, declaration: BagDeclaration): Promise<Map<string, ReadonlyMap<string, string>>> {
    const found = new Map<string, ReadonlyMap<string, string>>();
    for (const name of this.#members.keys()) {
      const algorithm = pattern.exec(name)?.[1];
      if (algorithm === undefined || !ALGORITHMS.has(algorithm)) continue;
      const lines = new Map<string, string>();
      for (const { path, hash } of readManifest(await this.#text(name), name)) {
        const problem = pathProblem(path);
        if (problem !== null) throw bagFault(`a path in ${name} ${problem}: ${path}`);
        if (lines.has(path) && (declaration.version === '1.0' || lines.get(path) !== hash)) throw bagFault(`${name} lists ${path} twice`);
        lines.set(path, hash);
      }
      found.set(algorithm, lines);
    }
    return found;
  }

  #compare(algorithm: string, lines: ReadonlyMap<string, string>, payload: readonly string[], declaration: BagDeclaration): void {
    for (const path of lines.keys()) {
      if (!path.startsWith('data/') && declaration.version === '1.0') throw bagFault(`manifest-${algorithm}.txt lists ${path}, which is no payload`);
    }
    const missing = payload.find((path) => !lines.has(path));
    if (missing !== undefined) throw bagFault(`${missing} is in the bag, but not in manifest-${algorithm}.txt`);
  }

  async #hash(path: string, expected: ReadonlyMap<string, string>, total: number): Promise<void> {
    const member = this.#members.get(path);
    if (!member) throw bagFault(`${path} is listed, but not there`);
    this.#progress.report(`Checking ${path}`, this.#done, total);
    const hashes = [...expected.keys()].map((algorithm) => ({ algorithm, hash: createHash(algorithm) }));
    for await (const chunk of member.stream()) for (const { hash } of hashes) hash.update(chunk);
    for (const { algorithm, hash } of hashes) if (hash.digest('hex') !== expected.get(algorithm)) throw bagFault(`${path} is not what manifest-${algorithm}.txt says`);
    this.#done += 1;
  }
}

/**
 * Reads every byte of the bag. `members` are the files inside its folder.
 * @throws Fault `bundle.invalid` with the first thing that is wrong
 */
export function checkBag(members: readonly BagMember[], progress: Progress): Promise<CheckedBag> {
  return new BagCheck(members, progress).run();
}
