// Opens a ZIP, lists its entries, and unpacks one within caps and with its checksum compared.
import { crc32 } from 'node:zlib';
import { fromBufferPromise, fromRandomAccessReaderPromise, getFileNameLowLevel } from 'yauzl';
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl';

const MIB = 1024 * 1024;
/** Small members may pack as well as they like. */
const RATIO_APPLIES_ABOVE = 10 * MIB;
const MAX_ENTRIES = 20_000;
const UNIX = 3;
const FILE_KIND = 0o170000;

/** Why a member or archive was not unpacked, in words. */
export class ZipRefusal extends Error {
  readonly tooLarge: boolean;
  constructor(reason: string, tooLarge = false) {
    super(reason);
    this.name = 'ZipRefusal';
    this.tooLarge = tooLarge;
  }
}

export interface ZipEntry {
  readonly name: string;
  readonly raw: Entry;
  readonly encrypted: boolean;
  /** Unix file type bits when the archive was made on Unix, else 0. */
  readonly unixKind: number;
  /** Its data overlap another member's: the mark of a bomb. */
  readonly overlaps: boolean;
}
/** An archive that is not in memory. */
export interface ZipSource { readonly reader: RandomAccessReader; readonly size: number; }
export interface OpenedZip {
  readonly file: ZipFile;
  readonly entries: readonly ZipEntry[];
  /** There were more entries than are looked at. */
  readonly cut: boolean;
}

/** The name as Unicode. yauzl hands out raw bytes when it does not decode, whatever its types say. */
function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

function overlapping(entries: readonly Entry[]): Set<Entry> {
  const found = new Set<Entry>();
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) found.add(entry);
    end = Math.max(end, entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize);
  }
  return found;
}

const openFile = (source: Uint8Array | ZipSource): Promise<ZipFile> => {
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false };
  if (!(source instanceof Uint8Array)) return fromRandomAccessReaderPromise(source.reader, source.size, options);
  return fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
};

/** Opens the archive and reads its directory. Throws `ZipRefusal` when there is none that can be read. */
export async function openZip(source: Uint8Array | ZipSource, maxEntries = MAX_ENTRIES): Promise<OpenedZip> {
  try {
    const file = await openFile(source);
    const raw: Entry[] = [];
    let cut = false;
    for await (const entry of file.eachEntry()) {
      if (raw.length >= maxEntries) {
        cut = true;
        break;
      }
      raw.push(entry);
    }
    const overlaps = overlapping(raw);
    const entries = raw.map((entry) => ({
      name: nameOf(entry),
      raw: entry,
      encrypted: entry.isEncrypted(),
      unixKind: entry.versionMadeBy >>> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & FILE_KIND : 0,
      overlaps: overlaps.has(entry),
    }));
    return { file, entries, cut };
  } catch (thrown) {
    throw new ZipRefusal(thrown instanceof Error ? thrown.message : 'its directory cannot be read');
  }
}

export interface UnpackCaps { readonly maxBytes: number; readonly maxRatio: number; }

/** The member's bytes as a stream. Throws `ZipRefusal` when it is larger than allowed, packed too well, damaged, or not what its header says. */
export async function* memberStream(zip: OpenedZip, { raw, overlaps }: ZipEntry, caps: UnpackCaps): AsyncGenerator<Uint8Array> {
  if (overlaps) throw new ZipRefusal('its data overlap another member\u2019s');
  if (!raw.canDecodeFileData()) throw new ZipRefusal(`it is packed by a method that is not known (${raw.compressionMethod})`);
  const allowed = Math.max(RATIO_APPLIES_ABOVE, raw.compressedSize * caps.maxRatio);
  if (raw.uncompressedSize > caps.maxBytes) throw new ZipRefusal('it is larger than the limit when unpacked', true);
  if (raw.uncompressedSize > allowed) throw new ZipRefusal(`it unpacks to more than ${caps.maxRatio} times its size`, true);
  try {
    const local = await zip.file.readLocalFileHeaderPromise(raw);
    if (!('fileName' in local) || !local.fileName.equals(raw.fileNameRaw)) throw new ZipRefusal('its name differs between the two directories of the archive');
    const stream = await zip.file.openReadStreamPromise(raw);
    let [size, checksum] = [0, 0];
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > caps.maxBytes || size > allowed) throw new ZipRefusal('it is larger than the limit when unpacked', true);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== raw.crc32) throw new ZipRefusal('its checksum does not match');
  } catch (thrown) {
    if (thrown instanceof ZipRefusal) throw thrown;
    throw new ZipRefusal(thrown instanceof Error ? thrown.message : 'it cannot be unpacked');
  }
}

/** The member's bytes in memory; throws as `memberStream` does. */
export async function inflateMember(zip: OpenedZip, entry: ZipEntry, caps: UnpackCaps): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of memberStream(zip, entry, caps)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
