// One measured run in a process of its own: `node package-run.mjs WHAT OUT LIST PAGES`; prints CPU, wall and peak memory as JSON.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

const [what, target, list, pages] = process.argv.slice(2);
const pagesPerExhibit = Number(pages);
const paths = readFileSync(list, 'utf8').trim().split('\n');

/** The least that has to be done: read, SHA-256, write. */
function floor() {
  const out = openSync(target, 'w');
  const hash = createHash('sha256');
  for (const file of paths) {
    const bytes = readFileSync(file);
    hash.update(bytes);
    writeSync(out, bytes);
  }
  closeSync(out);
}

async function pdfLib() {
  const { PDFDocument } = await import('pdf-lib');
  const merged = await PDFDocument.create();
  for (const file of paths) {
    const source = await PDFDocument.load(readFileSync(file));
    for (const page of await merged.copyPages(source, source.getPageIndices())) merged.addPage(page);
  }
  const out = openSync(target, 'w');
  writeSync(out, await merged.save());
  closeSync(out);
}

/** What is done once, when a file is taken in: the copy of our own reading, and beside it where everything stands in it. */
async function prepare() {
  const { encodeLayout, layOut, normalise } = await import(process.env.CLEARPROOF_BENCH_PREPARER);
  for (const file of paths) {
    const { pdf } = await normalise(readFileSync(file));
    const made = path.join(target, path.basename(file));
    writeFileSync(made, pdf);
    writeFileSync(`${made}.layout`, encodeLayout(layOut(pdf)));
  }
}

/** A prepared exhibit, read in pieces by its layout, with the same calls as the plain copy: what is compared is the work, not how one waits for a disk. */
async function openPrepared(file, readLayout) {
  const handle = openSync(file);
  const layout = readLayout(readFileSync(`${file}.layout`), fstatSync(handle).size);
  if (!layout) throw new Error(`${file} has no layout`);
  return { layout, fill: async (room, offset) => void readSync(handle, room, 0, room.length, offset), close: async () => closeSync(handle) };
}

/** The complete package: stamps, bookmarks, links, labels, hash, signature. */
async function complete() {
  const { assemble, createSelfSignedIdentity, openFontLibrary, readLayout, signerFromIdentity, silentProgress } = await import(process.env.CLEARPROOF_BENCH_ENGINE);
  const at = new Date('2026-11-24T10:00:00Z');
  const environment = { now: () => at, randomBytes: (length) => new Uint8Array(length).fill(7), actor: 'bench', host: 'bench', pid: 1 };
  const identity = await createSelfSignedIdentity({ name: 'Bench Signer', title: null, organization: null, email: null, country: null }, environment);
  const fonts = await openFontLibrary({ read: async (name) => readFileSync(new URL(name, process.env.CLEARPROOF_BENCH_FONTS)) });
  const total = paths.length * pagesPerExhibit;
  const segments = paths.map((file, index) => ({
    load: () => openPrepared(file, readLayout),
    pages: pagesPerExhibit,
    stamps: Array.from({ length: pagesPerExhibit }, (_, page) => ({ left: `E-${index + 1} p. ${page + 1} of ${pagesPerExhibit}`, center: 'CONFIDENTIAL COMMERCIAL INFORMATION', right: `CP-${String(index * pagesPerExhibit + page + 1).padStart(6, '0')}` })),
    links: [{ page: 0, rect: [54, 54, 120, 70], target: (index * 7919) % total }],
    bookmarks: [{ title: `Exhibit E-${index + 1}`, level: 0, page: 0 }],
  }));
  const out = openSync(target, 'w');
  await assemble(
    {
      segments, attachments: [], pageLabels: { prefix: 'CP-', first: 1, digits: 6 },
      info: { title: 'Benchmark', author: 'Clearproof', subject: '', keywords: '', language: 'en' }, archival: false, at, fileId: new Uint8Array(16),
      sign: { signer: signerFromIdentity(identity, at), docMdp: 1, reason: 'Benchmark', location: null, field: null },
    },
    { write: async (bytes) => void writeSync(out, bytes) },
    silentProgress,
    fonts,
  );
  closeSync(out);
}

const started = performance.now();
await { prepare, floor, pdfLib, complete }[what]();
const { userCPUTime, systemCPUTime } = process.resourceUsage();
// The kernel's own peak of this process: `maxRSS` begins with what the process that started us held.
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
process.stdout.write(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, wall: (performance.now() - started) / 1000, megabytes: peak / 1024 }));
