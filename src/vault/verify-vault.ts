// The fixity check: every stored file against its hash, the database's own checks, the custody chain.
import { toAppError } from '../contract/errors.ts';
import { silentProgress, type Progress } from '../contract/progress.ts';
import type { BlobStore } from './blob-store.ts';
import type { CustodyLog } from './custody-log.ts';
import type { EncryptedDatabase } from './sqlite-driver.ts';
import type { Vault } from './vault.ts';

const PAGE = 500;

/** Names the dossiers' files that a damaged object carries, so that a person knows what to look for. */
async function whereUsed(database: EncryptedDatabase, sha256: string): Promise<string> {
  const rows = await database.read.all("SELECT dossier_id, body ->> 'name' AS name FROM record WHERE collection = 'files' AND sha256 = ? LIMIT 5", [sha256]);
  return rows.map((row) => `${String(row['name'])} in ${String(row['dossier_id'])}`).join(', ');
}

export async function verifyVault(database: EncryptedDatabase, blobs: BlobStore, custody: CustodyLog, progress: Progress = silentProgress): ReturnType<Vault['verify']> {
  const problems = await database.check();
  const total = Number((await database.read.get('SELECT count(*) AS total FROM blob'))?.['total'] ?? 0);
  let files = 0;
  for (let after = ''; ; ) {
    const rows = await database.read.all('SELECT sha256, size FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT ?', [after, PAGE]);
    for (const row of rows) {
      progress.signal.throwIfAborted();
      const sha256 = String(row['sha256']);
      try {
        let size = 0;
        for await (const bytes of blobs.stream(sha256)) size += bytes.length;
        if (size !== row['size']) problems.push(`${sha256} has ${size} bytes instead of ${String(row['size'])}.`);
      } catch (thrown) {
        problems.push(`${toAppError(thrown).message} ${await whereUsed(database, sha256)}`.trim());
      }
      files += 1;
      progress.report('Checking stored files', files, total);
    }
    if (rows.length < PAGE) break;
    after = String(rows.at(-1)?.['sha256']);
  }
  const chain = await custody.verify();
  if (chain.problem !== null) problems.push(chain.problem);
  return { ok: problems.length === 0, files, custodyEvents: chain.events, problems };
}
