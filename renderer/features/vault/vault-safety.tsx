// How safe the vault is: its backups, the check of every stored file, the signed head of its log, and when it locks.
import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { Progress } from '../../components/progress.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useApp, useRead, useUi } from '../../state/app-context.ts';
import { safetyRead, type Safety } from '../../state/known-reads.ts';
import { BackupGroup } from './backup-group.tsx';
import { CheckGroup } from './check-group.tsx';
import { HeadFacts } from './head-facts.tsx';
import type { Act, Outcome } from './panel-act.ts';
import { ProfileGroup } from './profile-group.tsx';
import styles from './vault.module.css';

export function VaultSafety(): ReactElement {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'safety');
  return <Dialog title="Safety of the vault" width="wide" isOpen={open} onClose={() => ui.setOverlay(null)}><Panel /></Dialog>;
}

function Panel(): ReactElement {
  const { jobs } = useApp();
  const { value: safety, error: readError } = useRead(safetyRead);
  const { running } = useStore(jobs.store);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const act: Act = async (work, told) => {
    setBusy(true);
    setOutcome(null);
    const result = await work();
    setBusy(false);
    if (!result) return;
    setError(result.ok ? null : result.error);
    if (result.ok) setOutcome(told(result.value));
    else jobs.dismissFailure();
  };
  const shown = running.filter(({ kind }) => kind === 'backup' || kind === 'verify' || kind === 'restore' || kind === 'rotate');
  const problem = error ?? readError;
  return (
    <div className={styles.form}>
      {problem && <ErrorPanel error={problem} onDismiss={() => setError(null)} />}
      {outcome && (
        <div className={styles.outcome} role="status">
          <p><LevelMark level={outcome.good ? 'done' : 'block'} /> {outcome.text}</p>
          {outcome.details && outcome.details.length > 0 && <ul>{outcome.details.slice(0, 20).map((line) => <li key={line}>{line}</li>)}</ul>}
        </div>
      )}
      {shown.map((job) => (
        <div key={job.jobId} className={styles.running}>
          <Progress label={job.step} done={job.done} total={job.total} />
          <Button onPress={() => void jobs.cancel(job.jobId)}>Stop</Button>
        </div>
      ))}
      {safety && (
        <>
          <BackupGroup safety={safety} act={act} busy={busy} />
          <CheckGroup safety={safety} act={act} busy={busy} />
          <Group title="Signed head of the custody log"><HeadFacts head={safety.head} keyFingerprint={safety.keyFingerprint} /></Group>
          <ProfileGroup profile={safety.profile} act={act} />
          <Locking safety={safety} act={act} />
        </>
      )}
    </div>
  );
}

const MINUTES = [5, 15, 30, 60, 120];

function Locking({ safety, act }: { readonly safety: Safety; readonly act: Act }): ReactElement {
  const { acts, ui } = useApp();
  const choices = [...new Set([...MINUTES, safety.autoLockMinutes])].toSorted((a, b) => a - b).map((minutes) => ({ id: String(minutes), label: `${minutes} minutes` }));
  return (
    <Group title="Secrets and locking">
      <SelectField label="Lock when nobody has used the computer for" choices={choices} value={String(safety.autoLockMinutes)} hint="It also locks when the computer sleeps and when its screen is locked."
        onChange={(minutes) => void act(() => acts.setAutoLock(Number(minutes)), () => ({ good: true, text: `The vault locks after ${minutes} minutes.` }))} />
      <div className={styles.acts}>
        <Button onPress={() => ui.setOverlay('passphrase')}>Change the passphrase…</Button>
        <Button onPress={() => ui.setOverlay('recovery-key')}>Test the recovery key…</Button>
        <Button onPress={() => ui.setOverlay('new-keys')}>{safety.keysPrepared ? 'Go on with the new keys…' : 'Change all keys…'}</Button>
        {safety.keysPrepared && <Button onPress={() => void act(() => acts.keepKeys(), () => ({ good: true, text: 'The present keys stay in force.' }))}>Keep the present keys</Button>}
      </div>
      {safety.keysPrepared && <p className="muted small">A change of keys was begun and is not finished. Everything still opens with the present keys.</p>}
    </Group>
  );
}
