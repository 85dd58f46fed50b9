// npm run screens: takes pictures of every screen into docs/screens.
import path from 'node:path';
import { endWith, root, run, setUp } from './setup.mjs';
import { ensureSystemPackages, WINDOW } from './system-packages.mjs';

try {
  ensureSystemPackages([...WINDOW, 'fonts-noto-cjk']);
  setUp();
  run(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'screens', ...process.argv.slice(2)]);
} catch (thrown) {
  endWith(thrown);
}
