// Withdrawing a loaded list: it is no longer searched, and what was screened against it keeps its record.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import type { ListsAnswer } from '../../state/screening.ts';
import styles from './parties.module.css';

/** As the core demands of every reason. */
const LEAST_WORDS = 10;

export function WithdrawList({ version, onClose }: { readonly version: ListsAnswer['lists'][number]['version']; readonly onClose: () => void }): ReactElement {
  const { screening } = useApp();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const withdraw = async (): Promise<void> => {
    const result = await screening.withdraw(version.id, reason);
    if (result.ok) onClose();
    else setError(result.error);
  };
  return (
    <Group title={`Withdraw ${version.name}`}>
      <p className="muted">It is no longer compared with. The file stays in the vault, earlier screenings stay as they are, and the version before it, if there is one, is compared with again.</p>
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <TextField label="Why, in a sentence" value={reason} onChange={setReason} />
      <div className={styles.acts}>
        <Button onPress={onClose}>Keep it</Button>
        <Button isDisabled={reason.trim().length < LEAST_WORDS} onPress={() => void withdraw()}>Withdraw the list</Button>
      </div>
    </Group>
  );
}
