// Evidence files on disk: one encrypted age file per content, under a name only the key holder can compute.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { AgeFileReader, DamagedAgeFile, encryptedLength, writeAgeFile } from './age-file.ts';
import { diskFault, makeFolderDurably, PRIVATE_FOLDER_MODE, syncFolder, systemErrorCode } from './durable-file.ts';
import { objectName, type VaultKeys } from './key-hierarchy.ts';
import type { Reader, Writer } from './sql-connection.ts';
import type { Blobs, StagedBlob } from './vault.ts';

export const OBJECTS_FOLDER = 'objects';
export const TEMPORARY_FOLDER = 'tmp';
/** Where orphans wait: after a database was restored from an older backup they may be evidence. */
export const TRASH_FOLDER = 'trash';
/** Where damaged objects wait for a person to look at them. */
export const QUARANTINE_FOLDER = 'quarantine';
const ORPHAN_GRACE_MS = 24 * 60 * 60 * 1000;

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, (thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return false;
    throw thrown;
  });
}

async function* checkAborted(source: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    if (signal?.aborted) throw new Fault('job.cancelled', { kept: 'Files taken in before are kept.' });
    yield bytes;
  }
}

/** Rows of published files, in the transaction of what refers to them. */
export async function addBlobs(writer: Writer, blobs: readonly StagedBlob[], addedAt: string): Promise<void> {
  if (blobs.length === 0) return;
  await writer.run('INSERT INTO blob (sha256, size, added_at) SELECT value ->> 0, value ->> 1, ? FROM json_each(?) WHERE true ON CONFLICT (sha256) DO NOTHING',
    [addedAt, JSON.stringify(blobs.map(({ sha256, size }) => [sha256, size]))]);
}

export class BlobStore implements Blobs {
  readonly #folder: string;
  readonly #keys: VaultKeys;
  readonly #rows: Reader;
  readonly #environment: Environment;

  constructor(folder: string, keys: VaultKeys, rows: Reader, environment: Environment) {
    this.#folder = folder;
    this.#keys = keys;
    this.#rows = rows;
    this.#environment = environment;
  }

  #fileOf(sha256: string): string {
    const name = objectName(this.#keys, 'blob', sha256);
    return path.join(this.#folder, OBJECTS_FOLDER, name.slice(0, 2), `${name}.age`);
  }

  async stage(source: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<StagedBlob> {
    const name = Buffer.from(this.#environment.randomBytes(16)).toString('hex');
    const temporaryPath = path.join(this.#folder, TEMPORARY_FOLDER, `${name}.age`);
    const hash = createHash('sha256');
    let size = 0;
    try {
      await writeAgeFile(temporaryPath, checkAborted(source, signal), this.#keys.recipient, (length) => this.#environment.randomBytes(length), {
        observe: (bytes) => {
          hash.update(bytes);
          size += bytes.length;
        },
        sync: true,
      });
      return { sha256: hash.digest('hex'), size, temporaryPath };
    } catch (thrown) {
      await rm(temporaryPath, { force: true });
      throw diskFault(thrown, this.#folder);
    }
  }

  discard(staged: StagedBlob): Promise<void> {
    return rm(staged.temporaryPath, { force: true });
  }

  openStaged(staged: StagedBlob): Promise<AgeFileReader> {
    return AgeFileReader.open(staged.temporaryPath, this.#keys);
  }

  /** Moves staged files under their final names and makes the names durable. To be followed by the rows that refer to them. */
  async publish(staged: readonly StagedBlob[]): Promise<void> {
    if (staged.length === 0) return;
    const folders = new Set<string>();
    try {
      for (const blob of staged) {
        const target = this.#fileOf(blob.sha256);
        const folder = path.dirname(target);
        if (!folders.has(folder)) {
          await makeFolderDurably(folder);
          folders.add(folder);
        }
        await this.#moveInto(target, blob);
      }
      await Promise.all([...folders].map((folder) => syncFolder(folder)));
    } catch (thrown) {
      throw diskFault(thrown, this.#folder);
    }
  }

  /** The fresh copy takes the place of one that is there: same content, and it mends one that was damaged. */
  async #moveInto(target: string, blob: StagedBlob): Promise<void> {
    try {
      await rename(blob.temporaryPath, target);
    } catch (thrown) {
      // Windows does not rename over a file that somebody reads; then the one that is there stays.
      if (process.platform !== 'win32' || !(await exists(target))) throw thrown;
      await this.discard(blob);
    }
  }

  /** Whether the vault holds this content: its row and its file. A file alone is what a killed import left. */
  async has(sha256: string): Promise<boolean> {
    return (await this.#rows.get('SELECT 1 AS one FROM blob WHERE sha256 = ?', [sha256])) !== null && exists(this.#fileOf(sha256));
  }

  async #open(sha256: string): Promise<AgeFileReader> {
    try {
      return await AgeFileReader.open(this.#fileOf(sha256), this.#keys);
    } catch (thrown) {
      throw this.#damage(thrown, sha256);
    }
  }

  #damage(thrown: unknown, sha256: string): unknown {
    if (thrown instanceof DamagedAgeFile) return new Fault('vault.damagedBlob', { what: `${sha256}: ${thrown.message}` }, { cause: thrown });
    if (systemErrorCode(thrown) === 'ENOENT') return new Fault('vault.damagedBlob', { what: `${sha256}: the file is missing` }, { cause: thrown });
    return thrown;
  }

  async size(sha256: string): Promise<number> {
    const reader = await this.#open(sha256);
    await reader.close();
    return reader.size;
  }

  async read(sha256: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const bytes of this.stream(sha256)) chunks.push(bytes);
    return Buffer.concat(chunks);
  }

  /** Reads the whole content for its check only; answers its length. @throws Fault `vault.damagedBlob` */
  async prove(sha256: string): Promise<number> {
    let size = 0;
    for await (const bytes of this.stream(sha256)) size += bytes.length;
    return size;
  }

  async readRange(sha256: string, offset: number, length: number): Promise<Uint8Array> {
    const reader = await this.#open(sha256);
    try {
      const chunks: Uint8Array[] = [];
      for await (const bytes of reader.read(offset, length)) chunks.push(bytes);
      return Buffer.concat(chunks);
    } catch (thrown) {
      throw this.#damage(thrown, sha256);
    } finally {
      await reader.close();
    }
  }

  /** The whole content; throws `vault.damagedBlob` at the end when it is authentic but another file than its name says. */
  async *stream(sha256: string): AsyncGenerator<Uint8Array> {
    const reader = await this.#open(sha256);
    const hash = createHash('sha256');
    try {
      for await (const bytes of reader.read()) {
        hash.update(bytes);
        yield bytes;
      }
      if (hash.digest('hex') !== sha256) throw new Fault('vault.damagedBlob', { what: `${sha256}: another file stands in its place` });
    } catch (thrown) {
      throw this.#damage(thrown, sha256);
    } finally {
      await reader.close();
    }
  }

  /**
   * Removes half-written files, and sets aside objects that no row has referred to for a day; both are what a crash leaves.
   * Younger orphans stay: an import that goes on where it stopped finds its bytes there. Answers how many of each.
   */
  async clean(isKnown: (objectFile: string) => boolean): Promise<{ temporary: number; orphans: number }> {
    const temporaryFolder = path.join(this.#folder, TEMPORARY_FOLDER);
    const leftovers = await readdir(temporaryFolder);
    for (const name of leftovers) await rm(path.join(temporaryFolder, name), { force: true });
    const longAgo = this.#environment.now().getTime() - ORPHAN_GRACE_MS;
    let orphans = 0;
    for (const entry of await readdir(path.join(this.#folder, OBJECTS_FOLDER), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || isKnown(entry.name)) continue;
      const file = path.join(entry.parentPath, entry.name);
      if ((await stat(file)).mtimeMs > longAgo) continue;
      const trash = path.join(this.#folder, TRASH_FOLDER);
      await mkdir(trash, { recursive: true, mode: PRIVATE_FOLDER_MODE });
      await rename(file, path.join(trash, entry.name));
      orphans += 1;
    }
    return { temporary: leftovers.length, orphans };
  }

  /** Length of the encrypted file of a content of `size` bytes. */
  fileBytes(size: number): number {
    return encryptedLength(size);
  }

  /** Takes a damaged file out of the way, so that nothing is read from it and a good one can take its place. */
  async quarantine(sha256: string): Promise<void> {
    const [file, folder] = [this.#fileOf(sha256), path.join(this.#folder, QUARANTINE_FOLDER)];
    if (!(await exists(file))) return;
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    await rename(file, path.join(folder, path.basename(file)));
    await syncFolder(path.dirname(file));
  }

  /** Puts a copy of an object's file in its place once its content is proven; answers false, and leaves nothing, when it is not. */
  async adopt(sha256: string, source: string): Promise<boolean> {
    const temporaryPath = path.join(this.#folder, TEMPORARY_FOLDER, `${Buffer.from(this.#environment.randomBytes(16)).toString('hex')}.age`);
    const hash = createHash('sha256');
    try {
      await copyFile(source, temporaryPath);
      const reader = await AgeFileReader.open(temporaryPath, this.#keys);
      try {
        for await (const bytes of reader.read()) hash.update(bytes);
      } finally {
        await reader.close();
      }
      if (hash.digest('hex') !== sha256) throw new DamagedAgeFile('another file stands in its place');
      const handle = await open(temporaryPath, 'r+');
      await handle.sync().finally(() => handle.close());
      await this.publish([{ sha256, size: 0, temporaryPath }]);
      return true;
    } catch (thrown) {
      await rm(temporaryPath, { force: true });
      if (thrown instanceof DamagedAgeFile || systemErrorCode(thrown) === 'ENOENT') return false;
      throw diskFault(thrown, this.#folder);
    }
  }

  /** File name of an object, without its folder. */
  objectFileName(sha256: string): string {
    return path.basename(this.#fileOf(sha256));
  }
}
