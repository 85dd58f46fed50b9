// What an empty list says: what belongs here and the first step.
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import styles from './empty-state.module.css';

export interface EmptyStateProps { readonly icon: IconName; readonly title: string; readonly children?: ReactNode; readonly acts?: ReactNode }

export function EmptyState({ icon, title, children, acts }: EmptyStateProps): ReactElement {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}><Icon name={icon} size={28} /></span>
      <h2>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {acts && <div className={styles.acts}>{acts}</div>}
    </div>
  );
}
