// The resources as they ship, from dist/assets; `npm test` builds first.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Resources } from '../../src/contract/resources.ts';

const home = path.resolve(import.meta.dirname, '../../dist/assets');

export const testResources: Resources = {
  path: (name) => path.join(home, name),
  read: async (name) => new Uint8Array(await readFile(path.join(home, name))),
};
