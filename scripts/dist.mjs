// npm run dist: packs the built program for this machine's system into release/; arguments go to electron-builder ("--linux dir").
import { existsSync } from 'node:fs';
import path from 'node:path';
import { endWith, root, run, setUp } from './setup.mjs';
import { ensureSystemPackages, PACKING } from './system-packages.mjs';

/** What can be made without a download; `-- --linux AppImage` and the like make the rest where their tools are. */
const TARGETS = { linux: ['--linux', 'dir', 'tar.gz', 'zip', 'deb', 'rpm'], win32: ['--win'], darwin: ['--mac'] };
const SEVEN_ZIP = '/usr/bin/7za';

try {
  if (process.platform === 'linux') ensureSystemPackages(PACKING);
  setUp();
  const { describeRuntime, electronRuntime } = await import('./electron-runtime.mjs');
  const runtime = await electronRuntime();
  console.log(describeRuntime(runtime));
  const args = process.argv.slice(2);
  const env = { ELECTRON_BUILDER_COMPRESSION_LEVEL: '5', ...process.env };
  // The system's own tools in place of those electron-builder would download.
  if (existsSync(SEVEN_ZIP)) env.ELECTRON_BUILDER_7ZIP_PATH ??= SEVEN_ZIP;
  if (existsSync('/usr/bin/dpkg-deb')) env.CUSTOM_FPM_PATH ??= path.join(root, 'scripts/packing/fpm.mjs');
  run(process.execPath, ['scripts/licences.mjs']);
  run(process.execPath, [
    path.join(root, 'node_modules/electron-builder/cli.js'), '--config', 'electron-builder.yml', ...(args.length > 0 ? args : TARGETS[process.platform]),
    `-c.electronVersion=${runtime.version}`, `-c.electronDist=${path.dirname(runtime.executable)}`,
  ], { env });
  console.log(`Packed into ${path.join(root, 'release')}.`);
} catch (thrown) {
  endWith(thrown);
}
