// Does the copy of the recovery key still open this vault? Typed in and compared; nothing is changed.
import { useState, type SubmitEvent, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp, useUi } from '../../state/app-context.ts';
import styles from './vault.module.css';

export function TestRecoveryKey(): ReactElement {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'recovery-key');
  const close = (): void => ui.setOverlay(null);
  return <Dialog title="Test the recovery key" isOpen={open} onClose={close}><KeyForm onClose={close} /></Dialog>;
}

function KeyForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { acts } = useApp();
  const [typed, setTyped] = useState('');
  const [matches, setMatches] = useState<boolean | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const answer = await acts.testRecoveryKey(typed);
    setError(answer.ok ? null : answer.error);
    setMatches(answer.ok ? answer.value.matches : null);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p>Type the key from your paper copy. If it is lost, make a new vault while the passphrase still opens this one.</p>
      <TextField label="Recovery key" autoFocus autoComplete="off" value={typed} onChange={(text) => { setTyped(text); setMatches(null); }} problem={matches === false ? 'That is not the key of this vault. Look at your copy again; dashes and case do not matter.' : null} />
      {matches === true && <p role="status">This copy opens the vault. Keep it where it was.</p>}
      {error && <ErrorPanel error={error} />}
      <div className={styles.acts}>
        <Button look="primary" type="submit" isDisabled={typed.trim() === ''}>Test it</Button>
        <Button onPress={onClose}>Close</Button>
      </div>
    </form>
  );
}
