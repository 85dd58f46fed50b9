// The backups of one vault: made here or elsewhere, listed, tested, and used to mend what was damaged.
import path from 'node:path';
import { silentProgress } from '../../contract/progress.ts';
import type { CustodyLog } from '../custody-log.ts';
import { stopIfCancelled } from '../stop-if-cancelled.ts';
import type { BackupInfo, Backups, Repair } from '../vault.ts';
import { BACKUPS_FOLDER, POOL_FOLDER } from './backup-manifest.ts';
import { listBackups, makeBackup, type BackupParts, type FoundBackup } from './make-backup.ts';
import { objectPath } from './object-pool.ts';
import { findBackup } from './restore-backup.ts';
import { testBackup } from './test-backup.ts';

const infoOf = ({ id, folder, manifest }: FoundBackup): BackupInfo => ({
  id, folder, at: manifest.at, reason: manifest.reason, files: manifest.files, bytes: manifest.bytes, databaseBytes: manifest.databaseBytes, linked: manifest.linked, custodyEvents: manifest.head?.head.size ?? null,
});

export interface BackupsParts extends BackupParts {
  readonly custody: CustodyLog;
  /** Writes what waits into the second record, so that a backup's head is never ahead of it. */
  readonly flush: () => Promise<void>;
}

export function vaultBackups(parts: BackupsParts): Backups {
  const { folder, vaultId, database, blobs, custody, keys, environment } = parts;
  const local = path.join(folder, BACKUPS_FOLDER);
  /** Several vaults may keep their backups in one folder. */
  const placeIn = (outside: string | null): string => (outside === null ? local : path.join(outside, vaultId));

  return {
    async make(outside, reason, progress = silentProgress) {
      await parts.flush();
      const made = await makeBackup(parts, placeIn(outside), reason, outside === null, progress);
      if (made.manifest.head) await custody.keepHead(made.manifest.head, 'backup');
      await custody.record({ type: 'backup.make', object: `backup:${made.id}`, details: { kind: reason, files: made.manifest.files, outside: outside !== null } });
      return infoOf(made);
    },
    list: async (outside) => (await listBackups(placeIn(outside))).filter(({ manifest }) => manifest.vaultId === vaultId).map(infoOf),
    async test(where, progress = silentProgress) {
      const found = await findBackup(where);
      const report = await testBackup(found, keys, environment, progress);
      await custody.record({ type: 'backup.test', object: `backup:${found.id}`, details: { files: report.files, problems: report.problems.length } });
      return { ...report, id: found.id };
    },
    async repair(outside, progress = silentProgress): Promise<Repair> {
      const place = placeIn(outside);
      const damaged = (await database.read.all('SELECT sha256 FROM damaged_blob ORDER BY sha256 LIMIT 100000')).map((row) => String(row['sha256']));
      const repaired: string[] = [];
      for (const [index, sha256] of damaged.entries()) {
        stopIfCancelled(progress, 'Files mended before stay mended.');
        progress.report('Mending damaged files', index, damaged.length);
        if (!(await blobs.adopt(sha256, objectPath(path.join(place, POOL_FOLDER), blobs.objectFileName(sha256))))) continue;
        repaired.push(sha256);
        await database.write(async (writer) => {
          await writer.run('DELETE FROM damaged_blob WHERE sha256 = ?', [sha256]);
          await custody.append(writer, { type: 'file.repair', object: `blob:${sha256}` }, null);
        });
      }
      return { repaired: repaired.length, left: damaged.filter((sha256) => !repaired.includes(sha256)) };
    },
  };
}
