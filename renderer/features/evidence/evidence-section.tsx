// Every paper: inbox and all, filtered by facets and full text; preview and fields beside; files come in by drop or dialog.
import { useState, type DragEvent, type KeyboardEvent, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { classNames } from '../../components/class-names.ts';
import { SectionPage } from '../../components/section-page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { countOf, formatCount } from '../../format/numbers.ts';
import { useApp, useRead, useSelection } from '../../state/app-context.ts';
import { evidenceRead, exhibitRead, facetsRead, searchRead, type EvidenceFilter } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { AddEvidence } from './add-evidence.tsx';
import styles from './evidence.module.css';
import { ExhibitForm } from './exhibit-form.tsx';
import { ExhibitTable } from './exhibit-table.tsx';
import { FilterBar, useSettledText } from './filter-bar.tsx';
import { IngestReportDialog } from './ingest-report.tsx';
import { SearchHits } from './search-hits.tsx';
import { Viewer } from './viewer.tsx';

export function EvidenceSection(): ReactElement {
  const { ui, ingest } = useApp();
  const dossierId = useDossierId();
  const [filter, setFilter] = useState<EvidenceFilter>({});
  const [text, setText] = useState('');
  const [view, setView] = useState<'exhibits' | 'pages'>('exhibits');
  const [preview, setPreview] = useState<{ readonly page: number } | null>(null);
  const [dropping, setDropping] = useState(false);
  const selection = useSelection('evidence');
  const settled = useSettledText(text);
  const { value: rows, error } = useRead(evidenceRead(dossierId, settled ? { ...filter, text: settled } : filter));
  const facets = useRead(facetsRead(dossierId)).value ?? {};
  const report = useStore(ingest.store, (state) => state.report);
  const selectedId = selection?.id ?? null;
  const total = facets['state']?.reduce((sum, facet) => sum + facet.count, 0);

  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    void ingest.dropped(dossierId, [...event.dataTransfer.files]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const inTable = event.target instanceof Element && event.target.closest('[role="row"]') !== null;
    if (event.key === ' ' && inTable && selectedId !== null) {
      event.preventDefault();
      event.stopPropagation();
      setPreview(preview ? null : { page: 1 });
    } else if (event.key === 'Escape' && preview) setPreview(null);
  };
  const openHit = (exhibitId: string, page: number): void => {
    ui.select('evidence', exhibitId);
    setPreview({ page });
  };

  return (
    <div
      className={classNames(styles.section, dropping && styles.dropping)}
      onDragOver={(event) => { event.preventDefault(); setDropping(true); }}
      onDragLeave={(event) => { if (event.currentTarget === event.target) setDropping(false); }}
      onDrop={onDrop}
      onKeyDownCapture={onKeyDown}
    >
      <SectionPage
        title="Evidence"
        note={rows && (total === undefined || rows.length === total ? countOf(rows.length, 'exhibit') : `${formatCount(rows.length)} of ${countOf(total, 'exhibit')}`)}
        acts={<AddEvidence />}
        inspectorLabel="Exhibit"
        {...(selectedId !== null ? { inspector: <SelectedExhibit key={selectedId} exhibitId={selectedId} onPreview={() => setPreview({ page: 1 })} /> } : {})}
      >
        <FilterBar facets={facets} filter={filter} onChange={setFilter} text={text} onText={(next) => { setText(next); if (next === '') setView('exhibits'); }} />
        {error && <ErrorPanel error={error} />}
        {settled !== '' && (
          <div className={styles.views}>
            <Segmented label="What to list" value={view} onChange={setView} choices={[{ id: 'exhibits', label: `Exhibits (${rows?.length ?? 0})` }, { id: 'pages', label: 'Pages with these words' }]} />
          </div>
        )}
        <div className={styles.panes}>
          <div className={classNames(styles.list, preview && styles.listBeside)}>
            {view === 'pages' && settled !== '' ? <Hits text={settled} onOpen={openHit} /> : (
              <ExhibitTable rows={rows} narrow={preview !== null} selectedId={selectedId} onSelect={(id) => ui.select('evidence', id)} onOpen={() => setPreview({ page: 1 })} filtered={settled !== '' || Object.keys(filter).length > 0} />
            )}
          </div>
          {preview && selectedId !== null && <SelectedViewer key={`${selectedId} ${preview.page}`} exhibitId={selectedId} page={preview.page} onClose={() => setPreview(null)} />}
        </div>
        {dropping && <p className={styles.dropHint} role="status">Drop files or folders to take them in. The originals are copied, never changed.</p>}
      </SectionPage>
      <IngestReportDialog report={report} onClose={ingest.closeReport} />
    </div>
  );
}

function Hits({ text, onOpen }: { readonly text: string; readonly onOpen: (exhibitId: string, page: number) => void }): ReactElement {
  const { value } = useRead(searchRead(useDossierId(), text));
  return <SearchHits hits={value} onOpen={onOpen} />;
}

function SelectedExhibit({ exhibitId, onPreview }: { readonly exhibitId: string; readonly onPreview: () => void }): ReactElement | null {
  const { value, error } = useRead(exhibitRead(useDossierId(), exhibitId));
  if (error) return <ErrorPanel error={error} />;
  return value ? <ExhibitForm row={value} onPreview={onPreview} /> : null;
}

function SelectedViewer({ exhibitId, page, onClose }: { readonly exhibitId: string; readonly page: number; readonly onClose: () => void }): ReactElement | null {
  const { value } = useRead(exhibitRead(useDossierId(), exhibitId));
  return value ? <Viewer row={value} firstPage={page} onClose={onClose} /> : null;
}
