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

/** Prepares through `preparer` and remembers in the vault's cache. */
export function cachedPreparation(vault: Vault, preparer: Preparer): (file: EvidenceFile) => Promise<KeptFile> {
  return async (file) => {
    // The name is part of the key: a placeholder and a rendition print it.
    const key = `prepared/${VERSION}/${file.sha256}/${file.mediaType}/${file.name}`;
    const kept = await vault.cache.get(key);
    if (kept) return decode(kept);
    const prepared = await preparer.prepare({ name: file.name, mediaType: file.mediaType, bytes: await vault.blobs.read(file.sha256), sha256: file.sha256 });
    const entry = encode(prepared);
    await vault.cache.put(key, entry);
    return decode(entry);
  };
}
