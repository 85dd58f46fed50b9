// The first screen: open a vault, make one, or try the sample.
import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Icon } from '../../components/icons.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Grant, RecentVault } from '../../state/bridge.ts';
import { CreateVault } from './create-vault.tsx';
import { RecoveryKey } from './recovery-key.tsx';
import { RestoreBackup } from './restore-backup.tsx';
import styles from './start.module.css';
import { Unlock } from './unlock.tsx';

type Step = { readonly name: 'choose' } | { readonly name: 'create'; readonly folder: Grant; readonly sample: boolean } | { readonly name: 'unlock'; readonly folder: Grant } | { readonly name: 'restore' };

const LOCKED: Readonly<Record<'user' | 'idle' | 'suspend' | 'screen', string>> = {
  user: 'The vault is locked. Your work is saved.',
  idle: 'The vault was locked because nobody used it for a while. Your work is saved.',
  suspend: 'The vault was locked when the computer went to sleep. Your work is saved.',
  screen: 'The vault was locked with the screen. Your work is saved.',
};

export function StartScreen(): ReactElement {
  const { vault, shell } = useApp();
  const { recoveryKey, lockedBecause, error } = useStore(vault.store);
  const [step, setStep] = useState<Step>({ name: 'choose' });
  const sample = step.name === 'create' && step.sample;

  const toChoose = (): void => {
    vault.clearError();
    setStep({ name: 'choose' });
  };
  const create = async (withSample: boolean): Promise<void> => {
    const folder = await shell.chooseFolder('create-vault');
    if (folder) setStep({ name: 'create', folder, sample: withSample });
  };
  const open = async (): Promise<void> => {
    const folder = await shell.chooseFolder('open-vault');
    if (folder) setStep({ name: 'unlock', folder });
  };

  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <header className={styles.brand}>
          <h1>Clearproof</h1>
          <p className="muted">Assemble the evidence about one shipment, and issue it as a signed package. Everything stays on this machine.</p>
        </header>
        {lockedBecause && step.name === 'choose' && <p className={styles.notice} role="status"><Icon name="lock" /> {LOCKED[lockedBecause]}</p>}
        {recoveryKey !== null ? <RecoveryKey recoveryKey={recoveryKey} withSample={sample} />
          : step.name === 'create' ? <CreateVault folder={step.folder} withSample={step.sample} onBack={toChoose} />
          : step.name === 'unlock' ? <Unlock folder={step.folder} onBack={toChoose} />
          : step.name === 'restore' ? <RestoreBackup onBack={toChoose} />
          : (
            <>
              {error && <ErrorPanel error={error} onDismiss={vault.clearError} />}
              <Recent onOpen={(folder) => setStep({ name: 'unlock', folder })} />
              <div className={styles.acts}>
                <Button look="primary" icon="folder" onPress={() => void open()}>Open a vault…</Button>
                <Button icon="plus" onPress={() => void create(false)}>Create a vault…</Button>
                <Button look="quiet" onPress={() => void create(true)}>Try the sample</Button>
                <Button look="quiet" onPress={() => setStep({ name: 'restore' })}>Restore a backup…</Button>
              </div>
              <p className="muted small">A vault is one folder, encrypted with your passphrase. It can hold many dossiers and be copied like any folder.</p>
            </>
          )}
      </div>
    </main>
  );
}

function Recent({ onOpen }: { readonly onOpen: (folder: Grant) => void }): ReactElement | null {
  const { shell } = useApp();
  const [vaults, setVaults] = useState<readonly RecentVault[]>([]);
  useEffect(() => {
    let current = true;
    void shell.recentVaults().then((found) => { if (current) setVaults(found); });
    return () => { current = false; };
  }, [shell]);
  if (vaults.length === 0) return null;

  const forget = async (vault: RecentVault): Promise<void> => {
    await shell.forgetRecent(vault.path);
    setVaults(await shell.recentVaults());
  };
  return (
    <section aria-label="Recent vaults">
      <h2 className={styles.recentTitle}>Recent vaults</h2>
      <ul className={styles.recent}>
        {vaults.map((vault) => (
          <li key={vault.path}>
            <button type="button" className={styles.vault} onClick={() => onOpen({ token: vault.grant, name: vault.name })}>
              <Icon name="lock" />
              <span className={styles.vaultName}>{vault.name}</span>
              <span className={styles.vaultPath}>{vault.path}</span>
            </button>
            <IconButton icon="close" label={`Forget ${vault.name}`} onPress={() => void forget(vault)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
