// Redacting a file: its pages as they will be filed with the places on them, the list beside, the search, and the result.
import { useState, type ReactElement } from 'react';
import type { EvidenceFile, Exhibit } from '../../../../src/domain/dossier/exhibit.ts';
import type { Redaction } from '../../../../src/domain/dossier/redaction.ts';
import { coveredShare, type PageRect } from '../../../../src/domain/redaction/page-rect.ts';
import { acceptedByFile, MOST_OF_A_PAGE } from '../../../../src/domain/redaction/redacted-files.ts';
import { Button } from '../../../components/button.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { Icon } from '../../../components/icons.tsx';
import { PdfPages } from '../../../components/pdf-pages.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { countOf } from '../../../format/numbers.ts';
import { useApp, useRead, useRecords } from '../../../state/app-context.ts';
import { redactionFactsRead, redactionPagesRead, redactionPreviewRead } from '../../../state/known-reads.ts';
import { nextId } from '../../../state/next-id.ts';
import { redactionPatternsRead, redactionReasonsRead } from '../../../state/reference-data.ts';
import { useDossierId } from '../../frame/use-dossier.ts';
import { FindPlaces } from './find-places.tsx';
import { PagePlaces } from './page-places.tsx';
import { PlaceList } from './place-list.tsx';
import styles from './redaction.module.css';

const MOST_BYTES = 200_000_000;
/** Where a place added without drawing begins: a line in the middle of the page. */
const MIDDLE: PageRect = { left: 3000, top: 4800, width: 4000, height: 300 };

export function RedactionView({ exhibit, file, firstPage }: { readonly exhibit: Exhibit; readonly file: EvidenceFile; readonly firstPage: number }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const all = useRecords(dossierId, 'redactions');
  const reasons = useRead(redactionReasonsRead).value?.redactionReasons ?? [];
  const patterns = useRead(redactionPatternsRead).value?.redactionPatterns ?? [];
  const facts = useRead(redactionFactsRead(dossierId, file.id));
  const [view, setView] = useState<'places' | 'result'>('places');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [reason, setReason] = useState('personal-identity');
  const [page, setPage] = useState(firstPage);
  const places = all.filter(({ fileId }) => fileId === file.id).toSorted((a, b) => a.page - b.page || a.top - b.top || a.left - b.left);
  const proposed = places.filter(({ state }) => state === 'proposed');
  const accepted = acceptedByFile(places).get(file.id) ?? [];
  const set = facts.value?.pagesSha256 ?? null;
  const displaced = set !== null && places.some(({ pagesSha256 }) => pagesSha256 !== set);

  const reasonTitle = (id: string): string => reasons.find((one) => one.id === id)?.title ?? id;
  const foundName = ({ foundBy }: Redaction): string => (foundBy === null ? 'drawn' : foundBy === 'workers' ? 'name of a worker' : foundBy === 'words' ? 'searched word' : (patterns.find(({ id }) => id === foundBy)?.title ?? foundBy));
  const nameOf = (place: Redaction): string => `Place ${places.indexOf(place) + 1} of ${places.length}, page ${place.page}, ${reasonTitle(place.reason)}, ${place.state === 'accepted' ? 'covered' : place.state}`;
  const put = (which: readonly Redaction[], label: string, patch: Partial<Redaction>): void => void edits.commit(dossierId, label, which.map((place) => ({ op: 'put', collection: 'redactions', value: { ...place, ...patch, ...(set === null ? {} : { pagesSha256: set }) } })));
  const change = (place: Redaction, rect: PageRect): void => void edits.change(dossierId, 'redactions', place, `Move a redaction in ${exhibit.exhibitNo}`, { ...rect, pagesSha256: set });
  const draw = (onPage: number, rect: PageRect): void => {
    const id = nextId('R', all);
    void edits.commit(dossierId, `Redact a place in ${exhibit.exhibitNo}`, [{ op: 'put', collection: 'redactions', value: { id, fileId: file.id, page: onPage, ...rect, reason, state: 'accepted', foundBy: null, pagesSha256: set } satisfies Redaction }]);
    setSelectedId(id);
  };
  const remove = (place: Redaction): void => void edits.commit(dossierId, `Delete a redaction in ${exhibit.exhibitNo}`, [{ op: 'remove', collection: 'redactions', id: place.id }]);
  const select = (place: Redaction): void => {
    setSelectedId(place.id);
    document.querySelector(`[data-place="${place.id}"]`)?.scrollIntoView({ block: 'center' });
  };

  return (
    <div className={styles.view}>
      <div className={styles.pages}>
        {facts.error && <ErrorPanel error={facts.error} />}
        {view === 'places'
          ? <PdfPages read={redactionPagesRead(dossierId, file.id, MOST_BYTES)} label={file.name} firstPage={firstPage} onPage={setPage} overlay={(number) => <PagePlaces page={number} places={places.filter((place) => place.page === number && place.state !== 'rejected')} selectedId={selectedId} nameOf={nameOf} codeOf={(place) => reasons.find(({ id }) => id === place.reason)?.code ?? ''} onSelect={setSelectedId} onDraw={draw} onChange={change} onRemove={remove} />} />
          : <PdfPages read={redactionPreviewRead(dossierId, file.id, accepted, MOST_BYTES)} label={`${file.name}, redacted`} firstPage={page} onPage={setPage} />}
      </div>
      <div className={styles.side} role="region" aria-label="Redaction">
        <Segmented label="Show" value={view} onChange={setView} choices={[{ id: 'places', label: 'Places' }, { id: 'result', label: 'Result' }]} />
        <PageMeter page={page} accepted={accepted} />
        {displaced && <p className={styles.blind} role="alert"><Icon name="warn" size={13} /> The program sets these pages differently than when places were put on them. Look where they lie now. <Button look="quiet" onPress={() => put(places, `Confirm the redactions of ${exhibit.exhibitNo}`, {})}>They are right</Button></p>}
        {proposed.length > 0 && (
          <div className={styles.decide}>
            <span>{countOf(proposed.length, 'place')} proposed</span>
            <Button onPress={() => put(proposed, `Accept ${countOf(proposed.length, 'redaction')}`, { state: 'accepted' })}>Cover all</Button>
            <Button onPress={() => put(proposed, `Reject ${countOf(proposed.length, 'redaction')}`, { state: 'rejected' })}>Reject all</Button>
          </div>
        )}
        <SelectField label="Reason for new places" value={reason} onChange={setReason} choices={reasons.map(({ id, title, code }) => ({ id, label: title, note: code }))} />
        <div><Button icon="plus" onPress={() => draw(page, MIDDLE)}>{`Add a place on page ${page}`}</Button></div>
        <FindPlaces exhibit={exhibit} reason={reason} />
        <PlaceList places={places} selectedId={selectedId} reasons={reasons} nameOf={nameOf} foundName={foundName} onSelect={select} onRect={change} onPut={put} onRemove={remove} />
        <p className="muted small">What is covered is removed from the package: pages become pictures, and the original is not attached. Draw with the mouse, move with the arrow keys, resize with Shift and arrows, delete with Delete.</p>
      </div>
    </div>
  );
}

function PageMeter({ page, accepted }: { readonly page: number; readonly accepted: readonly Redaction[] }): ReactElement {
  const share = coveredShare(accepted.filter((place) => place.page === page));
  const heavy = share > MOST_OF_A_PAGE;
  return (
    <div className={styles.meter}>
      <label>
        <span>Page {page}: {Math.round(share * 1000) / 10}% covered</span>
        <meter min={0} max={1} high={MOST_OF_A_PAGE} optimum={0} value={share} aria-label={`Covered share of page ${page}`} />
      </label>
      <span role="status">{heavy && <span className={styles.blind}><Icon name="warn" size={13} /> More than {MOST_OF_A_PAGE * 100}%: CBP is likely to ask why.</span>}</span>
    </div>
  );
}
