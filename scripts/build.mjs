// Builds everything that runs into dist: the Node-side bundles, the window, the native add-on and the resources.
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { copyResources } from './resources.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const started = performance.now();

const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
/** Native code and packages that find their own files beside them stay outside the bundles. */
const external = ['electron', /^@node-rs\//, ...builtins];

/** One CommonJS bundle dist/NAME/index.cjs. */
const bundle = (name, entry, target) => build({
  configFile: false, root, logLevel: 'warn', publicDir: false,
  define: { __CLEARPROOF_VERSION__: JSON.stringify(version) },
  resolve: { conditions: ['node'], mainFields: ['module', 'main'], alias: { bindings: path.join(root, 'scripts/native-bindings.cjs') } },
  build: {
    target, outDir: path.join(dist, name), emptyOutDir: true, minify: false, sourcemap: true,
    lib: { entry: path.join(root, entry), formats: ['cjs'], fileName: () => 'index.cjs' },
    rolldownOptions: { external, platform: 'node', output: { codeSplitting: false } },
  },
});

await rm(dist, { recursive: true, force: true });
await mkdir(path.join(dist, 'native'), { recursive: true });
await cp(path.join(root, 'node_modules/sqlite3/build/Release/node_sqlite3.node'), path.join(dist, 'native/node_sqlite3.node'));
await copyResources(path.join(dist, 'assets'));
await bundle('main', 'electron/main/index.ts', 'node20');
await bundle('preload', 'electron/preload/index.ts', 'chrome130');
await bundle('vault', 'electron/vault-process/index.ts', 'node20');
await bundle('parser', 'electron/parser-process/index.ts', 'node20');
await bundle('cli', 'src/cli/main.ts', 'node20');
await build({
  configFile: false, root: path.join(root, 'renderer'), base: './', logLevel: 'warn', plugins: [react()], publicDir: false,
  build: { target: 'chrome130', outDir: path.join(dist, 'renderer'), emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
});
console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
