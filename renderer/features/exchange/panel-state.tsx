// What a panel of the exchange shows above its groups: the running job with its stop, what went wrong, what came of it.
import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { Progress } from '../../components/progress.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Act, Outcome } from '../vault/panel-act.ts';
import styles from './exchange.module.css';

export interface PanelActs { readonly act: Act; readonly busy: boolean; readonly state: ReactElement }

/** Runs the acts of one panel, one at a time, and draws how they stand. */
export function usePanelActs(): PanelActs {
  const { jobs } = useApp();
  const { running } = useStore(jobs.store);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const act: Act = async (work, told) => {
    setBusy(true);
    setOutcome(null);
    setError(null);
    const result = await work();
    setBusy(false);
    if (!result) return;
    if (result.ok) setOutcome(told(result.value));
    else {
      setError(result.error);
      jobs.dismissFailure();
    }
  };
  const state = (
    <div className={styles.state}>
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {outcome && (
        <div className={styles.outcome} role="status">
          <p><LevelMark level={outcome.good ? 'done' : 'warn'} /> {outcome.text}</p>
          {outcome.details && outcome.details.length > 0 && <ul>{outcome.details.slice(0, 50).map((line, index) => <li key={`${index} ${line}`}>{line}</li>)}</ul>}
        </div>
      )}
      {running.filter(({ kind }) => kind === 'bundle').map((job) => (
        <div key={job.jobId} className={styles.running}>
          <Progress label={job.step} done={job.done} total={job.total} />
          <Button onPress={() => void jobs.cancel(job.jobId)}>Stop</Button>
        </div>
      ))}
    </div>
  );
  return { act, busy, state };
}
