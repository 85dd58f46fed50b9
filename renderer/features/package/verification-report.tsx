// What a verification found, one sentence per fact.
import type { ReactElement } from 'react';
import { Badge, LevelMark } from '../../components/marks.tsx';
import type { Verification } from '../../state/acts.ts';
import styles from './package.module.css';

export function VerificationReport({ verification }: { readonly verification: Verification }): ReactElement {
  return (
    <div role="status">
      <p><Badge tone={verification.ok ? 'accent' : 'block'}>{verification.ok ? 'Everything agrees' : 'Does not verify'}</Badge></p>
      <ul className={styles.statements}>
        {verification.statements.map((statement) => <li key={statement.text}><LevelMark level={statement.good ? 'done' : 'warn'} /> <span>{statement.text}</span></li>)}
      </ul>
    </div>
  );
}
