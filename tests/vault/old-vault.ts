// A vault of schema 1 in a folder of its own, gone when the test is over.
import path from 'node:path';
import { makeOldVault } from '../support/make-old-vault.ts';
import { temporaryFolder } from '../support/vault.ts';

export async function oldVault(): Promise<{ folder: string; sha256: string }> {
  const folder = path.join(await temporaryFolder(), 'vault');
  return { folder, sha256: await makeOldVault(folder) };
}
