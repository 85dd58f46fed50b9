// npm run bench [package|screening|chain|labor] [its options]: runs the named benchmark, or every one in scripts/bench.
import path from 'node:path';
import { endWith, root, run, setUp } from './setup.mjs';

const BENCHMARKS = ['package', 'screening', 'chain', 'labor'];
const [first, ...rest] = process.argv.slice(2);
const named = BENCHMARKS.includes(first);

try {
  setUp();
  for (const name of named ? [first] : BENCHMARKS) run(process.execPath, [path.join(root, 'scripts/bench', `${name}.mjs`), ...(named ? rest : [])]);
} catch (thrown) {
  endWith(thrown);
}
