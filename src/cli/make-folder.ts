// Makes the folder a command writes into.
import { diskFault, makeFolderDurably } from '../vault/durable-file.ts';

/** Makes `folder` and those above it when they are not there. Throws `disk.unwritable`, `disk.full`. */
export async function makeFolder(folder: string): Promise<void> {
  await makeFolderDurably(folder, 0o777).catch((thrown: unknown) => { throw diskFault(thrown, folder); });
}
