// Opening a locked PDF with its password, or leaving it to be attached as it is.
import { useState, type ReactElement, type SubmitEvent } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import type { EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './evidence.module.css';

/** A PDF that asks for a password, or did until it was opened with one. */
export const canBeUnlocked = (file: EvidenceFile): boolean => file.mediaType === 'application/pdf' && (file.condition === 'encrypted' || file.facts['openedWithPassword'] !== undefined);

export function OpenLocked({ file }: { readonly file: EvidenceFile }): ReactElement {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>{file.condition === 'encrypted' ? 'Open with its password…' : 'Open with its password again…'}</Button>
      <Dialog title={`Open ${file.name}`} isOpen={open} onClose={close}><Password file={file} onClose={close} /></Dialog>
    </>
  );
}

/** Made anew whenever the dialog opens, so what was typed is gone with it. */
function Password({ file, onClose }: { readonly file: EvidenceFile; readonly onClose: () => void }): ReactElement {
  const { acts } = useApp();
  const dossierId = useDossierId();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const result = await acts.openLocked(dossierId, file.id, password);
    setBusy(false);
    if (result.ok) {
      onClose();
      return;
    }
    setError(result.error);
    setPassword('');
  };
  return (
    <form className={styles.locked} onSubmit={(event) => void submit(event)}>
      <TextField label="Password of the file" type="password" autoComplete="off" autoFocus value={password} onChange={setPassword} hint="Used once and kept nowhere. The original stays locked; an unlocked copy stays in the encrypted vault." />
      <p className="muted small">Without the password the file goes into the package as an attachment, with a page that says so and its hash.</p>
      {error && <ErrorPanel error={error} />}
      <div className={styles.lockedActs}>
        <Button onPress={onClose}>Leave as attachment</Button>
        <Button type="submit" look="primary" isDisabled={busy || password === ''}>{busy ? 'Opening…' : 'Open it'}</Button>
      </div>
    </form>
  );
}
