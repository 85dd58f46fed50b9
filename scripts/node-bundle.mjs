// One bundle of a program that runs in Node or Electron, with its packages inside: FOLDER/FILE, resources in FOLDER/../assets.
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const external = ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
const replaced = (name) => path.join(root, 'scripts', name);

/** WebAssembly lies in assets/wasm; the bundler would copy it into every bundle as text, which Node cannot open. */
const wasmBesideBundles = {
  name: 'wasm-beside-bundles', enforce: 'pre',
  transform(code) {
    const moved = code.replace(/new URL\(\s*(["'])([\w.-]+\.wasm)\1\s*,\s*import\.meta\.url\s*\)/g, 'new URL("../assets/wasm/" + "$2", import.meta.url)');
    // Lines stay where they are, so the map of a changed file is still true.
    return moved === code ? null : { code: moved, map: null };
  },
};

/** Electron's main waits for a CommonJS program before it is ready, and a sandboxed preload script can be nothing else. */
export const shell = (target) => ({ target, format: 'cjs', file: 'index.cjs' });
/** HarfBuzz awaits at its top level, which only ES modules can; CommonJS packages inside still ask where they are. */
export const core = { target: 'node20', format: 'es', file: 'index.mjs', banner: 'const __dirname = import.meta.dirname, __filename = import.meta.filename;' };

/** Bundles `entry` (a path from the root) into `folder`; `define` replaces names in the code by what is known when it is built. */
export const bundleForNode = (folder, entry, { target, format, file, banner }, define) => build({
  configFile: false, root, logLevel: 'warn', publicDir: false, plugins: [wasmBesideBundles], define,
  resolve: { conditions: ['node'], mainFields: ['module', 'main'], alias: { bindings: replaced('native-bindings.cjs'), '@node-rs/argon2': replaced('native-argon2.cjs'), './build/Release/pkcs11.node': replaced('native-pkcs11.cjs'), 'brotli/decompress.js': replaced('without-brotli.cjs') } },
  build: {
    target, outDir: folder, emptyOutDir: true, minify: false, sourcemap: true,
    lib: { entry: path.join(root, entry), formats: [format], fileName: () => file },
    rolldownOptions: { external, platform: 'node', output: { codeSplitting: false, banner } },
  },
});
