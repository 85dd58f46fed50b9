// The keys of a test vault, for looking at its parts as somebody would who has the passphrase.
import { deriveVaultKeys, type VaultKeys } from '../../src/vault/key-hierarchy.ts';
import { unlock } from '../../src/vault/key-slots.ts';
import { readHeader } from '../../src/vault/vault-header.ts';
import { PASSPHRASE } from './secrets.ts';

export async function keysOf(folder: string, secret = PASSPHRASE): Promise<VaultKeys> {
  const master = await unlock((await readHeader(folder)).header, secret);
  if (!master) throw new Error('the secret does not open the vault');
  return deriveVaultKeys(master);
}
