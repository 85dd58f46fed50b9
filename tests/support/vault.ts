// A vault of its own for each test, in a temporary folder, with the cheapest key derivation that is accepted.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Environment } from '../../src/contract/environment.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { fixedEnvironment } from './environment.ts';
import { CHEAP_KDF, PASSPHRASE } from './secrets.ts';

export { CHEAP_KDF, PASSPHRASE };

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function newVault(environment: Environment = fixedEnvironment()): Promise<{ vault: Vault; folder: string; recoveryKey: string }> {
  const folder = path.join(await temporaryFolder(), 'vault');
  const made = await createVault(folder, PASSPHRASE, environment, { kdf: CHEAP_KDF });
  return { ...made, folder };
}

/** One buffer as a stream. */
export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
