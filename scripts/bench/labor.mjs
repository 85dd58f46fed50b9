// Benchmark of labor tables: 100,000 payroll rows as XLSX and as CSV, taken in through the program's own road and judged by the rules,
// beside the libraries that read such files, alone, and a plain read + SHA-256. The rows are those of a factory in a year, a file a month;
// with --months 1 they are one file of as many workers, which is harder. npm run bench labor [--rows 100000] [--months 12] [--runs 3] [--folder DIR]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { makePayrolls } from './labor-corpus.mjs';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, months: { type: 'string', default: '12' }, runs: { type: 'string', default: '3' }, folder: { type: 'string', default: path.join(tmpdir(), 'clearproof-bench') } } });
const [SECONDS, MEGABYTES] = [10, 400];
const months = Number(values.months);
const workers = Math.ceil(Number(values.rows) / months);

function child(what, files, vault = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'labor-run.mjs'), what, String(workers), vault, ...files], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${what} of ${files[0]} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** The whole road, into a new vault each time. */
function whole(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearproof-bench-'));
  try {
    child('prepare', files, path.join(folder, 'vault'));
    return child('whole', files, path.join(folder, 'vault'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The run in the middle, by its `key`. */
const middle = (run, key) => Array.from({ length: Number(values.runs) }, run).sort((a, b) => key(a) - key(b))[Number(values.runs) >> 1];
const s = (number) => `${number.toFixed(2)} s`;
const both = ({ wall, cpu }) => `${s(wall)} (${s(cpu)} of processor)`;
const mb = (number) => `${number.toFixed(0)} MB`;

const root = path.join(import.meta.dirname, '../..');
const target = path.join(root, '.cache/bench');
mkdirSync(target, { recursive: true });
await build({ configFile: false, logLevel: 'error', root, build: { ssr: path.join(import.meta.dirname, 'labor-engine.mjs'), outDir: target, emptyOutDir: false, minify: false, target: 'node20', rollupOptions: { output: { entryFileNames: 'labor.mjs' } } } });
const forms = await makePayrolls(values.folder, workers, months);
for (const [form, files] of Object.entries(forms)) {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const together = ({ take, check }) => ({ wall: take.wall + check.wall, cpu: take.cpu + check.cpu });
  const [floor, library] = ['floor', 'library'].map((what) => middle(() => child(what, files), (one) => one.seconds));
  const run = middle(() => whole(files), (one) => together(one).wall);
  console.log(`Labor (${form}, ${(bytes / 1e6).toFixed(1)} MB): ${workers * months} payroll rows, ${workers} workers on the roster in ${months === 1 ? 'one file' : `${months} files, one a month`}; medians of ${values.runs}; load of the machine ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`);
  console.log(`  taken in ${both(run.take)}, judged ${both(run.check)}, together ${both(together(run))}; the aim is under ${SECONDS} s`);
  console.log(`  peak memory: core ${mb(run.peak)}, process that reads ${mb(run.parserPeak)}; the aim is under ${MEGABYTES} MB`);
  console.log(`  before it: kept as evidence ${both(run.evidence)}, previewed ${both(run.preview)}. Found: ${run.rules}`);
  console.log(`  beside it: read + SHA-256 ${s(floor.seconds)}; the library alone reads every cell in ${s(library.seconds)} with ${mb(library.peak)}`);
}
