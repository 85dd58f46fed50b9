// Changing the passphrase: the current one (or the recovery key), then the next one twice.
import { useState, type SubmitEvent, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp, useUi } from '../../state/app-context.ts';
import { StrengthMeter } from '../start/strength-meter.tsx';
import { useStrength } from '../start/use-strength.ts';
import styles from './vault.module.css';

export function ChangePassphrase(): ReactElement {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'passphrase');
  const close = (): void => ui.setOverlay(null);
  return <Dialog title="Change the passphrase" isOpen={open} onClose={close}><PassphraseForm onClose={close} /></Dialog>;
}

/** Lives only while the dialog is open, so that what was typed is gone with it. */
function PassphraseForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { acts } = useApp();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [changed, setChanged] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const strength = useStrength(next);
  const ready = current !== '' && strength?.acceptable === true && again === next;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const answer = await acts.changePassphrase(current, next);
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setChanged(true);
    else setCurrent('');
  };
  if (changed) return (
    <div className={styles.form}>
      <p role="status">The passphrase is changed. The old one no longer opens this vault; the recovery key still does. Copies and backups made before keep the old passphrase.</p>
      <div className={styles.acts}><Button look="primary" autoFocus onPress={onClose}>Done</Button></div>
    </div>
  );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField label="Current passphrase" type="password" autoComplete="current-password" autoFocus value={current} onChange={setCurrent} hint="Forgotten it? The recovery key works here too." />
      <TextField label="New passphrase" type="password" autoComplete="new-password" value={next} onChange={setNext} hint="Four unrelated words are easy to remember and hard to guess." />
      <StrengthMeter strength={strength} />
      <TextField label="New passphrase again" type="password" autoComplete="new-password" value={again} onChange={setAgain} problem={again !== '' && again !== next ? 'The two do not match yet.' : null} />
      {error && <ErrorPanel error={error} />}
      <div className={styles.acts}>
        <Button look="primary" type="submit" isDisabled={!ready || busy}>{busy ? 'Changing…' : 'Change the passphrase'}</Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
