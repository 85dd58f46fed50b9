// Benchmark of the checks: a chain of 5,000 steps with 20,000 exhibits, judged whole and after the edit of one quantity.
// npm run bench chain [-- --steps 5000]
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { makeChain } from './chain-corpus.mjs';

const RUNS = 5;
const here = import.meta.dirname;
const root = path.join(here, '../..');
const target = path.join(root, '.cache/bench');
mkdirSync(target, { recursive: true });
await build({ configFile: false, logLevel: 'error', root, ssr: { noExternal: true }, build: { ssr: path.join(here, 'chain-engine.mjs'), outDir: target, emptyOutDir: false, minify: false, rollupOptions: { output: { entryFileNames: 'chain.mjs' } } } });
const { dossierSchema, evaluate, loadReference, parse } = await import(pathToFileURL(path.join(target, 'chain.mjs')).href);
const assets = path.join(root, 'assets');
const reference = await loadReference({ path: (name) => path.join(assets, name), read: async (name) => new Uint8Array(readFileSync(path.join(assets, name))) });
const steps = Number(process.argv[process.argv.indexOf('--steps') + 1]) || 5000;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
/** Milliseconds of wall clock and processor that `act` takes. */
function timed(act) {
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  const value = act();
  const { user, system } = process.cpuUsage(cpu);
  return { value, wall: performance.now() - started, cpu: (user + system) / 1000 };
}

for (const [name, oneInWrong] of [['sound', 0], ['broken, every third step wrong', 3]]) {
  const dossier = parse(dossierSchema, makeChain(steps, oneInWrong));
  const [fulls, edits] = [[], []];
  let anew = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const full = timed(() => evaluate(dossier, reference));
    const at = Math.floor((steps * (run + 1)) / (RUNS + 2));
    const edited = { ...dossier, steps: dossier.steps.map((step, index) => (index === at ? { ...step, outputs: step.outputs.map((flow) => ({ ...flow, quantity: '777' })) } : step)) };
    const edit = timed(() => evaluate(edited, reference, full.value));
    if (JSON.stringify(edit.value.findings) !== JSON.stringify(evaluate(edited, reference).findings)) throw new Error('an edit run found something else than a full run');
    // The first run also compiles.
    if (run === 0) console.log(`Chain (${name}): ${dossier.steps.length} steps, ${dossier.lots.length} lots, ${dossier.exhibits.length} exhibits, ${full.value.findings.length} findings; first run ${full.wall.toFixed(0)} ms`);
    else { fulls.push(full); edits.push(edit); }
    ({ anew } = edit.value.judged);
  }
  const of = (runs, what) => median(runs.map((run) => run[what]));
  console.log(`  full run ${of(fulls, 'wall').toFixed(0)} ms (${of(fulls, 'cpu').toFixed(0)} ms of processor); the aim is under 1,000 ms`);
  console.log(`  edit of one quantity ${of(edits, 'wall').toFixed(0)} ms (${of(edits, 'cpu').toFixed(0)} ms), ${anew} of ${dossier.steps.length + dossier.lots.length + dossier.exhibits.length} records and rules judged anew; ratio ${(of(edits, 'cpu') / of(fulls, 'cpu')).toFixed(2)}`);
}
