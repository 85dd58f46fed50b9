// The resources that lie in dist/assets beside the bundles.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Resources } from '../contract/resources.ts';

/** Resources of the bundle that runs, or of `home` when given. */
export function bundledResources(home = path.join(import.meta.dirname, '..', 'assets')): Resources {
  return {
    path: (name) => path.join(home, name),
    read: async (name) => new Uint8Array(await readFile(path.join(home, name))),
  };
}
