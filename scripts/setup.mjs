// Brings a fresh clone to where it runs: Node version, packages from the lockfile, build. Plain Node, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { staticOpenssl } from './static-openssl.mjs';
import { BUILD, ensureSystemPackages } from './system-packages.mjs';

export const root = path.resolve(import.meta.dirname, '..');
const REQUIRED_NODE = [20, 19];

/** Runs a program with our streams; throws when it does not end well. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${path.basename(command)} ${args.join(' ')} ended with ${status}`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > REQUIRED_NODE[0] || (major === REQUIRED_NODE[0] && minor >= REQUIRED_NODE[1])) return;
  throw new Error(`Clearproof needs Node ${REQUIRED_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/** Installs from the lockfile unless node_modules already is what this lockfile gives. */
function ensureDependencies() {
  const digest = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).update(process.version).digest('hex');
  const stamp = path.join(root, 'node_modules/.clearproof-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  ensureSystemPackages(BUILD);
  console.log('Installing packages from the lockfile (the first time takes a few minutes: two add-ons are compiled)');
  const env = { ...process.env, ...staticOpenssl(), ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  // Node's own headers where the system has them, so that the compile needs no download.
  if (existsSync('/usr/include/node/node_api.h')) env.npm_config_nodedir = '/usr';
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env, shell: process.platform === 'win32' });
  writeFileSync(stamp, digest);
}

/** Everything up to a built program. */
export function setUp() {
  requireNode();
  ensureDependencies();
  run(process.execPath, ['scripts/build.mjs']);
}

/** Ends the process with a sentence instead of a stack trace. */
export function endWith(thrown) {
  console.error(`\n${thrown instanceof Error ? thrown.message : thrown}`);
  process.exit(1);
}
