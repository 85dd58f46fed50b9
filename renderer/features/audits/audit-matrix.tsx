// Which of the ILO's indicators each audit looked at, and what it found: one row per indicator, one column per audit.
import type { ReactElement } from 'react';
import { CLOSURE_WORDS, closureOf } from '../../../src/domain/audits/finding-closure.ts';
import { indicatorMatrix, MATRIX_WORDS } from '../../../src/domain/audits/indicator-matrix.ts';
import type { Audit } from '../../../src/domain/dossier/audit.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { useRead } from '../../state/app-context.ts';
import { indicatorsRead } from '../../state/reference-data.ts';
import { MATRIX_TONES } from './audit-words.ts';
import styles from './audits.module.css';

export interface AuditMatrixProps { readonly audits: readonly Audit[]; readonly outside: ReadonlySet<string>; readonly siteName: (id: string | null) => string; readonly onOpen: (auditId: string) => void }

export function AuditMatrix({ audits, outside, siteName, onOpen }: AuditMatrixProps): ReactElement {
  const reference = useRead(indicatorsRead).value;
  const indicators = reference?.indicators ?? [];
  const rows = indicatorMatrix(audits, indicators.map(({ id }) => id), outside);
  return (
    <>
      <table className={styles.matrix} aria-label="Indicators by audit">
        <thead><tr><th scope="col">Indicator</th>{audits.map((audit) => <th key={audit.id} scope="col">{audit.scheme} audit, {siteName(audit.siteId)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ indicator, cells }) => (
            <tr key={indicator}>
              <th scope="row">{indicators.find(({ id }) => id === indicator)?.name}</th>
              {cells.map(({ auditId, state, findings }) => (
                <td key={auditId}>
                  <Badge tone={MATRIX_TONES[state]}>{MATRIX_WORDS[state]}</Badge>
                  {findings.map((finding) => <div key={finding.no}><LinkButton onPress={() => onOpen(auditId)}>Finding {finding.no}, {CLOSURE_WORDS[closureOf(finding)]}</LinkButton></div>)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.notes}>{(reference?.notes ?? []).map(({ text, source }) => <li key={text} className="small">{text} <span className="muted">{source}</span></li>)}</ul>
    </>
  );
}
