// Bundles pieces of the program for measuring scripts, which run them outside the program, and lays out what they read.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode, core } from './node-bundle.mjs';
import { copyResources } from './resources.mjs';

const home = path.resolve(import.meta.dirname, '../.cache/engine');

/** Bundles the module `entry` (a path from the root) as `name`; answers its URL and the folder of fonts and WebAssembly. */
export async function bundleEngine(entry, name) {
  await bundleForNode(path.join(home, name), entry, core);
  const assets = path.join(home, 'assets');
  if (!existsSync(assets)) await copyResources(assets);
  return { url: pathToFileURL(path.join(home, name, core.file)).href, assets };
}
