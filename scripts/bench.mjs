// npm run bench: runs every benchmark in scripts/bench.
import path from 'node:path';
import { endWith, root, run, setUp } from './setup.mjs';

const BENCHMARKS = ['package.mjs'];

try {
  setUp();
  for (const name of BENCHMARKS) run(process.execPath, [path.join(root, 'scripts/bench', name), ...process.argv.slice(2)]);
} catch (thrown) {
  endWith(thrown);
}
