// What a verification found, one sentence per fact.
import type { ReactElement } from 'react';
import { Badge, LevelMark } from '../../components/marks.tsx';
import type { Verification, VerifiedFiles } from '../../state/acts.ts';
import styles from './package.module.css';

type Tone = 'accent' | 'warn' | 'block';

function Report({ tone, verdict, statements }: { readonly tone: Tone; readonly verdict: string; readonly statements: Verification['statements'] }): ReactElement {
  return (
    <div role="status">
      <p><Badge tone={tone}>{verdict}</Badge></p>
      <ul className={styles.statements}>
        {statements.map((statement) => <li key={statement.text}><LevelMark level={statement.good ? 'done' : 'warn'} /> <span>{statement.text}</span></li>)}
      </ul>
    </div>
  );
}

export function VerificationReport({ verification: { ok, unsealed, statements } }: { readonly verification: Verification }): ReactElement {
  const [tone, verdict] = ok ? (['accent', 'Everything agrees'] as const) : unsealed ? (['warn', 'Not sealed electronically'] as const) : (['block', 'Does not verify'] as const);
  return <Report tone={tone} verdict={verdict} statements={statements} />;
}

export function SetReport({ set: { ok, statements } }: { readonly set: VerifiedFiles['sets'][number] }): ReactElement {
  return <Report tone={ok ? 'accent' : 'block'} verdict={ok ? 'The volumes belong together' : 'The set is not as it was issued'} statements={statements} />;
}
