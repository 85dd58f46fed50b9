// How hard a passphrase is to guess, in words and as five steps.
import type { ReactElement } from 'react';
import type { Strength } from '../../state/vault.ts';
import styles from './start.module.css';

const WORDS = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'] as const;

export function StrengthMeter({ strength }: { readonly strength: Strength | null }): ReactElement {
  const score = strength?.score ?? -1;
  return (
    <div className={styles.strength} role="status">
      <div className={styles.steps} aria-hidden="true">
        {WORDS.map((word, step) => <span key={word} className={step <= score ? (strength?.acceptable ? styles.stepOn : styles.stepWeak) : styles.step} />)}
      </div>
      <p className="small muted">
        {strength ? `${WORDS[Math.round(strength.score)] ?? ''}. ${strength.crackTime ? `Guessing it would take ${strength.crackTime}. ` : ''}${strength.advice}` : 'Strength is shown while you type.'}
      </p>
    </div>
  );
}
