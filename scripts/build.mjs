// Builds everything that runs into dist: the Node-side bundles, the window, the native add-ons and the resources.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { copyNativeAddons } from './native-addons.mjs';
import { bundleForNode, core, shell } from './node-bundle.mjs';
import { copyResources } from './resources.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const started = performance.now();

await rm(dist, { recursive: true, force: true });
const nativeDigests = await copyNativeAddons(root, path.join(dist, 'native'));
await copyResources(path.join(dist, 'assets'));

const define = { __CLEARPROOF_VERSION__: JSON.stringify(version), __CLEARPROOF_NATIVE_DIGESTS__: JSON.stringify(nativeDigests) };
const bundle = (name, entry, kind) => bundleForNode(path.join(dist, name), entry, kind, define);

await bundle('main', 'electron/main/index.ts', shell('node20'));
await bundle('preload', 'electron/preload/index.ts', shell('chrome130'));
await bundle('vault', 'electron/vault-process/index.ts', core);
await bundle('parser', 'electron/parser-process/index.ts', core);
await bundle('token', 'electron/token-process/index.ts', core);
await bundle('cli', 'src/cli/main.ts', core);
await build({
  configFile: false, root: path.join(root, 'renderer'), base: './', logLevel: 'warn', plugins: [react()], publicDir: false,
  build: { target: 'chrome130', outDir: path.join(dist, 'renderer'), emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
});
console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
