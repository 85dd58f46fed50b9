// What stands in the window until the core answers for the first time.
import type { ReactElement } from 'react';
import styles from './starting.module.css';

export function Starting(): ReactElement {
  return <main className={styles.starting} aria-label="Clearproof"><p role="status">Starting…</p></main>;
}
