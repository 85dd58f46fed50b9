// Which files the program ships beside its code, where they come from, and how they get into dist/assets.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unwrapWoff } from './unwrap-woff.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Name in dist/assets → file in node_modules. WOFF files are unwrapped to the TrueType inside. */
const packaged = {
  'fonts/NotoSans-Regular.ttf': '@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf',
  'fonts/NotoSans-Italic.ttf': '@embedpdf/fonts-latin/fonts/NotoSans-Italic.ttf',
  'fonts/NotoSans-Bold.ttf': '@embedpdf/fonts-latin/fonts/NotoSans-SemiBold.ttf',
  'fonts/NotoSansSC-Regular.otf': '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  'fonts/NotoSansTamil-Regular.ttf': '@fontsource/noto-sans-tamil/files/noto-sans-tamil-tamil-400-normal.woff',
  'fonts/NotoSansDevanagari-Regular.ttf': '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff',
  'wasm/pdfium.wasm': '@embedpdf/pdfium/dist/pdfium.wasm',
  'wasm/qpdf.wasm': '@neslinesli93/qpdf-wasm/dist/qpdf.wasm',
  'wasm/harfbuzz.wasm': 'harfbuzzjs/dist/harfbuzz.wasm',
  'wasm/libheif.wasm': 'libheif-js/libheif-wasm/libheif.wasm',
};

/** Folders of our own that ship as they are. */
const own = { reference: 'assets/reference', sample: 'assets/sample' };

/** Fills `target` with every resource; what was there before is replaced. */
export async function copyResources(target) {
  await rm(target, { recursive: true, force: true });
  for (const [name, source] of Object.entries(packaged)) {
    const bytes = await readFile(path.join(root, 'node_modules', source));
    const file = path.join(target, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, source.endsWith('.woff') ? unwrapWoff(bytes) : bytes);
  }
  for (const [name, source] of Object.entries(own)) await cp(path.join(root, source), path.join(target, name), { recursive: true });
}
