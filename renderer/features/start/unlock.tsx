// Opening a vault with its passphrase or recovery key.
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import styles from './start.module.css';

export function Unlock({ folder, onBack }: { readonly folder: Grant; readonly onBack: () => void }): ReactElement {
  const { vault } = useApp();
  const { busy, error } = useStore(vault.store);
  const [secret, setSecret] = useState('');

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy || secret === '') return;
    if (!(await vault.open(folder.token, secret))) setSecret('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>Open {folder.name}</h2>
      <TextField label="Passphrase or recovery key" type="password" autoComplete="current-password" autoFocus value={secret} onChange={setSecret} />
      {error && <ErrorPanel error={error} />}
      <div className={styles.acts}>
        <Button look="primary" type="submit" isDisabled={busy || secret === ''}>{busy ? 'Opening…' : 'Open'}</Button>
        <Button onPress={onBack}>Back</Button>
      </div>
    </form>
  );
}
