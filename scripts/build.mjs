// Builds everything that runs into dist: the Node-side bundles, the window, the native add-ons and the resources.
import { readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { copyNativeAddons } from './native-addons.mjs';
import { copyResources } from './resources.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const started = performance.now();

await rm(dist, { recursive: true, force: true });
const nativeDigests = await copyNativeAddons(root, path.join(dist, 'native'));
await copyResources(path.join(dist, 'assets'));

const external = ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
const replaced = (name) => path.join(root, 'scripts', name);

/** WebAssembly lies in dist/assets/wasm; the bundler would copy it into every bundle as text, which Node cannot open. */
const wasmBesideBundles = {
  name: 'wasm-beside-bundles', enforce: 'pre',
  transform(code) {
    const moved = code.replace(/new URL\(\s*(["'])([\w.-]+\.wasm)\1\s*,\s*import\.meta\.url\s*\)/g, 'new URL("../assets/wasm/" + "$2", import.meta.url)');
    // Lines stay where they are, so the map of a changed file is still true.
    return moved === code ? null : { code: moved, map: null };
  },
};

/** One bundle of a program that runs in Node or Electron: dist/NAME/FILE. */
const bundle = (name, entry, { target, format, file, banner }) => build({
  configFile: false, root, logLevel: 'warn', publicDir: false, plugins: [wasmBesideBundles],
  define: { __CLEARPROOF_VERSION__: JSON.stringify(version), __CLEARPROOF_NATIVE_DIGESTS__: JSON.stringify(nativeDigests) },
  resolve: { conditions: ['node'], mainFields: ['module', 'main'], alias: { bindings: replaced('native-bindings.cjs'), '@node-rs/argon2': replaced('native-argon2.cjs') } },
  build: {
    target, outDir: path.join(dist, name), emptyOutDir: true, minify: false, sourcemap: true,
    lib: { entry: path.join(root, entry), formats: [format], fileName: () => file },
    rolldownOptions: { external, platform: 'node', output: { codeSplitting: false, banner } },
  },
});

// Electron's main waits for a CommonJS program before it is ready, and a sandboxed preload script can be nothing else.
const shell = (target) => ({ target, format: 'cjs', file: 'index.cjs' });
// HarfBuzz awaits at its top level, which only ES modules can; CommonJS packages inside still ask where they are.
const core = { target: 'node20', format: 'es', file: 'index.mjs', banner: 'const __dirname = import.meta.dirname, __filename = import.meta.filename;' };

await bundle('main', 'electron/main/index.ts', shell('node20'));
await bundle('preload', 'electron/preload/index.ts', shell('chrome130'));
await bundle('vault', 'electron/vault-process/index.ts', core);
await bundle('parser', 'electron/parser-process/index.ts', core);
await bundle('cli', 'src/cli/main.ts', core);
await build({
  configFile: false, root: path.join(root, 'renderer'), base: './', logLevel: 'warn', plugins: [react()], publicDir: false,
  build: { target: 'chrome130', outDir: path.join(dist, 'renderer'), emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
});
console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
