// An expected failure in place: what happened, what was kept, what to do.
import type { ReactElement, ReactNode } from 'react';
import type { AppError } from '../../src/contract/errors.ts';
import { IconButton } from './button.tsx';
import styles from './error-panel.module.css';
import { Icon } from './icons.tsx';

export interface ErrorPanelProps { readonly error: AppError; readonly onDismiss?: () => void; readonly children?: ReactNode }

export function ErrorPanel({ error, onDismiss, children }: ErrorPanelProps): ReactElement {
  return (
    <div className={styles.panel} role="alert">
      <span className={styles.mark}><Icon name="block" /></span>
      <div className={styles.words}>
        <p className={styles.message}>{error.message}</p>
        <p>{error.kept} {error.fix}</p>
        {children && <div className={styles.acts}>{children}</div>}
      </div>
      {onDismiss && <IconButton icon="close" label="Dismiss" onPress={onDismiss} />}
    </div>
  );
}
