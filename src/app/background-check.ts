// The check of stored files that nobody has to think of: once a week, while nothing else runs, and after a stop from where it stopped.
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { Services } from './services.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Whether stored files were not looked through for a week, or a check lies unfinished; never of a vault that is only read. */
export async function isCheckDue(vault: Vault, environment: Environment): Promise<boolean> {
  const { readOnly, createdAt } = await vault.info();
  const { unfinished, finishedAt, total } = await vault.fixity.state();
  if (readOnly || total === 0) return false;
  return unfinished !== null || environment.now().getTime() - new Date(finishedAt ?? createdAt).getTime() >= WEEK_MS;
}

/** Answers a function that starts the check when it is due and nothing runs, and answers its job; null when there was nothing to start. */
export function backgroundCheck({ session, jobs, environment }: Pick<Services, 'session' | 'jobs' | 'environment'>): () => Promise<string | null> {
  /** Whoever stops it has work to do: it is left alone until the vault is opened again. */
  let leftAlone: Vault | null = null;
  const isIdle = (vault: Vault): boolean => session.isOpen && session.vault === vault && vault !== leftAlone && jobs.list().length === 0;
  return async () => {
    if (!session.isOpen) return null;
    const { vault } = session;
    if (!isIdle(vault) || !(await isCheckDue(vault, environment)) || !isIdle(vault)) return null;
    const { jobId } = jobs.start('verify', null, async (progress) => {
      progress.signal.addEventListener('abort', () => { leftAlone = vault; });
      const { files, damaged } = await vault.fixity.run(true, progress);
      session.changed(null, ['vault', 'evidence']);
      const [first] = damaged;
      if (first) throw new Fault('vault.damagedBlob', { what: `${first.usedBy === '' ? first.sha256 : first.usedBy}: ${first.reason}${damaged.length === 1 ? '' : `; and ${damaged.length - 1} more, see the safety of the vault`}` });
      return { files };
    });
    return jobId;
  };
}
