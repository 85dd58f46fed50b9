// Stable identifiers for things without a GS1 key: the same lot of the same dossier has the same one in every export.
import { createHash } from 'node:crypto';

/** Namespace of name-based identifiers of this program; drawn once. */
const NAMESPACE = Buffer.from('6f1c2a8e4b7d4c3e9a505d8e2b1f7c64', 'hex');

/** "urn:uuid:…" of version 5 (RFC 9562, 5.5) for the thing of that kind and id in the dossier. */
export function uuidUri(dossierId: string, kind: string, id: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update([dossierId, kind, id].map(encodeURIComponent).join('/')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
