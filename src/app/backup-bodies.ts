// Bodies of backup.* and vault.safety: make, list, test, repair, restore, rebuild.
import { Fault } from '../contract/errors.ts';
import type { Bodies } from '../contract/serve.ts';
import type { Backup } from '../contract/procedures/vault.ts';
import { findBackup, restoreBackup } from '../vault/backup/restore-backup.ts';
import { unlock } from '../vault/key-slots.ts';
import { openVault } from '../vault/open-vault.ts';
import { rebuildVault } from '../vault/rebuild-vault.ts';
import { readHeader } from '../vault/vault-header.ts';
import type { BackupInfo } from '../vault/vault.ts';
import type { Services } from './services.ts';

type BackupBodies = Pick<Bodies, 'vault.safety' | 'backup.make' | 'backup.list' | 'backup.test' | 'backup.repair' | 'backup.restore' | 'vault.rebuild'>;

export function backupBodies({ environment, grants, jobs, session }: Services): BackupBodies {
  const shown = ({ folder, custodyEvents: _, ...backup }: BackupInfo): Backup => ({ ...backup, grant: grants.add(folder) });
  const resolve = (token: string | null): string | null => (token === null ? null : grants.resolve(token));

  return {
    'vault.safety': async () => {
      const { vault } = session;
      const [backups, settings, check, damaged, [head]] = await Promise.all([vault.backups.list(null), vault.settings.read(), vault.fixity.state(), vault.fixity.damaged(), vault.custody.signedHeads(1)]);
      return { backups: backups.map(shown), outside: settings.lastOutsideBackup, check, damaged, head: head ?? null, keyFingerprint: vault.keyFingerprint, autoLockMinutes: settings.autoLockMinutes, keysPrepared: vault.rotation.isPrepared(), profile: settings.profile };
    },
    'backup.make': async ({ folder }) => {
      const outside = resolve(folder);
      return jobs.start('backup', null, async (progress) => {
        const made = await session.vault.backups.make(outside, 'manual', progress);
        if (outside !== null) await session.vault.settings.write({ lastOutsideBackup: { at: made.at, place: outside } });
        session.changed(null, ['vault', 'custody']);
        return shown(made);
      });
    },
    'backup.list': async ({ folder }) => (await session.vault.backups.list(resolve(folder))).map(shown),
    'backup.test': async ({ folder }) => {
      const where = grants.resolve(folder);
      return jobs.start('verify', null, async (progress) => {
        const report = await session.vault.backups.test(where, progress);
        session.changed(null, ['vault', 'custody']);
        return report;
      });
    },
    'backup.repair': async ({ folder }) => {
      const outside = resolve(folder);
      return jobs.start('restore', null, async (progress) => {
        const report = await session.vault.backups.repair(outside, progress);
        session.changed(null, ['vault', 'custody', 'evidence']);
        return report;
      });
    },
    'vault.rebuild': async ({ folder, secret }) => {
      const target = grants.resolve(folder);
      return jobs.start('restore', null, async (progress) => {
        const { vault, rebuilt } = await rebuildVault(target, secret, environment, progress);
        await session.use(vault);
        const { problems } = await vault.verify(progress);
        return { info: await vault.info(), rows: rebuilt.rows, setAside: rebuilt.setAside, problems };
      });
    },
    'backup.restore': async ({ backup, folder, secret }) => {
      const [source, target] = [grants.resolve(backup), grants.resolve(folder)];
      return jobs.start('restore', null, async (progress) => {
        const found = await findBackup(source);
        // Asked before gigabytes are copied.
        if (!(await unlock((await readHeader(found.folder)).header, secret))) throw new Fault('vault.wrongSecret');
        await restoreBackup(found, target, progress);
        const { vault } = await openVault(target, secret, environment);
        await vault.custody.record({ type: 'backup.restore', object: `backup:${found.id}` });
        await session.use(vault);
        const { problems } = await vault.verify(progress, { known: found.manifest.head ? [found.manifest.head] : [] });
        return { info: await vault.info(), id: found.id, problems };
      });
    },
  };
}
