// Find and propose: names of workers, number forms and words, over all pages of an exhibit.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../../src/contract/errors.ts';
import type { OutputOf } from '../../../../src/contract/catalogue.ts';
import type { Exhibit } from '../../../../src/domain/dossier/exhibit.ts';
import { pageRanges } from '../../../../src/domain/redaction/page-ranges.ts';
import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { Icon } from '../../../components/icons.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { countOf } from '../../../format/numbers.ts';
import { useApp, useRead, useRecords } from '../../../state/app-context.ts';
import { redactionPatternsRead } from '../../../state/reference-data.ts';
import { useDossierId } from '../../frame/use-dossier.ts';
import styles from './redaction.module.css';

type Report = OutputOf<'redaction.propose'>;

export function FindPlaces({ exhibit, reason }: { readonly exhibit: Exhibit; readonly reason: string }): ReactElement {
  const { acts } = useApp();
  const dossierId = useDossierId();
  const workers = useRecords(dossierId, 'workers').length;
  const forms = useRead(redactionPatternsRead).value?.redactionPatterns ?? [];
  const [names, setNames] = useState(true);
  const [numbers, setNumbers] = useState(true);
  const [words, setWords] = useState('');
  const [searching, setSearching] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const phrases = words.split(/[,;\n]/u).map((word) => word.trim()).filter((word) => word.length >= 2);

  const search = async (): Promise<void> => {
    setSearching(true);
    setReport(null);
    const result = await acts.proposeRedactions({ dossierId, exhibitId: exhibit.id, workers: names, patterns: numbers ? forms.map(({ id }) => id) : [], words: phrases, reason });
    setSearching(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setReport(result.value);
  };
  return (
    <details className={styles.find}>
      <summary>Find and propose</summary>
      <Checkbox isSelected={names} onChange={setNames}>{`Names of workers (${workers} on record)`}</Checkbox>
      <Checkbox isSelected={numbers} onChange={setNumbers}>{`Identity, account and contact numbers (${forms.length} forms)`}</Checkbox>
      <TextField label="These words too" value={words} onChange={setWords} hint="Parted by commas." />
      <p className="muted small">A search sees text only. Scans and photos without text are not read (no OCR); their pages are listed afterwards.</p>
      <div><Button icon="search" isDisabled={searching || !(names || numbers || phrases.length > 0)} onPress={() => void search()}>{searching ? 'Looking through all pages…' : `Look through ${exhibit.exhibitNo}`}</Button></div>
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div role="status">{report && <FindReport report={report} />}</div>
    </details>
  );
}

function FindReport({ report }: { readonly report: Report }): ReactElement {
  return (
    <>
      <p>{countOf(report.proposed, 'place')} proposed{report.known > 0 ? `, ${report.known} known before` : ''}. {report.proposed > 0 && 'Decide each, or all at once.'}</p>
      {report.blind.map(({ fileId, name, pages }) => <p key={fileId} className={styles.blind}><Icon name="warn" size={13} /> Not searched: {pages.length === 1 ? 'page' : 'pages'} {pageRanges(pages)} of {name}. {pages.length === 1 ? 'It is a picture' : 'They are pictures'} without text; look at {pages.length === 1 ? 'it' : 'them'} yourself.</p>)}
      {report.cut.map((name) => <p key={name} className={styles.blind}>More was found in {name} than is proposed at once: decide these, then search again.</p>)}
    </>
  );
}
