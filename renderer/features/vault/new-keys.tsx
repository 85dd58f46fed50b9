// Changing every key: the passphrase, the new recovery key kept and typed back, then everything encrypted anew.
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { Progress } from '../../components/progress.tsx';
import { TextField } from '../../components/text-field.tsx';
import { countOf } from '../../format/numbers.ts';
import { useApp, useUi } from '../../state/app-context.ts';
import styles from './vault.module.css';

export function NewKeys(): ReactElement {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'new-keys');
  const close = (): void => ui.setOverlay(null);
  return <Dialog title="Change all keys of the vault" isOpen={open} onClose={close}><Steps onClose={close} /></Dialog>;
}

type Step = { readonly name: 'passphrase' } | { readonly name: 'keep'; readonly recoveryKey: string } | { readonly name: 'run' } | { readonly name: 'done'; readonly files: number; readonly backupProblem: string | null };

/** Lives only while the dialog is open, so that passphrase and key are gone with it. */
function Steps({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { acts, jobs } = useApp();
  const [step, setStep] = useState<Step>({ name: 'passphrase' });
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const prepare = async (): Promise<void> => {
    setBusy(true);
    const prepared = await acts.prepareKeys(passphrase);
    setBusy(false);
    setError(prepared.ok ? null : prepared.error);
    if (prepared.ok) setStep({ name: 'keep', recoveryKey: prepared.value.recoveryKey });
    else setPassphrase('');
  };
  const run = async (): Promise<void> => {
    setStep({ name: 'run' });
    const rotated = await acts.rotateKeys(passphrase);
    setError(rotated.ok ? null : rotated.error);
    jobs.dismissFailure();
    setStep(rotated.ok ? { name: 'done', files: rotated.value.files, backupProblem: rotated.value.backupProblem } : { name: 'passphrase' });
    if (!rotated.ok) setPassphrase('');
  };

  switch (step.name) {
    case 'passphrase': return <Ask passphrase={passphrase} onChange={setPassphrase} busy={busy} error={error} onSubmit={prepare} onClose={onClose} />;
    case 'keep': return <Keep recoveryKey={step.recoveryKey} onKept={run} onClose={onClose} />;
    case 'run': return <Running />;
    case 'done': return (
      <div className={styles.form}>
        <p role="status"><LevelMark level="done" /> New keys are in force; {countOf(step.files, 'file')} encrypted anew. The old keys and the old recovery key open nothing in this vault any more.</p>
        {step.backupProblem !== null && <p><LevelMark level="warn" /> No backup was made under the new keys: {step.backupProblem}</p>}
        <p>Backups in other folders still open with the keys they were made with. Make a new one there, and destroy the old ones if the old keys may be known to somebody.</p>
        <div className={styles.acts}><Button look="primary" autoFocus onPress={onClose}>Done</Button></div>
      </div>
    );
  }
}

function Ask({ passphrase, onChange, busy, error, onSubmit, onClose }: { readonly passphrase: string; readonly onChange: (text: string) => void; readonly busy: boolean; readonly error: AppError | null; readonly onSubmit: () => Promise<void>; readonly onClose: () => void }): ReactElement {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (passphrase !== '' && !busy) void onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>Do this when somebody may have the keys: a copy of the vault was taken by one who knew the passphrase, or a recovery key was seen. Change the passphrase first if it may be known.</p>
      <ul>
        <li>Every file is encrypted anew beside the old one, so for a while the vault needs twice its space. You can go on working; at the end it pauses for a moment.</li>
        <li>The passphrase stays. You get a new recovery key.</li>
        <li>Backups inside the vault’s folder are removed with the old keys, and a new one is made.</li>
      </ul>
      <TextField label="Passphrase" type="password" autoComplete="current-password" autoFocus value={passphrase} onChange={onChange} hint="The recovery key does not serve here." />
      {error && <ErrorPanel error={error} />}
      <div className={styles.acts}>
        <Button look="primary" type="submit" isDisabled={passphrase === '' || busy}>{busy ? 'Making the keys…' : 'Make new keys'}</Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

function Keep({ recoveryKey, onKept, onClose }: { readonly recoveryKey: string; readonly onKept: () => Promise<void>; readonly onClose: () => void }): ReactElement {
  const { acts } = useApp();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [hidden, setHidden] = useState(false);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const answer = await acts.confirmNewRecoveryKey(typed);
    if (answer.ok && answer.value.matches) void onKept();
    else setProblem('That is not the new key. Look at your copy again; dashes and case do not matter.');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p>This is the new recovery key. Write it down and keep it away from this computer. It opens the vault once the new keys are in force; until then the old one does.</p>
      {hidden ? <Button look="quiet" onPress={() => setHidden(false)}>Show the key again</Button> : <output className={styles.key} aria-label="New recovery key">{recoveryKey}</output>}
      {!hidden && <Button autoFocus onPress={() => setHidden(true)}>I have written it down</Button>}
      {hidden && <TextField label="Type the new recovery key from your copy" autoFocus autoComplete="off" value={typed} onChange={(text) => { setTyped(text); setProblem(null); }} problem={problem} />}
      <div className={styles.acts}>
        {hidden && <Button look="primary" type="submit" isDisabled={typed.trim() === ''}>Encrypt everything anew</Button>}
        <Button onPress={onClose}>Later</Button>
      </div>
    </form>
  );
}

function Running(): ReactElement {
  const { jobs } = useApp();
  const { running } = useStore(jobs.store);
  const job = running.find(({ kind }) => kind === 'rotate');
  return (
    <div className={styles.form}>
      <p>The present keys stay in force until everything is encrypted with the new ones. Stopping loses nothing: it goes on from there the next time.</p>
      <Progress label={job?.step ?? 'Starting'} done={job?.done ?? 0} total={job?.total ?? null} />
      <div className={styles.acts}><Button isDisabled={!job} onPress={() => { if (job) void jobs.cancel(job.jobId); }}>Stop</Button></div>
    </div>
  );
}
