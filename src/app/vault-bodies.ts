// Bodies of vault.*: create, open, lock, passphrase, check, settings.
import type { Bodies } from '../contract/serve.ts';
import { createVault } from '../vault/create-vault.ts';
import { openVault } from '../vault/open-vault.ts';
import { passphraseStrength } from '../vault/passphrase-strength.ts';
import { placeWarnings } from '../vault/vault-place.ts';
import { historyWarning } from './close-vault.ts';
import { readSignedHead } from './read-signed-head.ts';
import { Fault } from '../contract/errors.ts';
import type { Services } from './services.ts';

type VaultBodies = Pick<Bodies, 'vault.state' | 'vault.strength' | 'vault.create' | 'vault.placeWarnings' | 'vault.confirmRecoveryKey' | 'vault.open' | 'vault.lock' | 'vault.changePassphrase' | 'vault.verify' | 'vault.setAutoLock' | 'vault.setProfile'>;

export function vaultBodies({ environment, grants, session, jobs, knownHeads }: Services): VaultBodies {
  const requireStrong = (passphrase: string): void => {
    if (!passphraseStrength(passphrase).acceptable) throw new Fault('vault.weakPassphrase');
  };
  return {
    'vault.state': async () => (session.isOpen ? { open: true, info: await session.vault.info() } : { open: false, info: null }),
    'vault.strength': ({ passphrase }) => Promise.resolve(passphraseStrength(passphrase)),
    'vault.create': async ({ folder, passphrase }) => {
      requireStrong(passphrase);
      const { vault, recoveryKey } = await createVault(grants.resolve(folder), passphrase, environment);
      await session.use(vault);
      return { info: await vault.info(), recoveryKey };
    },
    'vault.placeWarnings': ({ folder }) => placeWarnings(grants.resolve(folder)),
    'vault.confirmRecoveryKey': async ({ recoveryKey }) => ({ matches: await session.vault.confirmRecoveryKey(recoveryKey) }),
    'vault.open': async ({ folder, secret }) => {
      const { vault, recovered } = await openVault(grants.resolve(folder), secret, environment);
      await session.use(vault);
      const warning = await historyWarning(vault, { knownHeads });
      return { info: await vault.info(), recovered: [...recovered, ...(await placeWarnings(vault.folder)), ...(warning === null ? [] : [warning])] };
    },
    'vault.lock': async () => {
      await jobs.stop();
      await session.close();
      session.emit({ type: 'locked', reason: 'user' });
      return {};
    },
    'vault.changePassphrase': async ({ current, next }) => {
      requireStrong(next);
      await session.vault.changePassphrase(current, next);
      session.changed(null, ['vault', 'custody']);
      return {};
    },
    'vault.verify': async ({ resume, head }) => {
      const known = head === null ? [] : [await readSignedHead(grants.resolve(head))];
      return jobs.start('verify', null, async (progress) => {
        const report = await session.vault.verify(progress, { resume, known });
        session.changed(null, ['vault']);
        return report;
      });
    },
    'vault.setProfile': async ({ profile }) => {
      await session.vault.settings.write({ profile });
      session.changed(null, ['vault', 'custody']);
      return {};
    },
    'vault.setAutoLock': async ({ minutes }) => {
      await session.vault.settings.write({ autoLockMinutes: minutes });
      session.changed(null, ['vault', 'custody']);
      return {};
    },
  };
}
