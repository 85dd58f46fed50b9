// Benchmark of the package engine against qpdf's merge, pdf-lib's merge, and a plain read + SHA-256 + write of the same bytes.
// node scripts/bench/package.mjs [--sizes 250,1000] [--runs 5] [--folder DIR] [--no-pdf-lib]
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleEngine } from '../engine-bundle.mjs';
import { makeCorpus, pagesPerExhibit } from './package-corpus.mjs';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '250,1000' }, runs: { type: 'string', default: '5' }, folder: { type: 'string', default: path.join(tmpdir(), 'clearproof-bench') }, 'no-pdf-lib': { type: 'boolean', default: false } } });
const here = import.meta.dirname;
const runs = Number(values.runs);

function child(what, target, list, environment) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(here, 'package-run.mjs'), what, target, list, String(pagesPerExhibit)], { encoding: 'utf8', env: { ...process.env, ...environment } });
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
const times = (count, run) => summary(Array.from({ length: count }, run));

const engine = await bundleEngine('scripts/bench/package-engine.mjs', 'bench');
const environment = { CLEARPROOF_BENCH_ENGINE: engine.url, CLEARPROOF_BENCH_FONTS: `${pathToFileURL(engine.assets).href}/` };
for (const size of values.sizes.split(',').map(Number)) {
  const paths = await makeCorpus(path.join(values.folder, 'exhibits'), size);
  const list = path.join(values.folder, `list-${size}.txt`);
  writeFileSync(list, paths.join('\n'));
  const target = path.join(values.folder, 'out.pdf');
  const gigabytes = paths.reduce((sum, file) => sum + statSync(file).size, 0) / 1e9;
  const rows = {
    'read + SHA-256 + write': times(runs, () => child('floor', target, list, environment)),
    'qpdf merge only': times(runs, () => qpdf(target, list)),
    'complete package': times(runs, () => child('complete', target, list, environment)),
  };
  const check = execFileSync('pdfsig', ['-nocert', target], { encoding: 'utf8' });
  if (!check.includes('Signature is Valid') || !check.includes('Total document signed')) throw new Error('the package is not validly signed');
  if (!values['no-pdf-lib']) rows['pdf-lib merge only'] = times(1, () => child('pdfLib', target, list, environment));
  rmSync(target);
  console.log(`\n${size} exhibits, ${size * pagesPerExhibit} pages, ${gigabytes.toFixed(2)} GB, medians of ${runs}`);
  for (const [name, { cpu, wall, megabytes }] of Object.entries(rows)) {
    const [ofQpdf, ofFloor] = [cpu / rows['qpdf merge only'].cpu, wall / rows['read + SHA-256 + write'].wall];
    console.log(`${name.padEnd(24)} CPU ${cpu.toFixed(2).padStart(7)} s (${ofQpdf.toFixed(2)} of qpdf)  wall ${wall.toFixed(2).padStart(7)} s (${ofFloor.toFixed(2)} of floor)  peak ${Number.isNaN(megabytes) ? '     –' : megabytes.toFixed(0).padStart(5)} MB`);
  }
}
