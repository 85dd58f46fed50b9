// npm run corpus: sends the PDF test files of public projects through the package engine and prints the table.
import path from 'node:path';
import { endWith, root, run, setUp } from './setup.mjs';

try {
  setUp();
  run(process.execPath, [path.join(root, 'scripts/corpus/run.mjs'), ...process.argv.slice(2)]);
} catch (thrown) {
  endWith(thrown);
}
