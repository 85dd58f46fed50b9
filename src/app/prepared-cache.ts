// Exhibit files made ready for the package, kept by content hash: each file is prepared once, however often it is built.
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import type { PreparedFile } from '../package/engine.ts';
import type { Vault } from '../vault/vault.ts';
import { decodePdf, encodePdf, type KeptFile } from './kept-pdf.ts';
import type { Preparer } from './services.ts';

/** Raise when preparation changes what it makes; older entries are then made again. */
const VERSION = 5;

function encode({ pdf, ...facts }: PreparedFile): Uint8Array {
  const head = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, encodePdf(pdf)]);
}

function decode(bytes: Uint8Array): KeptFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 4 + buffer.readUInt32BE(0);
  const facts = JSON.parse(buffer.toString('utf8', 4, end)) as Omit<PreparedFile, 'pdf'>;
  return { ...facts, ...decodePdf(buffer.subarray(end)) };
}

const unlockedKey = (sha256: string): string => `unlocked/${sha256}`;

/** Remembers what a locked PDF is without its password; the cache is encrypted as the rest of the vault. */
export const keepUnlocked = (vault: Vault, sha256: string, pdf: Uint8Array): Promise<void> => vault.cache.put(unlockedKey(sha256), pdf);

const OPENED = 'Opened with a password; the original itself still asks for it.';

/** Prepares through `preparer` and remembers in the vault's cache. */
export function cachedPreparation(vault: Vault, preparer: Preparer): (file: EvidenceFile) => Promise<KeptFile> {
  const remembered = async (key: string, make: () => Promise<PreparedFile>): Promise<KeptFile> => {
    const kept = await vault.cache.get(key);
    if (kept) return decode(kept);
    const entry = encode(await make());
    await vault.cache.put(key, entry);
    return decode(entry);
  };
  return async (file) => {
    const prepare = (bytes: Uint8Array): Promise<PreparedFile> => preparer.prepare({ name: file.name, mediaType: file.mediaType, bytes, sha256: file.sha256 });
    // The name is part of the key: a placeholder and a rendition print it.
    const key = `prepared/${VERSION}/${file.sha256}/${file.mediaType}/${file.name}`;
    const prepared = await remembered(key, async () => prepare(await vault.blobs.read(file.sha256)));
    // A locked file has a sheet only, until somebody opens it with its password.
    const unlocked = prepared.rung === 'placeholder' ? await vault.cache.get(unlockedKey(file.sha256)) : null;
    return unlocked === null ? prepared : remembered(`${key}/unlocked`, async () => opened(await prepare(unlocked)));
  };
}

/** What was prepared from an unlocked copy, and says so. */
const opened = ({ rung, notes, ...prepared }: PreparedFile): PreparedFile => ({ ...prepared, rung: rung === 'as_is' ? 'repaired' : rung, notes: [OPENED, ...notes] });
