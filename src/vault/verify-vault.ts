// The whole check: the database's own, every stored file against its hash, the custody chain against every known head.
import type { SignedHead } from '../contract/custody-head.ts';
import { silentProgress, type Progress } from '../contract/progress.ts';
import type { CustodyLog } from './custody-log.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { Fixity, Vault } from './vault.ts';

export interface VerifyParts { readonly database: EncryptedDatabase; readonly fixity: Fixity; readonly custody: CustodyLog; }
export interface VerifyOptions { readonly resume?: boolean; readonly known?: readonly SignedHead[]; }

/** `resume` goes on with a check that was stopped; `known` are heads kept outside the vault. */
export async function verifyVault({ database, fixity, custody }: VerifyParts, progress: Progress = silentProgress, { resume = false, known = [] }: VerifyOptions = {}): ReturnType<Vault['verify']> {
  progress.report('Checking the database', 0, null);
  const problems = await database.check();
  // After a page that fails its code the engine answers nothing more from this file.
  if (problems.length > 0) return { ok: false, files: 0, custodyEvents: 0, headsCompared: 0, problems };
  const { files, damaged } = await fixity.run(resume, progress);
  problems.push(...damaged.map(({ sha256, reason, usedBy }) => `${sha256}: ${reason}.${usedBy === '' ? '' : ` It is ${usedBy}.`}`));
  progress.report('Checking the custody log', 0, null);
  const chain = await custody.verify(known);
  if (chain.problem !== null) problems.push(chain.problem);
  return { ok: problems.length === 0, files, custodyEvents: chain.events, headsCompared: chain.headsCompared, problems };
}
