// The line at the bottom: saved when, what runs, whose vault, nothing leaves the machine.
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Icon } from '../../components/icons.tsx';
import { formatClock } from '../../format/dates.ts';
import { formatCount } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import styles from './status-bar.module.css';

export function StatusBar(): ReactElement {
  const { edits, jobs, vault, ui } = useApp();
  const { saving, savedAt, error, said } = useStore(edits.store);
  const { running, failure } = useStore(jobs.store);
  const info = useStore(vault.store, (state) => state.info);
  const problem = error ?? failure?.error ?? null;
  const dismiss = (): void => {
    edits.dismissError();
    jobs.dismissFailure();
  };
  return (
    <footer className={styles.bar}>
      {problem && <div className={styles.problem}><ErrorPanel error={problem} onDismiss={dismiss} /></div>}
      <span role="status">{saving > 0 ? 'Saving…' : said ?? (savedAt ? `Saved ${formatClock(savedAt)}` : 'Everything is saved')}</span>
      {running.map((job) => (
        <span key={job.jobId} className={styles.job}>
          <span className={styles.step}>{job.step}</span>
          <span>{formatCount(job.done)}{job.total === null ? '' : ` of ${formatCount(job.total)}`}</span>
          <IconButton icon="close" label={`Cancel: ${job.step}`} onPress={() => void jobs.cancel(job.jobId)} />
        </span>
      ))}
      <span className={styles.right}>
        <span className={styles.offline} title="Clearproof has no network access. Nothing leaves this machine unless you save it somewhere.">Offline</span>
        <button type="button" className={styles.vault} title="Backups and checks of this vault" onClick={() => ui.setOverlay('safety')}><Icon name="lock" size={14} /> {info?.name ?? 'Vault'}{info?.readOnly === true && ' (read only)'}</button>
        <Button look="quiet" onPress={() => void vault.lock()}>Lock</Button>
      </span>
    </footer>
  );
}
