// Sends files through prepare and assemble, and compares the package with the original: a child process, one file at a time.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [engineUrl, assets, packagePath] = process.argv.slice(2);
const { assemble, bundledResources, createParserClient, looksAlike, openFontLibrary, PdfiumDocument, PdfiumHolder, silentProgress } = await import(engineUrl);
const resources = bundledResources(assets);
const fonts = await openFontLibrary(resources);
const holder = new PdfiumHolder(() => resources.read('wasm/pdfium.wasm'));
const AT = new Date('2026-11-24T10:00:00Z');
/** Pages are drawn large and made small by averaging, so that the rounding of edges to pixels does not count. */
const [LONG_SIDE, REDUCED, MOST_PIXELS] = [640, 4, 4000];

/** The parser process as the command line forks it, around the bundled engine. */
async function spawnParser() {
  const child = fork(path.join(import.meta.dirname, 'parser.mjs'), [engineUrl, assets], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const on = (event) => (listener) => {
    child.on(event, listener);
    return () => child.off(event, listener);
  };
  return { pid: child.pid ?? null, kill: () => child.kill('SIGKILL'), port: { post: (message) => child.send(message), onMessage: on('message'), onClose: on('exit'), close: () => child.kill('SIGKILL') } };
}
const { preparer } = createParserClient(spawnParser, 1);

async function makePackage(prepared, name, original, sha256) {
  const pieces = [];
  await assemble(
    {
      segments: [{
        load: async () => prepared.pdf, pages: prepared.pages, foot: 'strip', links: [], bookmarks: [{ title: name, level: 0, page: 0 }],
        stamps: Array.from({ length: prepared.pages }, (_, page) => ({ left: `C-01 p. ${page + 1} of ${prepared.pages}`, center: 'CORPUS', right: `CP-${String(page + 1).padStart(6, '0')}` })),
      }],
      attachments: [{ name: 'C-01.pdf', description: 'Original', mediaType: 'application/pdf', size: original.length, sha256, relationship: 'Source', modified: AT, load: async function* () { yield original; } }],
      pageLabels: { prefix: 'CP-', first: 1, digits: 6 }, info: { title: 'Corpus', author: '', subject: '', keywords: '', language: 'en' }, archival: false, at: AT, fileId: new Uint8Array(16), sign: null,
    },
    { write: async (bytes) => void pieces.push(Buffer.from(bytes)) }, silentProgress, fonts,
  );
  return Buffer.concat(pieces);
}

/** The file in PDFium with the empty password, or why not. */
function open(pdfium, bytes) {
  try {
    const document = PdfiumDocument.open(pdfium, bytes);
    if (document.pages > 0) return { document };
    document.close();
    return { problem: 'no pages' };
  } catch (thrown) {
    return { problem: thrown.needsPassword ? 'password' : 'unreadable' };
  }
}

/** `picture` with every square of `REDUCED` pixels as their mean; what is below `height` is cut off. */
function reduced({ width, rgba }, height) {
  const [columns, lines] = [Math.ceil(width / REDUCED), Math.ceil(height / REDUCED)];
  const out = new Uint8Array(columns * lines * 4);
  for (let line = 0; line < lines; line += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [right, below] = [Math.min(width, (column + 1) * REDUCED), Math.min(height, (line + 1) * REDUCED)];
      const sums = [0, 0, 0, 0];
      for (let y = line * REDUCED; y < below; y += 1) for (let x = column * REDUCED; x < right; x += 1) for (let channel = 0; channel < 4; channel += 1) sums[channel] += rgba[(y * width + x) * 4 + channel];
      const count = (right - column * REDUCED) * (below - line * REDUCED);
      out.set(sums.map((sum) => Math.round(sum / count)), (line * columns + column) * 4);
    }
  }
  return { width: columns, height: lines, rgba: out };
}

/** Whether page `index` looks the same at so many pixels a point; the strip with the stamp is cut off. */
function alike(original, copy, index, wantedScale) {
  const [size, shown] = [original.size(index), copy.size(index)];
  // PDFium counts in units of the page, so the strip is narrower where a unit is more than a point.
  const added = shown ? shown.height - size.height : 0;
  if (added <= 0 || Math.abs(shown.width - size.width) >= 1.5) return false;
  // A scale at which the strip is whole pixels, so that cutting it off leaves the same pixels.
  const strip = Math.max(1, Math.round(added * wantedScale));
  const [width, height] = [size.width, size.height].map((length) => Math.min(MOST_PIXELS, Math.max(1, Math.round((length * strip) / added))));
  const [wanted, drawn] = [original.renderTo(index, width, height), copy.renderTo(index, width, height + strip)];
  return !wanted || (drawn !== null && looksAlike(reduced(wanted, height), reduced(drawn, height)));
}

/** Pages (from 1) of the package that do not show what the original does. A real difference shows at every scale, rounding at one. */
function differing(original, copy) {
  const pages = [];
  for (let index = 0; index < original.pages; index += 1) {
    const size = original.size(index);
    if (!size) continue;
    const scale = LONG_SIDE / Math.max(size.width, size.height, 1);
    if (![1, 1.37, 0.81].some((factor) => alike(original, copy, index, scale * factor))) pages.push(index + 1);
  }
  return pages;
}

async function judge(file) {
  const started = performance.now();
  const bytes = readFileSync(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const prepared = await preparer.prepare({ name: path.basename(file), mediaType: 'application/pdf', bytes, sha256 });
  const made = await makePackage(prepared, path.basename(file), bytes, sha256);
  writeFileSync(packagePath, made);
  const { rung, pages, notes } = prepared;
  const row = { rung, pages, notes, seconds: (performance.now() - started) / 1000 };
  process.send({ packaged: row });
  const pdfium = await holder.get();
  const original = open(pdfium, bytes);
  if (!original.document) return { ...row, readable: original.problem, pagesBefore: null, differing: [] };
  try {
    const pagesBefore = original.document.pages;
    if (rung === 'placeholder' || pages !== pagesBefore) return { ...row, readable: 'yes', pagesBefore, differing: [] };
    const copy = open(pdfium, made);
    const result = copy.document ? differing(original.document, copy.document) : ['unopened'];
    copy.document?.close();
    return { ...row, readable: 'yes', pagesBefore, differing: result };
  } finally {
    original.document.close();
  }
}

process.on('message', (file) => {
  judge(file).then((row) => process.send({ compared: row }), (thrown) => {
    holder.drop();
    process.send({ failed: String(thrown?.stack ?? thrown) });
  });
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
