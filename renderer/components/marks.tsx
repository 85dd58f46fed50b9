// Small marks: a word in a chip, the level of a finding, a count.
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import styles from './marks.module.css';

export type Tone = 'plain' | 'accent' | 'warn' | 'block';

export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }): ReactElement {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}

const LEVELS: Readonly<Record<'block' | 'warn' | 'info' | 'done', { icon: IconName; name: string }>> = {
  block: { icon: 'block', name: 'Blocking' },
  warn: { icon: 'warn', name: 'Warning' },
  info: { icon: 'info', name: 'Information' },
  done: { icon: 'done', name: 'Done' },
};

export function LevelMark({ level }: { readonly level: keyof typeof LEVELS }): ReactElement {
  return (
    <span className={`${styles.level} ${styles[level]}`} role="img" aria-label={LEVELS[level].name}>
      <Icon name={LEVELS[level].icon} />
    </span>
  );
}
