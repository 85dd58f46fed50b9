// Opens a vault whose database is lost: under its lock, with its keys, the database is made again from the second record.
import type { Environment } from '../contract/environment.ts';
import type { Progress } from '../contract/progress.ts';
import { openVault, unlockFolder } from './open-vault.ts';
import { rebuildDatabase, type Rebuilt } from './rebuild-database.ts';
import { readHeader } from './vault-header.ts';
import { lockVault } from './vault-lock.ts';
import type { Vault } from './vault.ts';

/** @throws Fault `vault.notFound`, `vault.inUse`, `vault.wrongSecret`, `vault.damagedRecord` */
export async function rebuildVault(folder: string, secret: string, environment: Environment, progress: Progress): Promise<{ vault: Vault; rebuilt: Rebuilt; recovered: string[] }> {
  await readHeader(folder);
  const lock = await lockVault(folder, environment);
  let rebuilt: Rebuilt;
  try {
    const { keys } = await unlockFolder(folder, secret);
    rebuilt = await rebuildDatabase(folder, keys, environment, progress);
  } finally {
    await lock.release();
  }
  const { vault, recovered } = await openVault(folder, secret, environment);
  await vault.custody.record({ type: 'vault.rebuild', object: `vault:${vault.id}`, details: { rows: rebuilt.rows, segments: rebuilt.segments } });
  return { vault, rebuilt, recovered };
}
