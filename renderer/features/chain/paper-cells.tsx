// The five small cells of a hand-over: purchase, payment, production, transport, receipt.
import type { ReactElement } from 'react';
import styles from './chain.module.css';
import { cellsInWords, type PaperCell } from './hand-overs.ts';

export function PaperCells({ cells }: { readonly cells: readonly PaperCell[] }): ReactElement {
  const words = cellsInWords(cells);
  return (
    <span className={styles.cells} role="img" aria-label={words} title={words}>
      {cells.map((cell) => <span key={cell.paper} className={`${styles.cell} ${styles[cell.state]}`} aria-hidden="true">{cell.state === 'filled' ? '' : cell.state === 'missing' ? '' : '!'}</span>)}
    </span>
  );
}
