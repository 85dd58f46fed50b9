// Type-checks the whole and then every room with only the types it may see; counts one test per project.
import path from 'node:path';
import { runCommand } from './run-command.mjs';
import { root } from './setup.mjs';

/** `electron-33` is the older of the two Electron versions the shell must fit. */
export const projects = ['tsconfig.json', ...['domain', 'core', 'electron', 'electron-33', 'preload', 'renderer'].map((name) => `tsconfig/${name}.json`)];

/** Runs the compiler once per project, one after the other: each takes a gigabyte of memory. */
export async function checkTypes() {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const [failed, outputs] = [[], []];
  for (const project of projects) {
    const { status, output } = await runCommand(process.execPath, [compiler, '--noEmit', '--pretty', 'false', '-p', project]);
    if (status !== 0) failed.push(project);
    outputs.push(output, status === 0 ? '' : `${project} does not type-check\n`);
  }
  return { passed: projects.length - failed.length, failed: failed.length, output: outputs.join('') };
}

if (process.argv[1] === import.meta.filename) {
  const { failed, output } = await checkTypes();
  process.stdout.write(output);
  process.exitCode = failed === 0 ? 0 : 1;
}
