// The native add-ons that ship, where the packages keep them, and their hashes.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** npm installs the one prebuilt package that fits this machine; its name says platform, processor and C library. */
async function argon2Addon(modules) {
  const scope = path.join(modules, '@node-rs');
  const fitting = (await readdir(scope)).find((name) => name.startsWith(`argon2-${process.platform}-${process.arch}`));
  if (fitting === undefined) throw new Error(`There is no argon2 add-on for ${process.platform} ${process.arch}`);
  const file = (await readdir(path.join(scope, fitting))).find((name) => name.endsWith('.node'));
  return path.join(scope, fitting, file);
}

/** Copies the add-ons into `folder`; answers file name → SHA-256. */
export async function copyNativeAddons(root, folder) {
  const modules = path.join(root, 'node_modules');
  const sources = {
    'node_sqlite3.node': path.join(modules, 'sqlite3/build/Release/node_sqlite3.node'),
    'argon2.node': await argon2Addon(modules),
    'pkcs11.node': path.join(modules, 'pkcs11js/build/Release/pkcs11.node'),
  };
  await mkdir(folder, { recursive: true });
  const digests = {};
  for (const [name, source] of Object.entries(sources)) {
    await copyFile(source, path.join(folder, name));
    digests[name] = createHash('sha256').update(await readFile(source)).digest('hex');
  }
  return digests;
}
