// npm run faults [--seed N] [--states N] [--kills N] [--errors N] [--flips N] [--minutes N] [--anew]: the long form of the fault tests, with a table at the end. Stopped, it goes on where it was; each seed has its own record in .cache/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { endWith, root, setUp } from './setup.mjs';
import { BUILD, ensureSystemPackages } from './system-packages.mjs';

const { values } = parseArgs({ options: {
  seed: { type: 'string', default: '1' }, states: { type: 'string', default: '5600' }, kills: { type: 'string', default: '1050' }, errors: { type: 'string', default: '420' },
  flips: { type: 'string', default: '1000' }, minutes: { type: 'string', default: 'Infinity' }, anew: { type: 'boolean', default: false },
} });

const modules = path.join(root, 'node_modules');

/** Native packages stay where they are installed. */
async function bundle(entry, folder) {
  const name = `${path.basename(entry, '.ts')}.mjs`;
  await build({
    configFile: false, logLevel: 'error', ssr: { noExternal: true, external: ['sqlite3', '@node-rs/argon2', 'vite'] },
    build: { ssr: path.join(root, 'tests/faults', entry), outDir: folder, emptyOutDir: false, target: 'node20',
      rollupOptions: { output: { entryFileNames: name, paths: { 'sqlite3': path.join(modules, 'sqlite3/lib/sqlite3.js'), '@node-rs/argon2': path.join(modules, '@node-rs/argon2/index.js'), 'vite': path.join(modules, 'vite/dist/node/index.js') } } } },
  });
  return path.join(folder, name);
}

try {
  ensureSystemPackages(BUILD);
  setUp();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'clearproof-faults-'));
  const record = path.join(root, '.cache', `faults-${values.seed}.json`);
  mkdirSync(path.dirname(record), { recursive: true });
  if (values.anew) rmSync(record, { force: true });
  const [worker, main] = [await bundle('disk/disk-worker.ts', folder), await bundle('long-form.ts', folder)];
  // Last in the queue for the processor: it runs for long.
  const { status } = spawnSync('nice', ['-n', '19', process.execPath, main, path.join(root, 'tests/faults/disk/file-layer.c'), worker, record, values.seed, values.states, values.kills, values.errors, values.flips, values.minutes], { stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = status ?? 1;
} catch (thrown) {
  endWith(thrown);
}
