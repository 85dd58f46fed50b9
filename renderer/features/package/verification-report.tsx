// What a verification found, one sentence per fact.
import type { ReactElement } from 'react';
import { Badge, LevelMark } from '../../components/marks.tsx';
import type { Verification } from '../../state/acts.ts';
import styles from './package.module.css';

export function VerificationReport({ verification }: { readonly verification: Verification }): ReactElement {
  const [tone, verdict] = verification.ok ? (['accent', 'Everything agrees'] as const) : verification.unsealed ? (['warn', 'Not sealed electronically'] as const) : (['block', 'Does not verify'] as const);
  return (
    <div role="status">
      <p><Badge tone={tone}>{verdict}</Badge></p>
      <ul className={styles.statements}>
        {verification.statements.map((statement) => <li key={statement.text}><LevelMark level={statement.good ? 'done' : 'warn'} /> <span>{statement.text}</span></li>)}
      </ul>
    </div>
  );
}
