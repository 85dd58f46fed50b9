// Type-checks the whole and then every room with only the types it may see; counts one test per project.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './setup.mjs';

/** `electron-33` is the older of the two Electron versions the shell must fit. */
export const projects = ['tsconfig.json', ...['domain', 'core', 'electron', 'electron-33', 'preload', 'renderer'].map((name) => `tsconfig/${name}.json`)];

/** Runs the compiler once per project. */
export function checkTypes() {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const failed = projects.filter((project) => {
    const { status } = spawnSync(process.execPath, [compiler, '--noEmit', '--pretty', 'false', '-p', project], { cwd: root, stdio: 'inherit' });
    if (status !== 0) console.error(`${project} does not type-check`);
    return status !== 0;
  });
  return { passed: projects.length - failed.length, failed: failed.length };
}

if (process.argv[1] === import.meta.filename) process.exitCode = checkTypes().failed === 0 ? 0 : 1;
