// What became of the files that were offered: counts, and every file that was not taken or is flagged, with the reason.
import type { ReactElement } from 'react';
import type { IngestReport, IngestRow } from '../../../src/contract/procedures/evidence.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { countOf, formatBytes } from '../../format/numbers.ts';
import styles from './evidence.module.css';

const OUTCOME_WORDS: Readonly<Record<IngestRow['outcome'], string>> = { stored: 'kept, flagged', duplicate: 'already there', refused: 'not taken', failed: 'could not be stored' };
const worthTelling = (row: IngestRow): boolean => row.outcome !== 'stored' || row.reason !== null;

export function IngestReportDialog({ report, onClose }: { readonly report: IngestReport | null; readonly onClose: () => void }): ReactElement {
  const told = report?.rows.filter(worthTelling) ?? [];
  return (
    <Dialog title={report ? `${countOf(report.stored, 'file')} taken in` : ''} width="wide" isOpen={report !== null} onClose={onClose} buttons={<Button look="primary" autoFocus onPress={onClose}>Done</Button>}>
      {report && (
        <>
          <p>{formatBytes(report.bytes)} stored. {countOf(report.duplicates, 'duplicate')} linked, {report.flagged} flagged, {report.refused + report.failed} not taken.</p>
          {told.length > 0 && (
            <ul className={styles.report}>
              {told.map((row) => (
                <li key={row.path}>
                  <LevelMark level={row.outcome === 'duplicate' ? 'info' : 'warn'} />
                  <div><strong>{row.path}</strong><p className="muted">{OUTCOME_WORDS[row.outcome]}{row.reason ? `: ${row.reason}` : ''}</p></div>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Dialog>
  );
}
