// How far long work is: what is being done, counts, and a bar.
import type { ReactElement } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { formatCount } from '../format/numbers.ts';
import styles from './progress.module.css';

export interface ProgressProps { readonly label: string; readonly done: number; readonly total: number | null }

export function Progress({ label, done, total }: ProgressProps): ReactElement {
  const known = total !== null && total > 0;
  return (
    <AriaProgressBar value={done} maxValue={known ? total : 1} isIndeterminate={!known} className={styles.progress ?? ''} valueLabel={known ? `${formatCount(done)} of ${formatCount(total)}` : formatCount(done)}>
      {({ percentage, valueText }) => (
        <>
          <div className={styles.words}>
            <Label className={styles.label}>{label}</Label>
            <span className="muted">{valueText}</span>
          </div>
          <div className={styles.track}>
            <div className={known ? styles.bar : styles.moving} style={known ? { width: `${percentage ?? 0}%` } : {}} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
