// What the package will hold, part by part, with page numbers, before anything is built.
import { useState, type ReactElement } from 'react';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { countOf, formatBytes, formatCount } from '../../format/numbers.ts';
import { useApp, useRead } from '../../state/app-context.ts';
import { planRead, type PackageOptions, type PackagePlan } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './package.module.css';

type Part = PackagePlan['parts'][number] & { readonly key: string };

const COLUMNS: readonly ColumnOf<Part>[] = [
  { id: 'title', title: 'Part', width: '3fr', minWidth: 200, isRowHeader: true, render: (row) => (row.exhibitId === null ? <strong className={styles.part}>{row.title}</strong> : <span className={styles.exhibit}>{row.title}</span>) },
  { id: 'volume', title: 'Vol.', drops: 2, width: 50, numeric: true, render: (row) => row.volume },
  { id: 'first', title: 'First page', width: 90, numeric: true, render: (row) => formatCount(row.firstPage) },
  { id: 'pages', title: 'Pages', width: 70, numeric: true, render: (row) => formatCount(row.pages) },
  { id: 'note', title: 'Note', drops: 1, width: '2fr', minWidth: 120, render: (row) => row.note ?? '' },
];

/** What each file will hold; sizes are what they are at most, as far as is known before the build. */
function Volumes({ volumes }: Pick<PackagePlan, 'volumes'>): ReactElement {
  return (
    <table className={styles.volumes}>
      <caption className="visually-hidden">Volumes</caption>
      <thead><tr><th scope="col">Volume</th><th scope="col">Page numbers</th><th scope="col">Pages</th><th scope="col">Size, about</th></tr></thead>
      <tbody>
        {volumes.map(({ number, fileName, firstPage, pages, bytes }) => (
          <tr key={number}><th scope="row" title={fileName}>{number} of {volumes.length}</th><td>{formatCount(firstPage)} – {formatCount(firstPage + pages - 1)}</td><td>{formatCount(pages)}</td><td>{formatBytes(bytes)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

export function PlanPreview({ options }: { readonly options: PackageOptions }): ReactElement {
  const { ui } = useApp();
  const [selected, setSelected] = useState<string | null>(null);
  const { value, error } = useRead(planRead(useDossierId(), options));
  const rows = (value?.parts ?? []).map((part, index): Part => ({ ...part, key: `${index}` }));
  return (
    <>
      {error && <ErrorPanel error={error} />}
      {value && (
        <div className={styles.planHead}>
          <p><strong>{countOf(value.pages, 'page')}</strong> <span className="muted">in {value.volumes.length > 1 ? countOf(value.volumes.length, 'volume') : 'one file'}, {countOf(rows.length, 'part')}</span></p>
          {value.volumes.length > 1 && <Volumes volumes={value.volumes} />}
          {value.warnings.length > 0 && <ul>{value.warnings.map((warning) => <li key={warning} className={styles.warning}><LevelMark level="warn" /> {warning}</li>)}</ul>}
        </div>
      )}
      <div className={styles.plan}>
        <DataTable label="Plan of the package" rows={rows} columns={(value?.volumes.length ?? 1) > 1 ? COLUMNS : COLUMNS.filter(({ id }) => id !== 'volume')} idOf={(row) => row.key} textOf={(row) => row.title} empty={value ? 'Nothing to file yet.' : 'Planning…'} selectedId={selected} onSelect={setSelected} onOpen={(key) => {
          const part = rows.find((row) => row.key === key);
          if (part?.exhibitId) ui.goTo('evidence', part.exhibitId);
        }} />
      </div>
    </>
  );
}
