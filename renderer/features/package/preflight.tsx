// Looks every paper through before a package is built: how it will be shown, and what keeps the package from an archive.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { RUNG_WORDS } from '../../../src/contract/rungs.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts, Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { countOf, formatCount } from '../../format/numbers.ts';
import type { Preflight } from '../../state/acts.ts';
import { useApp } from '../../state/app-context.ts';
import type { PackageOptions } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './package.module.css';

export type Paper = Preflight['papers'][number];

const COLUMNS: readonly ColumnOf<Paper>[] = [
  { id: 'exhibit', title: 'Exhibit', width: 90, isRowHeader: true, render: (row) => row.exhibitNo },
  { id: 'file', title: 'File', width: '2fr', minWidth: 160, render: (row) => row.name },
  { id: 'pages', title: 'Pages', width: 70, numeric: true, render: (row) => formatCount(row.pages) },
  { id: 'shown', title: 'Shown', width: '1fr', minWidth: 120, render: (row) => RUNG_WORDS[row.rung] },
  { id: 'notes', title: 'To know', drops: 1, width: '2fr', minWidth: 120, render: (row) => row.notes.join(' ') },
  { id: 'archive', title: 'Against an archive', drops: 2, width: 130, numeric: true, render: (row) => (row.obstacles.length === 0 ? 'nothing' : formatCount(row.obstacles.length)) },
];

interface Shown { readonly options: PackageOptions; readonly seen: Preflight | null; readonly onSeen: (seen: Preflight) => void; readonly selectedId: string | null; readonly onSelect: (id: string | null) => void; }

export function PreflightView({ options, seen, onSeen, selectedId, onSelect }: Shown): ReactElement {
  const { acts, ui } = useApp();
  const dossierId = useDossierId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const look = async (): Promise<void> => {
    setBusy(true);
    const result = await acts.preflight({ dossierId, options });
    setBusy(false);
    setError(result.ok || result.error.code === 'job.cancelled' ? null : result.error);
    if (result.ok) onSeen(result.value);
  };
  const papers = seen?.papers ?? [];
  const noted = papers.filter(({ notes }) => notes.length > 0).length;
  return (
    <>
      <div className={styles.planHead}>
        <p>Every paper is made ready as the package will show it, and looked through. Building is faster afterwards.</p>
        <div><Button look={seen ? 'quiet' : 'primary'} isDisabled={busy} onPress={() => void look()}>{busy ? 'Looking…' : seen ? 'Look again' : 'Look every paper through'}</Button></div>
        {seen && (
          <div role="status">
            <p><strong>{countOf(papers.length, 'paper')}</strong>, <strong>{formatCount(noted)}</strong> with something to know.</p>
            <p className={styles.warning}>{seen.archival ? 'The package will declare itself PDF/A-3b, the form for archives.' : <><LevelMark level="info" /> The package will not declare itself PDF/A-3b, the form for archives. CBP does not ask for it. Choose a paper to see what stands against it.</>}</p>
          </div>
        )}
        {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      </div>
      <div className={styles.plan}>
        <DataTable label="Papers" rows={papers} columns={COLUMNS} idOf={(row) => row.fileId} textOf={(row) => `${row.exhibitNo} ${row.name}`} empty={seen ? 'There are no papers yet.' : 'Not looked through yet.'} selectedId={selectedId} onSelect={onSelect} onOpen={(id) => {
          const paper = papers.find((row) => row.fileId === id);
          if (paper) ui.goTo('evidence', paper.exhibitId);
        }} />
      </div>
    </>
  );
}

export function PaperDetails({ paper }: { readonly paper: Paper }): ReactElement {
  const list = (texts: readonly string[]): ReactElement => <ul className={styles.changes}>{texts.map((text) => <li key={text}>{text}</li>)}</ul>;
  return (
    <>
      <InspectorHead over={`Exhibit ${paper.exhibitNo}`} title={paper.name} />
      <Group title="In the package"><Facts facts={[{ name: 'Pages', value: countOf(paper.pages, 'page') }, { name: 'Shown', value: RUNG_WORDS[paper.rung] }]} /></Group>
      {paper.notes.length > 0 && <Group title="To know">{list(paper.notes)}</Group>}
      <Group title="Against PDF/A-3b">{paper.obstacles.length === 0 ? <p>Nothing was found.</p> : list(paper.obstacles)}</Group>
    </>
  );
}
