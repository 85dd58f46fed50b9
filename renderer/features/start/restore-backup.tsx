// Bringing a backup back: which one, into which empty folder, opened with the passphrase it was made under.
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { Progress } from '../../components/progress.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import styles from './start.module.css';

export function RestoreBackup({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { acts, jobs, shell, vault } = useApp();
  const { running } = useStore(jobs.store);
  const [backup, setBackup] = useState<Grant | null>(null);
  const [target, setTarget] = useState<Grant | null>(null);
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [problems, setProblems] = useState<readonly string[] | null>(null);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!backup || !target || secret === '' || busy) return;
    setBusy(true);
    const restored = await acts.restoreBackup(backup.token, target.token, secret);
    setBusy(false);
    setError(restored.ok ? null : restored.error);
    jobs.dismissFailure();
    if (!restored.ok) return;
    if (restored.value.problems.length === 0) await vault.refresh();
    else setProblems(restored.value.problems);
  };
  if (problems) return (
    <div className={styles.form}>
      <h2>Restored, but not whole</h2>
      <ul>{problems.map((problem) => <li key={problem}><LevelMark level="block" /> {problem}</li>)}</ul>
      <div className={styles.acts}><Button look="primary" onPress={() => void vault.refresh()}>Open it all the same</Button></div>
    </div>
  );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>Restore a backup</h2>
      <p>The backup itself is not changed. It becomes a vault of its own in an empty folder, and every file in it is checked.</p>
      <div className={styles.acts}>
        <Button icon="folder" onPress={() => void shell.chooseFolder('open-vault').then((folder) => { if (folder) setBackup(folder); })}>{backup ? `Backup: ${backup.name}` : 'Choose the backup…'}</Button>
        <Button icon="folder" onPress={() => void shell.chooseFolder('create-vault').then((folder) => { if (folder) setTarget(folder); })}>{target ? `Into: ${target.name}` : 'Choose an empty folder…'}</Button>
      </div>
      <TextField label="Passphrase or recovery key of the backup" type="password" autoComplete="current-password" value={secret} onChange={setSecret} hint="A backup keeps the passphrase it was made under." />
      {running.map((job) => <Progress key={job.jobId} label={job.step} done={job.done} total={job.total} />)}
      {error && <ErrorPanel error={error} />}
      <div className={styles.acts}>
        <Button look="primary" type="submit" isDisabled={!backup || !target || secret === '' || busy}>{busy ? 'Restoring…' : 'Restore'}</Button>
        <Button onPress={onBack}>Back</Button>
      </div>
    </form>
  );
}
