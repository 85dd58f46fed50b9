// Bytes that can be made again, encrypted like everything else; losing or damaging one costs time, never evidence.
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../contract/environment.ts';
import { AgeFileReader, DamagedAgeFile, writeAgeFile } from './age-file.ts';
import { TEMPORARY_FOLDER } from './blob-store.ts';
import { diskFault, PRIVATE_FOLDER_MODE, systemErrorCode } from './durable-file.ts';
import { objectName, type VaultKeys } from './key-hierarchy.ts';
import type { Vault } from './vault.ts';

export const CACHE_FOLDER = 'cache';

export function derivedCache(folder: string, keys: VaultKeys, environment: Environment): Vault['cache'] {
  const fileOf = (key: string): string => {
    const name = objectName(keys, 'cache', key);
    return path.join(folder, CACHE_FOLDER, name.slice(0, 2), `${name}.age`);
  };
  return {
    async get(key) {
      const file = fileOf(key);
      let reader: AgeFileReader | null = null;
      try {
        reader = await AgeFileReader.open(file, keys);
        const chunks: Uint8Array[] = [];
        for await (const bytes of reader.read()) chunks.push(bytes);
        return Buffer.concat(chunks);
      } catch (thrown) {
        if (systemErrorCode(thrown) === 'ENOENT') return null;
        if (!(thrown instanceof DamagedAgeFile)) throw thrown;
        await rm(file, { force: true }); // it will be made again
        return null;
      } finally {
        await reader?.close();
      }
    },
    async put(key, bytes) {
      const file = fileOf(key);
      const temporary = path.join(folder, TEMPORARY_FOLDER, `${Buffer.from(environment.randomBytes(16)).toString('hex')}.age`);
      try {
        await mkdir(path.dirname(file), { recursive: true, mode: PRIVATE_FOLDER_MODE });
        await writeAgeFile(temporary, [bytes], keys.recipient, (length) => environment.randomBytes(length), { sync: false });
        await rename(temporary, file);
      } catch (thrown) {
        await rm(temporary, { force: true });
        throw diskFault(thrown, folder);
      }
    },
  };
}
