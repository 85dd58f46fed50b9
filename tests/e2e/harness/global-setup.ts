// Before the first end-to-end test: an Electron to run, and a virtual display where there is none.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describeRuntime, electronRuntime } from '../../../scripts/electron-runtime.mjs';

/** Starts Xvfb on a display number of its own choosing. */
async function startDisplay(): Promise<{ name: string; server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-ac'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const numbers = server.stdio[3];
  if (!numbers) throw new Error('Xvfb has no pipe for its number');
  const started = once(numbers, 'data').then(([chunk]) => `:${String(chunk).trim()}`);
  const failed = once(server, 'exit').then(() => { throw new Error('Xvfb ended at once'); });
  return { name: await Promise.race([started, failed]), server };
}

/** True where a user namespace can be made: the sandbox then needs no exception. */
function canNestUsers(): boolean {
  return spawnSync('unshare', ['--user', '--map-user=1000', '--map-group=1000', 'true'], { stdio: 'ignore' }).status === 0;
}

/** Called once by vitest; answers what to do when all tests are over. */
export async function setup(): Promise<() => void> {
  const runtime = await electronRuntime();
  console.log(describeRuntime(runtime));
  process.env['CLEARPROOF_ELECTRON'] = runtime.executable;
  const asRoot = process.getuid?.() === 0;
  const sandbox = !asRoot || canNestUsers();
  console.log(`Chromium sandbox: ${sandbox ? 'on' : 'off (running as root, and no user namespace can be made)'}`);
  process.env['CLEARPROOF_ELECTRON_START'] = asRoot && sandbox ? path.join(import.meta.dirname, 'electron-in-user-namespace.sh') : runtime.executable;
  process.env['CLEARPROOF_SANDBOX'] = sandbox ? 'on' : 'off';
  if (process.platform !== 'linux' || process.env['DISPLAY']) return () => undefined;
  const { name, server } = await startDisplay();
  process.env['DISPLAY'] = name;
  return () => void server.kill();
}
