// Encrypts the files of a vault anew, under other keys and other names, beside the ones in use.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { AgeFileReader, DamagedAgeFile, writeAgeFile } from '../age-file.ts';
import { objectPath } from '../backup/object-pool.ts';
import { OBJECTS_FOLDER, TEMPORARY_FOLDER, TRASH_FOLDER } from '../blob-store.ts';
import { PRIVATE_FOLDER_MODE, syncFolder, systemErrorCode } from '../durable-file.ts';
import { objectName, type VaultKeys } from '../key-hierarchy.ts';
import { LOG_FOLDER } from '../second-record.ts';
import type { Reader } from '../sql-connection.ts';
import { stopIfCancelled } from '../stop-if-cancelled.ts';
import { freshPath } from './finish-rotation.ts';

const PAGE = 500;
/** Files encrypted and synced at once. */
const PARALLEL = 8;
const KEPT = 'The present keys stay in force; what was encrypted anew is used when you go on.';

export interface Generation {
  readonly folder: string;
  readonly from: VaultKeys;
  readonly to: VaultKeys;
  readonly rows: Reader;
  readonly environment: Environment;
}

const nameOf = (keys: VaultKeys, sha256: string): string => `${objectName(keys, 'blob', sha256)}.age`;

async function hashOf(file: string, keys: VaultKeys): Promise<string> {
  const reader = await AgeFileReader.open(file, keys);
  try {
    const hash = createHash('sha256');
    for await (const bytes of reader.read()) hash.update(bytes);
    return hash.digest('hex');
  } finally {
    await reader.close();
  }
}

/** Whether a run that was stopped made this file already. Files get their name when they are whole, so that its header is enough. */
async function isMade(file: string, keys: VaultKeys): Promise<boolean> {
  try {
    await (await AgeFileReader.open(file, keys)).close();
    return true;
  } catch (thrown) {
    if (thrown instanceof DamagedAgeFile || systemErrorCode(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

export class GenerationCopy {
  readonly #parts: Generation;
  /** Folders with names that are not durable yet. */
  readonly #unsynced = new Set<string>();

  constructor(parts: Generation) {
    this.#parts = parts;
  }

  /** Makes the folders that the new generation must have even when they stay empty. */
  async #prepareFolders(): Promise<void> {
    for (const name of [OBJECTS_FOLDER, LOG_FOLDER, TRASH_FOLDER]) await this.#makeFolder(freshPath(this.#parts.folder, name));
  }

  async #makeFolder(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    for (const touched of [folder, path.dirname(folder)]) this.#unsynced.add(touched);
  }

  /** Encrypts one file anew, under the name that its content gives it. The new file is read back before it counts. */
  async #encrypt(source: string, targetOf: (sha256: string) => string): Promise<void> {
    const { folder, from, to, environment } = this.#parts;
    const temporary = path.join(folder, TEMPORARY_FOLDER, `${Buffer.from(environment.randomBytes(16)).toString('hex')}.age`);
    try {
      const reader = await AgeFileReader.open(source, from);
      const hash = createHash('sha256');
      try {
        await writeAgeFile(temporary, reader.read(), to.recipient, (length) => environment.randomBytes(length), { observe: (bytes) => { hash.update(bytes); }, sync: true });
      } finally {
        await reader.close();
      }
      const sha256 = hash.digest('hex');
      if ((await hashOf(temporary, to)) !== sha256) throw new Error('a file did not come back from the disk as it was written');
      const target = targetOf(sha256);
      await this.#makeFolder(path.dirname(target));
      await rename(temporary, target);
    } catch (thrown) {
      await rm(temporary, { force: true });
      throw thrown;
    }
  }

  async #object(sha256: string): Promise<void> {
    const { folder, from, to } = this.#parts;
    const target = objectPath(freshPath(folder, OBJECTS_FOLDER), nameOf(to, sha256));
    if (await isMade(target, to)) return;
    const damage = (reason: string, cause?: unknown): Fault => new Fault('vault.damagedBlob', { what: `${sha256}: ${reason}` }, { cause });
    try {
      await this.#encrypt(objectPath(path.join(folder, OBJECTS_FOLDER), nameOf(from, sha256)), (found) => {
        if (found !== sha256) throw damage('another file stands in its place');
        return target;
      });
    } catch (thrown) {
      if (thrown instanceof DamagedAgeFile) throw damage(thrown.message, thrown);
      throw systemErrorCode(thrown) === 'ENOENT' ? damage('the file is missing', thrown) : thrown;
    }
  }

  async #objects(progress: Progress): Promise<number> {
    const { rows } = this.#parts;
    const total = Number((await rows.get('SELECT count(*) AS total FROM blob'))?.['total'] ?? 0);
    let done = 0;
    for (let after = ''; ; ) {
      const page = (await rows.all('SELECT sha256 FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT ?', [after, PAGE])).map((row) => String(row['sha256']));
      for (let at = 0; at < page.length; at += PARALLEL) {
        stopIfCancelled(progress, KEPT);
        const some = page.slice(at, at + PARALLEL);
        await Promise.all(some.map((sha256) => this.#object(sha256)));
        done += some.length;
        progress.report('Encrypting stored files anew', done, total);
      }
      if (page.length < PAGE) return done;
      after = page.at(-1) ?? after;
    }
  }

  /** Segments keep their names, which tell nothing; a segment never changes once it is written. */
  async #segments(progress: Progress): Promise<void> {
    const { folder, to } = this.#parts;
    for (const name of await agesIn(path.join(folder, LOG_FOLDER))) {
      stopIfCancelled(progress, KEPT);
      const target = path.join(freshPath(folder, LOG_FOLDER), name);
      if (!(await isMade(target, to))) await this.#encrypt(path.join(folder, LOG_FOLDER, name), () => target);
    }
  }

  /** Files that no row refers to may still be evidence; what is damaged among them, or no such file, is not kept. */
  async #trash(progress: Progress): Promise<void> {
    const { folder, to } = this.#parts;
    for (const name of await agesIn(path.join(folder, TRASH_FOLDER))) {
      stopIfCancelled(progress, KEPT);
      await this.#encrypt(path.join(folder, TRASH_FOLDER, name), (sha256) => path.join(freshPath(folder, TRASH_FOLDER), nameOf(to, sha256))).catch((thrown: unknown) => {
        if (!(thrown instanceof DamagedAgeFile)) throw thrown;
      });
    }
  }

  /** Brings over what the new generation does not have yet and makes all of it durable; answers how many evidence files it has. */
  async bring(progress: Progress): Promise<number> {
    await this.#prepareFolders();
    const files = await this.#objects(progress);
    await this.#segments(progress);
    await this.#trash(progress);
    for (const folder of this.#unsynced) await syncFolder(folder);
    this.#unsynced.clear();
    return files;
  }
}

async function agesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  return names.filter((name) => name.endsWith('.age')).toSorted();
}
