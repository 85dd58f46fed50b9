// The fixity check of stored files: each against its hash, page by page, so that it goes on where it was stopped.
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { silentProgress, type Progress } from '../contract/progress.ts';
import type { BlobStore } from './blob-store.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import { stopIfCancelled } from './stop-if-cancelled.ts';
import type { DamagedFile, Fixity, FixityState } from './vault.ts';

const PAGE = 100;

export interface FixityParts { readonly database: EncryptedDatabase; readonly blobs: BlobStore; readonly environment: Environment; }

export function fixity({ database, blobs, environment }: FixityParts): Fixity {
  const { read } = database;
  const countAll = async (): Promise<number> => Number((await read.get('SELECT count(*) AS total FROM blob'))?.['total'] ?? 0);

  /** The run to go on with, or a new one. */
  async function openRun(resume: boolean): Promise<{ id: number; after: string; files: number }> {
    if (database.isView) return { id: 0, after: '', files: 0 };
    const open = resume ? await read.get('SELECT id, next_after, files FROM fixity_run WHERE finished_at IS NULL ORDER BY id DESC LIMIT 1') : null;
    if (open) return { id: Number(open['id']), after: String(open['next_after']), files: Number(open['files']) };
    const id = Number((await read.get('SELECT coalesce(max(id), 0) + 1 AS next FROM fixity_run'))?.['next']);
    await database.write((writer) => writer.run('INSERT INTO fixity_run (id, started_at) VALUES (?, ?)', [id, environment.now().toISOString()]));
    return { id, after: '', files: 0 };
  }

  /** What is wrong with one file; null when nothing is. */
  async function problemOf(sha256: string, size: number): Promise<string | null> {
    try {
      const found = await blobs.prove(sha256);
      return found === size ? null : `it has ${found} bytes instead of ${size}`;
    } catch (thrown) {
      if (!(thrown instanceof Fault) || thrown.code !== 'vault.damagedBlob') throw thrown;
      return String(thrown.details['what']).replace(`${sha256}: `, '');
    }
  }

  const usedBy = (sha256: string): string => `(SELECT group_concat(name || ' in ' || dossier_id, ', ') FROM (
      SELECT body ->> 'name' AS name, dossier_id FROM record WHERE collection = 'files' AND sha256 = ${sha256} LIMIT 5))`;

  async function damaged(): Promise<DamagedFile[]> {
    const rows = await read.all(`SELECT d.sha256, d.found_at, d.reason, ${usedBy('d.sha256')} AS used FROM damaged_blob AS d ORDER BY d.sha256 LIMIT 1000`);
    return rows.map((row) => ({ sha256: String(row['sha256']), foundAt: String(row['found_at']), reason: String(row['reason']), usedBy: String(row['used'] ?? '') }));
  }

  return {
    damaged,
    async state(): Promise<FixityState> {
      const [last, done, total] = [await read.get('SELECT started_at, finished_at, files FROM fixity_run ORDER BY id DESC LIMIT 1'), await read.get('SELECT max(finished_at) AS at FROM fixity_run'), await countAll()];
      return { unfinished: last && last['finished_at'] === null ? { startedAt: String(last['started_at']), files: Number(last['files']) } : null, finishedAt: done && done['at'] !== null ? String(done['at']) : null, total };
    },
    async run(resume, progress: Progress = silentProgress) {
      const { id, after: from, files: before } = await openRun(resume);
      const total = await countAll();
      let [after, files] = [from, before];
      const seen: DamagedFile[] = [];
      for (;;) {
        const rows = await read.all('SELECT sha256, size FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT ?', [after, PAGE]);
        const found: { sha256: string; reason: string | null }[] = [];
        for (const row of rows) {
          stopIfCancelled(progress, 'The check goes on from here the next time.');
          found.push({ sha256: String(row['sha256']), reason: await problemOf(String(row['sha256']), Number(row['size'])) });
          files += 1;
          progress.report('Checking stored files', files, total);
        }
        after = found.at(-1)?.sha256 ?? after;
        const [next, checked, finished] = [after, files, rows.length < PAGE ? environment.now().toISOString() : null];
        // On a disk that cannot be written the check is done all the same, but neither remembered nor acted upon.
        if (database.isView) {
          for (const { sha256, reason } of found) if (reason !== null) seen.push({ sha256, reason, foundAt: environment.now().toISOString(), usedBy: String((await read.get(`SELECT ${usedBy('?1')} AS used`, [sha256]))?.['used'] ?? '') });
          if (finished !== null) return { files, damaged: seen };
          continue;
        }
        for (const { sha256, reason } of found) if (reason !== null) await blobs.quarantine(sha256);
        await database.write(async (writer) => {
          for (const { sha256, reason } of found) {
            if (reason === null) await writer.run('DELETE FROM damaged_blob WHERE sha256 = ?', [sha256]);
            else await writer.run('INSERT INTO damaged_blob (sha256, found_at, reason) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [sha256, environment.now().toISOString(), reason]);
          }
          await writer.run('UPDATE fixity_run SET next_after = ?, files = ?, finished_at = ? WHERE id = ?', [next, checked, finished, id]);
        }, { unnoted: true });
        if (finished !== null) return { files, damaged: await damaged() };
      }
    },
  };
}
