// The recovery key: shown once, typed back once, never stored in the clear.
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import styles from './start.module.css';

export function RecoveryKey({ recoveryKey, withSample }: { readonly recoveryKey: string; readonly withSample: boolean }): ReactElement {
  const { vault, acts, ui } = useApp();
  const [hidden, setHidden] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await vault.confirmRecoveryKey(typed))) {
      setProblem('That is not the key. Look at your copy again; dashes and case do not matter.');
      return;
    }
    vault.enter();
    if (!withSample) return;
    const made = await acts.importSample('cotton');
    if (made.ok) ui.openDossier(made.value.dossierId);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>Keep the recovery key</h2>
      <p>If the passphrase is ever lost, only this key opens the vault. It is shown once. Write it down or print it, and keep it away from this computer.</p>
      {hidden ? <Button look="quiet" onPress={() => setHidden(false)}>Show the key again</Button> : <output className={styles.key} aria-label="Recovery key">{recoveryKey}</output>}
      {!hidden && <Button onPress={() => setHidden(true)}>I have written it down</Button>}
      {hidden && (
        <>
          <TextField label="Type the recovery key from your copy" autoFocus value={typed} onChange={(text) => { setTyped(text); setProblem(null); }} problem={problem} />
          <div className={styles.acts}>
            <Button look="primary" type="submit" isDisabled={typed.trim() === ''}>Open the vault</Button>
          </div>
        </>
      )}
    </form>
  );
}
