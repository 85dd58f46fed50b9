// Benchmark of labor tables: 100,000 payroll rows as XLSX and as CSV, taken in through the program's own road and judged by the rules,
// beside the libraries that read such files, alone, and a plain read + SHA-256. npm run bench labor [--rows 100000] [--runs 3] [--folder DIR]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { makePayroll } from './labor-corpus.mjs';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, runs: { type: 'string', default: '3' }, folder: { type: 'string', default: path.join(tmpdir(), 'clearproof-bench') } } });
const [SECONDS, MEGABYTES] = [10, 400];

function child(what, file, vault = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'labor-run.mjs'), what, file, values.rows, vault], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${what} of ${file} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** The whole road, into a new vault each time. */
function whole(file) {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearproof-bench-'));
  try {
    child('prepare', file, path.join(folder, 'vault'));
    return child('whole', file, path.join(folder, 'vault'));
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
const files = await makePayroll(values.folder, Number(values.rows));
for (const [form, file] of Object.entries(files)) {
  const together = ({ take, check }) => ({ wall: take.wall + check.wall, cpu: take.cpu + check.cpu });
  const [floor, library] = ['floor', 'library'].map((what) => middle(() => child(what, file), (one) => one.seconds));
  const run = middle(() => whole(file), (one) => together(one).wall);
  console.log(`Labor (${form}, ${(statSync(file).size / 1e6).toFixed(1)} MB): ${values.rows} payroll rows of ${values.rows} workers on the roster, medians of ${values.runs}`);
  console.log(`  taken in ${both(run.take)}, judged ${both(run.check)}, together ${both(together(run))}; the aim is under ${SECONDS} s`);
  console.log(`  peak memory: core ${mb(run.peak)}, process that reads ${mb(run.parserPeak)}; the aim is under ${MEGABYTES} MB`);
  console.log(`  before it: kept as evidence ${both(run.evidence)}, previewed ${both(run.preview)}. Found: ${run.rules}`);
  console.log(`  beside it: read + SHA-256 ${s(floor.seconds)}; the library alone reads every cell in ${s(library.seconds)} with ${mb(library.peak)}`);
}
