// Makes the folder a command writes into.
import { mkdir } from 'node:fs/promises';
import { diskFault } from '../vault/durable-file.ts';

/** Makes `folder` and those above it when they are not there. Throws `disk.unwritable`, `disk.full`. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((thrown: unknown) => { throw diskFault(thrown, folder); });
}
