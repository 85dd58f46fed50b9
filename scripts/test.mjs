// npm test: sets everything up and runs every suite; the last line sums them. A suite that did not run is a failure.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';
import { endWith, root, setUp } from './setup.mjs';
import { APART, BUILD, ensureSystemPackages, JUDGES, TYPING, WINDOW } from './system-packages.mjs';
import { checkTypes } from './types.mjs';

const reports = path.join(root, 'reports');
const bin = (name) => path.join(root, 'node_modules/.bin', name);

/** One command, one test: lint, import rules. */
const gate = (name, command, args) => ({ name, beside: true, run: async () => {
  const { status, output } = await runCommand(command, args);
  return { ...(status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }), output };
} });

/** A vitest project; counts come from its own JSON report, so that a crash before the end counts as failed. */
const suite = (name, project, prefix = []) => ({ name, run: (env) => {
  const report = path.join(reports, `${project}.json`);
  const [command, ...args] = [...prefix, process.execPath, path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return countsOf(report, status);
} });

function countsOf(report, status) {
  let counts = null;
  try {
    const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    counts = { passed, failed: numFailedTests + numPendingTests + numTodoTests };
  } catch (thrown) {
    console.error(`No report: ${thrown.message}`);
  }
  if (counts === null || counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** In a network of its own with no route out of it: only this machine answers, and the kernel counts what looked for a way. */
const apart = ['unshare', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

/** The program as it ships: packed first, for a test of last time's package proves nothing. */
const packed = { name: 'packed program', run: (env) => {
  rmSync(path.join(root, 'release'), { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/dist.mjs'), '--linux', 'dir'], { cwd: root, stdio: 'inherit' });
  return status === 0 ? suite('packed program', 'packaged', process.platform === 'linux' ? apart : []).run(env) : { passed: 0, failed: 1 };
} };

try {
  ensureSystemPackages([...BUILD, ...WINDOW, ...JUDGES, ...TYPING, ...APART]);
  setUp();
  const { describeRuntime, electronRuntime } = await import('./electron-runtime.mjs');
  const runtime = await electronRuntime();
  console.log(describeRuntime(runtime));
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const suites = [
    { name: 'types', beside: true, run: checkTypes },
    gate('lint', bin('eslint'), ['.', '--max-warnings=0']),
    gate('import rules', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src', 'electron', 'renderer']),
    suite('unit and integration', 'unit'),
    suite('end to end in Electron', 'e2e'),
    packed,
  ];
  const only = process.argv[2];
  const timed = async ({ name, run }) => {
    const started = performance.now();
    const counts = await run({ CLEARPROOF_ELECTRON: runtime.executable });
    return { name, ...counts, seconds: (performance.now() - started) / 1000 };
  };
  const chosen = suites.filter(({ name }) => only === undefined || name.includes(only));
  // What only reads the sources runs side by side; each of these uses one processor and the machine has two.
  const begun = new Map(chosen.filter(({ beside }) => beside).map((suite) => [suite, timed(suite)]));
  const results = [];
  for (const suite of chosen) {
    console.log(`\n== ${suite.name}`);
    const result = await (begun.get(suite) ?? timed(suite));
    process.stdout.write(result.output ?? '');
    results.push(result);
  }

  console.log('');
  for (const { name, passed, failed, seconds } of results) console.log(`${name.padEnd(24)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s`);
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') === 0 ? 0 : 1;
} catch (thrown) {
  endWith(thrown);
}
