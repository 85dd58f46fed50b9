// What is done before a vault is closed: the daily backup when it is due, and a signed head of the day's work.
import type { Environment } from '../contract/environment.ts';
import type { Vault } from '../vault/vault.ts';
import type { KnownHeads } from './known-heads.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Closing {
  readonly environment: Environment;
  readonly knownHeads: KnownHeads;
  /** Told when a backup or a head could not be made: the vault is closed all the same. */
  readonly onBug: (thrown: unknown) => void;
}

/** Whether anything happened since the newest backup, and that is a day old. */
export async function isBackupDue(vault: Vault, environment: Environment): Promise<boolean> {
  const [info, [newest]] = [await vault.info(), await vault.backups.list(null)];
  const since = newest?.at ?? info.createdAt;
  // The backup's own event follows its head; what comes after that is new.
  const changed = info.custodyEvents > (newest ? (newest.custodyEvents ?? 0) + 1 : 0);
  return changed && environment.now().getTime() - new Date(since).getTime() >= DAY_MS;
}

async function signIfChanged(vault: Vault, { knownHeads }: Closing): Promise<void> {
  const [head, [last]] = [await vault.custody.head(), await vault.custody.signedHeads(1)];
  const signed = last && head && last.head.size >= head.seq ? last : await vault.custody.signHead('lock');
  await knownHeads.keep(signed);
}

/** `hurry` leaves the backup for the next time: the computer is about to sleep. */
export async function beforeClosing(vault: Vault, closing: Closing, hurry: boolean): Promise<void> {
  if ((await vault.info()).readOnly) return;
  try {
    if (!hurry && (await isBackupDue(vault, closing.environment))) await vault.backups.make(null, 'daily');
    await signIfChanged(vault, closing);
  } catch (thrown) {
    closing.onBug(thrown);
  }
}

/** In words, when the vault just opened is not the one this computer saw last; null when it is. */
export async function historyWarning(vault: Vault, { knownHeads }: Pick<Closing, 'knownHeads'>): Promise<string | null> {
  const known = await knownHeads.of(vault.id);
  return known && vault.custody.differsFrom(known);
}
