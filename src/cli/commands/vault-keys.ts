// clearproof vault rotate|keep-keys DIR: changing every key of a vault.
import path from 'node:path';
import type { CommandContext, ExitCode } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_VARIABLE, valueOf } from '../unlock.ts';

/** Stopped or killed, it goes on when it is called again; the recovery key it then shows replaces the one before. */
async function rotate(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const passphrase = await terminal.secret(PASSPHRASE_VARIABLE, 'passphrase');
  const client = context.client();
  valueOf(await client.call('vault.open', { folder: context.grants.add(path.resolve(folder)), secret: passphrase }));
  const { recoveryKey } = valueOf(await client.call('keys.prepare', { passphrase }));
  terminal.say(`New recovery key, shown only now (it opens the vault once this is done, the old one then no longer does): ${recoveryKey}`);
  const { info, files, keyFingerprint, backupProblem } = valueOf(await client.run('keys.rotate', { passphrase }, (job) => terminal.progress(job)));
  terminal.say(`New keys are in force: ${countOf(files, 'file')} encrypted anew. The old keys open nothing in this folder any more.`);
  terminal.say('Backups outside the vault still open with the keys they were made with: make new ones, and destroy the old.');
  if (backupProblem !== null) terminal.say(`No backup was made under the new keys: ${backupProblem}`);
  terminal.json({ path: info.path, files, keyFingerprint, recoveryKey, backupProblem });
  return 0;
}

async function keepKeys(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const secret = await terminal.secret(PASSPHRASE_VARIABLE, 'passphrase');
  const client = context.client();
  valueOf(await client.call('vault.open', { folder: context.grants.add(path.resolve(folder)), secret }));
  valueOf(await client.call('keys.drop', {}));
  terminal.say('The present keys stay in force; what was encrypted with new ones is removed.');
  terminal.json({ kept: true });
  return 0;
}

export const KEY_ACTIONS = { rotate, 'keep-keys': keepKeys } as const;
