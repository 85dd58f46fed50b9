// The ways evidence comes in: files, a folder, or going on after an interruption.
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useApp, useRead } from '../../state/app-context.ts';
import { interruptedRead } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './evidence.module.css';

export function AddEvidence(): ReactElement {
  const { ingest } = useApp();
  const dossierId = useDossierId();
  const { busy, error } = useStore(ingest.store);
  const [stopped] = useRead(interruptedRead(dossierId)).value ?? [];
  return (
    <>
      {error && <div className={styles.ingestError}><ErrorPanel error={error} onDismiss={ingest.dismissError} /></div>}
      {stopped && !busy && <Button onPress={() => void ingest.resume(stopped.jobId)}>{`Resume taking in (${stopped.done}${stopped.total === null ? '' : ` of ${stopped.total}`})`}</Button>}
      <Button icon="folder" isDisabled={busy} onPress={() => void ingest.fromFolder(dossierId)}>Add a folder…</Button>
      <Button look="primary" icon="plus" isDisabled={busy} onPress={() => void ingest.fromFiles(dossierId)}>Add files…</Button>
    </>
  );
}
