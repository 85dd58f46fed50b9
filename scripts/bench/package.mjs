// Benchmark of the package engine against qpdf's merge, pdf-lib's merge, and a plain read + SHA-256 + write of the same bytes.
// What is done once, when a file is taken in, is timed apart. node scripts/bench/package.mjs [--sizes 250,1000] [--runs 5] [--folder DIR] [--no-pdf-lib]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleEngine } from '../engine-bundle.mjs';
import { makeCorpus, pagesPerExhibit } from './package-corpus.mjs';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '250,1000' }, runs: { type: 'string', default: '5' }, folder: { type: 'string', default: path.join(tmpdir(), 'clearproof-bench') }, 'no-pdf-lib': { type: 'boolean', default: false } } });
const here = import.meta.dirname;
const runs = Number(values.runs);

/** As the program starts the process that writes packages. */
const LITTLE_NEW_SPACE = '--max-semi-space-size=4';

const sizeOf = (paths) => (paths.reduce((sum, file) => sum + statSync(file).size, 0) / 1e9).toFixed(2);

/** The list `name` of files, as a file. */
function listFile(name, paths) {
  const list = path.join(values.folder, name);
  writeFileSync(list, paths.join('\n'));
  return list;
}

function child(what, target, list, environment) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...(what === 'complete' ? [LITTLE_NEW_SPACE] : []), path.join(here, 'package-run.mjs'), what, target, list, String(pagesPerExhibit)], { encoding: 'utf8', env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error(`${what} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** qpdf does only the merge; the shell's own `time` counts its CPU. */
function qpdf(target, list) {
  const script = `TIMEFORMAT='%U %S %R'; time qpdf --keep-files-open=y --empty --pages $(cat "$1") -- "$2"`;
  const { stderr } = spawnSync('bash', ['-c', script, 'bench', list, target], { encoding: 'utf8' });
  const [user, system, wall] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, wall, megabytes: NaN };
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const summary = (results) => Object.fromEntries(['cpu', 'wall', 'megabytes'].map((key) => [key, median(results.map((result) => result[key]))]));
/** The file of the run before is removed first, so that no run pays for giving back another's pages. */
const times = (count, target, run) => summary(Array.from({ length: count }, () => {
  rmSync(target, { force: true });
  return run();
}));

const engine = await bundleEngine('scripts/bench/package-engine.mjs', 'bench-package');
const preparer = await bundleEngine('scripts/bench/package-prepare-engine.mjs', 'bench-prepare');
const environment = { CLEARPROOF_BENCH_ENGINE: engine.url, CLEARPROOF_BENCH_PREPARER: preparer.url, CLEARPROOF_BENCH_FONTS: `${pathToFileURL(engine.assets).href}/` };
for (const size of values.sizes.split(',').map(Number)) {
  const paths = await makeCorpus(path.join(values.folder, 'exhibits'), size);
  const list = listFile(`exhibits-${size}.txt`, paths);
  const folder = path.join(values.folder, 'prepared');
  mkdirSync(folder, { recursive: true });
  const preparing = child('prepare', folder, list, environment);
  const preparedPaths = paths.map((file) => path.join(folder, path.basename(file)));
  const prepared = listFile(`prepared-${size}.txt`, preparedPaths);
  const target = path.join(values.folder, 'out.pdf');
  const rows = {
    'read + SHA-256 + write': times(runs, target, () => child('floor', target, prepared, environment)),
    'qpdf merge only': times(runs, target, () => qpdf(target, list)),
    'complete package': times(runs, target, () => child('complete', target, prepared, environment)),
  };
  const check = execFileSync('pdfsig', ['-nocert', target], { encoding: 'utf8' });
  if (!check.includes('Signature is Valid') || !check.includes('Total document signed')) throw new Error('the package is not validly signed');
  if (!values['no-pdf-lib']) rows['pdf-lib merge only'] = times(1, target, () => child('pdfLib', target, list, environment));
  rmSync(target);
  console.log(`\n${size} exhibits, ${size * pagesPerExhibit} pages, ${sizeOf(paths)} GB, prepared ${sizeOf(preparedPaths)} GB, medians of ${runs}`);
  console.log(`once per file: read, checked, written anew and laid out: CPU ${((1000 * preparing.cpu) / size).toFixed(0)} ms an exhibit, peak ${preparing.megabytes.toFixed(0)} MB`);
  for (const [name, { cpu, wall, megabytes }] of Object.entries(rows)) {
    const [ofQpdf, ofFloor] = [cpu / rows['qpdf merge only'].cpu, wall / rows['read + SHA-256 + write'].wall];
    console.log(`${name.padEnd(24)} CPU ${cpu.toFixed(2).padStart(7)} s (${ofQpdf.toFixed(2)} of qpdf)  wall ${wall.toFixed(2).padStart(7)} s (${ofFloor.toFixed(2)} of floor)  peak ${Number.isNaN(megabytes) ? '     –' : megabytes.toFixed(0).padStart(5)} MB`);
  }
}
