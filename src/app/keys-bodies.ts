// Bodies of keys.*: prepare new keys, encrypt everything anew under them, or keep the present ones.
import type { Bodies } from '../contract/serve.ts';
import { Fault, toAppError } from '../contract/errors.ts';
import { openVault } from '../vault/open-vault.ts';
import type { Services } from './services.ts';

type KeysBodies = Pick<Bodies, 'keys.prepare' | 'keys.confirmRecoveryKey' | 'keys.rotate' | 'keys.drop'>;

export function keysBodies({ environment, jobs, session }: Services): KeysBodies {
  return {
    'keys.prepare': async ({ passphrase }) => {
      const prepared = await session.vault.rotation.prepare(passphrase);
      session.changed(null, ['vault']);
      return prepared;
    },
    'keys.confirmRecoveryKey': ({ recoveryKey }) => Promise.resolve({ matches: session.vault.rotation.confirmRecoveryKey(recoveryKey) }),
    'keys.rotate': async ({ passphrase }) => {
      if (jobs.list().length > 0) throw new Fault('vault.busy');
      const { folder, rotation } = session.vault;
      return jobs.start('rotate', null, async (progress) => {
        const { files } = await rotation.run(passphrase, progress);
        const { vault } = await openVault(folder, passphrase, environment);
        session.replace(vault);
        // The backups that were in the vault opened with the old keys and went with them.
        const backupProblem = await vault.backups.make(null, 'rotation', progress).then(() => null, (thrown: unknown) => toAppError(thrown).message);
        session.changed(null, ['vault', 'custody']);
        return { info: await vault.info(), files, keyFingerprint: vault.keyFingerprint, backupProblem };
      });
    },
    'keys.drop': async () => {
      await session.vault.rotation.drop();
      session.changed(null, ['vault']);
      return {};
    },
  };
}
