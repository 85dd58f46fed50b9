// The program's resources for a process of its own, out of a given folder.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Resources } from '../../src/contract/resources.ts';

export const resourcesIn = (folder: string): Resources => ({ path: (name) => path.join(folder, name), read: async (name) => new Uint8Array(await readFile(path.join(folder, name))) });
