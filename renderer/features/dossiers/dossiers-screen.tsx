// All dossiers of the vault, and the ways to get a new one.
import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import type { AppError } from '../../../src/contract/errors.ts';
import type { Result } from '../../../src/contract/port.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Progress } from '../../components/progress.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { CASE_TYPE_NAMES } from '../../copy/case-types.ts';
import { formatInstant } from '../../format/dates.ts';
import { formatCount } from '../../format/numbers.ts';
import { useApp, useRead } from '../../state/app-context.ts';
import { dossiersRead } from '../../state/known-reads.ts';
import { OpeningNotes } from '../vault/opening-notes.tsx';
import styles from './dossiers.module.css';

type Summary = OutputOf<'dossier.list'>[number];

const COLUMNS: readonly ColumnOf<Summary>[] = [
  { id: 'title', title: 'Dossier', width: '3fr', minWidth: 200, isRowHeader: true, sortBy: (row) => row.title, render: (row) => <strong className={styles.title}>{row.title}</strong> },
  { id: 'case', title: 'Case', width: '2fr', minWidth: 120, sortBy: (row) => row.caseType, render: (row) => CASE_TYPE_NAMES[row.caseType].short },
  { id: 'entry', title: 'Entry', width: 130, sortBy: (row) => row.entryNumber ?? '', render: (row) => row.entryNumber ?? '' },
  { id: 'exhibits', title: 'Exhibits', width: 80, numeric: true, sortBy: (row) => row.exhibits, render: (row) => formatCount(row.exhibits) },
  { id: 'files', title: 'Files', width: 70, numeric: true, sortBy: (row) => row.files, render: (row) => formatCount(row.files) },
  { id: 'updated', title: 'Changed', width: 160, sortBy: (row) => row.updatedAt, render: (row) => formatInstant(row.updatedAt) },
];

export function DossiersScreen(): ReactElement {
  const { ui, acts, shell, jobs, vault } = useApp();
  const { value, error } = useRead(dossiersRead);
  const [shown, setShown] = useState<'current' | 'trash'>('current');
  const [selected, setSelected] = useState<string | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const { running, failure: failedJob } = useStore(jobs.store);
  const vaultName = useStore(vault.store, (state) => state.info?.name ?? '');

  const rows = (value ?? []).filter((row) => (row.trashedAt === null) === (shown === 'current'));
  const trashCount = (value ?? []).filter((row) => row.trashedAt !== null).length;
  const failure = problem ?? error ?? failedJob?.error ?? null;
  const dismiss = (): void => {
    setProblem(null);
    jobs.dismissFailure();
  };
  const chosen = rows.find((row) => row.id === selected) ?? null;

  const told = async <T,>(work: Promise<Result<T>>): Promise<T | null> => {
    const result = await work;
    setProblem(result.ok ? null : result.error);
    return result.ok ? result.value : null;
  };
  const addSample = async (sample: 'cotton' | 'seafood'): Promise<void> => {
    const made = await told(acts.importSample(sample));
    if (made) ui.openDossier(made.dossierId);
  };
  const importFile = async (): Promise<void> => {
    const [file] = await shell.chooseFiles('dossier');
    if (!file) return;
    const folder = await shell.chooseFolder('evidence');
    const made = await told(acts.importDossier(file.token, folder?.token ?? null));
    if (made) ui.openDossier(made.dossierId);
  };

  return (
    <main className={styles.screen} aria-label="Dossiers">
      <header className={styles.head}>
        <div>
          <h1>Dossiers</h1>
          <p className="muted">Vault {vaultName}</p>
        </div>
        <div className={styles.acts}>
          {trashCount > 0 && <Segmented label="Which dossiers" value={shown} onChange={setShown} choices={[{ id: 'current', label: 'Current' }, { id: 'trash', label: `Trash (${trashCount})` }]} />}
          {chosen && shown === 'current' && <Button onPress={() => void told(acts.trashDossier(chosen.id))}>Move to trash</Button>}
          {chosen && shown === 'current' && <Button onPress={() => ui.exchange(chosen.id)}>Exchange…</Button>}
          {chosen && shown === 'trash' && <Button onPress={() => void told(acts.restoreDossier(chosen.id))}>Put back</Button>}
          <Button look="quiet" onPress={() => ui.setOverlay('safety')}>Vault safety</Button>
          <Button onPress={() => void importFile()}>Import…</Button>
          <Button onPress={() => ui.setOverlay('bundle')}>Open a bundle…</Button>
          <Button look="primary" icon="plus" onPress={() => ui.show({ name: 'new-dossier' })}>New dossier</Button>
        </div>
      </header>
      <OpeningNotes />
      {failure && <ErrorPanel error={failure} onDismiss={dismiss} />}
      {running.map((job) => <Progress key={job.jobId} label={job.step} done={job.done} total={job.total} />)}
      <div className={styles.list}>
        {value && rows.length === 0 && running.length === 0 ? (
          shown === 'trash' ? <EmptyState icon="folder" title="The trash is empty" /> : (
            <EmptyState icon="package" title="No dossier yet" acts={<>
              <Button look="primary" onPress={() => ui.show({ name: 'new-dossier' })}>Open a case</Button>
              <Button onPress={() => void addSample('cotton')}>Cotton sample</Button>
              <Button onPress={() => void addSample('seafood')}>Seafood sample</Button>
            </>}>
              A dossier answers one notice about one shipment. Start with the case type and the dates, or look at a worked sample first.
            </EmptyState>
          )
        ) : (
          <DataTable label="Dossiers" rows={rows} columns={COLUMNS} idOf={(row) => row.id} textOf={(row) => row.title} selectedId={selected} onSelect={setSelected} onOpen={(id) => { if (shown === 'current') ui.openDossier(id); }} />
        )}
      </div>
    </main>
  );
}
