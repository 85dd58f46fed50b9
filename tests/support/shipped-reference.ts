// The reference data as it ships, read from the sources: no build needed.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadReference } from '../../src/app/reference.ts';

const home = path.resolve(import.meta.dirname, '../../assets');

export const shippedReference = await loadReference({
  path: (name) => path.join(home, name),
  read: async (name) => new Uint8Array(await readFile(path.join(home, name))),
});
