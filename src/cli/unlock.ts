// Opens the vault a command names, with the passphrase from the environment or the keyboard.
import path from 'node:path';
import type { Client } from '../contract/client.ts';
import { Fault } from '../contract/errors.ts';
import type { Result } from '../contract/port.ts';
import type { CommandContext } from './command.ts';

export const PASSPHRASE_VARIABLE = 'CLEARPROOF_PASSPHRASE';
/** What the help of every command that opens a vault says about its secret. */
export const PASSPHRASE_HELP = { [PASSPHRASE_VARIABLE]: 'passphrase of the vault, or its recovery key' } as const;

/** The value of a reply; throws its error as the Fault it was. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Fault(result.error.code, result.error.details);
}

/** Unlocks the vault in `folder` and answers the client that works in it. */
export async function unlock(context: CommandContext, folder: string): Promise<Client> {
  const secret = await context.terminal.secret(PASSPHRASE_VARIABLE, 'passphrase');
  const client = context.client();
  const { recovered } = valueOf(await client.call('vault.open', { folder: context.grants.add(path.resolve(folder)), secret }));
  for (const line of recovered) context.terminal.say(`Note: ${line}`);
  return client;
}
