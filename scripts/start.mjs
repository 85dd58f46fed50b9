// npm start: sets everything up and opens the window; without a display it runs the demo instead.
import { spawnSync } from 'node:child_process';
import { endWith, root, run, setUp } from './setup.mjs';
import { ensureSystemPackages, WINDOW } from './system-packages.mjs';

try {
  setUp();
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasDisplay) {
    console.log('There is no display here, so no window can open. Running the demo instead.');
    run(process.execPath, ['scripts/clearproof.mjs', 'demo']);
  } else {
    if (process.platform === 'linux') ensureSystemPackages(WINDOW.filter((name) => name !== 'xvfb' && name !== 'xauth'));
    const { describeRuntime, electronRuntime } = await import('./electron-runtime.mjs');
    const runtime = await electronRuntime();
    console.log(describeRuntime(runtime));
    // Chromium refuses its sandbox to root; everybody else keeps it.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    process.exitCode = spawnSync(runtime.executable, [...args, root], { stdio: 'inherit' }).status ?? 1;
  }
} catch (thrown) {
  endWith(thrown);
}
