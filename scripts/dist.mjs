// npm run dist: packs the built program for this machine's system; arguments go to electron-builder ("--linux dir").
import path from 'node:path';
import { endWith, root, run, setUp } from './setup.mjs';

try {
  setUp();
  const { describeRuntime, electronRuntime } = await import('./electron-runtime.mjs');
  const runtime = await electronRuntime();
  console.log(describeRuntime(runtime));
  const args = process.argv.slice(2);
  run(process.execPath, [
    path.join(root, 'node_modules/electron-builder/cli.js'), '--config', 'electron-builder.yml', ...(args.length > 0 ? args : ['--linux', 'dir']),
    `-c.electronVersion=${runtime.version}`, `-c.electronDist=${path.dirname(runtime.executable)}`,
  ]);
} catch (thrown) {
  endWith(thrown);
}
