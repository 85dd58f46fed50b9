// npm run demo: sets everything up and does the main job without a window.
import { endWith, run, setUp } from './setup.mjs';

try {
  setUp();
  run(process.execPath, ['scripts/clearproof.mjs', 'demo', ...process.argv.slice(2)]);
} catch (thrown) {
  endWith(thrown);
}
