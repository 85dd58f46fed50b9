// Which Debian/Ubuntu packages a task needs, which are missing, and the one command that installs them.
import { execFileSync, spawnSync } from 'node:child_process';

/** To compile the database add-on. */
export const BUILD = ['python3', 'make', 'g++', 'libssl-dev'];
/** To show a window, real or virtual. */
export const WINDOW = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
/** To pack the program for others. */
export const PACKING = ['p7zip-full', 'rpm'];
/** Programs we did not write that judge our files in the tests. */
export const JUDGES = ['poppler-utils', 'qpdf', 'openssl', 'age', 'unzip', 'jq', 'sqlite3', 'python3-argon2', 'python3-cryptography', 'rpm', 'default-jdk-headless', 'libjaxb-java', 'softhsm2'];
/** To answer the system's own dialogs in the packed program, as a person at the keyboard does. */
export const TYPING = ['xdotool'];
/** To run the packed program where there is no network to reach. */
export const APART = ['iproute2'];

const isDebian = () => process.platform === 'linux' && spawnSync('dpkg-query', ['--version'], { stdio: 'ignore' }).status === 0;

/** Ubuntu 24.04 renamed some libraries; a package counts as present under either name. */
const isInstalled = (name) => [name, `${name}t64`].some((candidate) => {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Status}', candidate], { encoding: 'utf8' });
  return stdout?.startsWith('install ok installed') === true;
});

/**
 * Makes sure `packages` are there. As root, and in CI, installs what is missing; else names the command and throws.
 * Elsewhere than on Debian and Ubuntu it trusts the machine.
 */
export function ensureSystemPackages(packages) {
  if (!isDebian()) return;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid() !== 0) throw new Error(`Missing system packages. Install them with:\n\n  sudo ${command}\n`);
  console.log(`Installing ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: ['ignore', 'ignore', 'inherit'], env });
}
