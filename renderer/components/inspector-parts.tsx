// What inspectors are made of: a heading, groups of fields, and facts as pairs.
import type { ReactElement, ReactNode } from 'react';
import styles from './inspector-parts.module.css';

export function InspectorHead({ over, title, children }: { readonly over?: ReactNode; readonly title: string; readonly children?: ReactNode }): ReactElement {
  return (
    <header className={styles.head}>
      {over && <div className={styles.over}>{over}</div>}
      <h2>{title}</h2>
      {children}
    </header>
  );
}

export function Group({ title, children, acts }: { readonly title: string; readonly children: ReactNode; readonly acts?: ReactNode }): ReactElement {
  return (
    <section className={styles.group} aria-label={title}>
      <div className={styles.groupHead}>
        <h3>{title}</h3>
        {acts}
      </div>
      {children}
    </section>
  );
}

export interface Fact { readonly name: string; readonly value: ReactNode }

/** Pairs of name and value; pairs without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactElement {
  return (
    <dl className={styles.facts}>
      {facts.filter(({ value }) => value !== null && value !== '' && value !== undefined).map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Pair({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles.pair}>{children}</div>;
}
