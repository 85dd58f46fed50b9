// The timestamp of an issued package: the request goes out as a file, the answer comes back as one.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { formatInstant } from '../../format/dates.ts';
import { useApp } from '../../state/app-context.ts';
import styles from './package.module.css';

type Busy = 'asking' | 'adding' | null;

export function Timestamp({ packageId }: { readonly packageId: string }): ReactElement {
  const { acts, shell } = useApp();
  const [busy, setBusy] = useState<Busy>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [error, setError] = useState<AppError | null>(null);

  const inFolder = async (what: Busy, act: (folder: string) => Promise<{ readonly said: readonly string[]; readonly error: AppError | null }>): Promise<void> => {
    const folder = await shell.chooseFolder('save');
    if (!folder) return;
    setBusy(what);
    const done = await act(folder.token);
    setBusy(null);
    setSaid(done.said);
    setError(done.error);
  };
  const ask = (): Promise<void> => inFolder('asking', async (folder) => {
    const result = await acts.requestTimestamp(packageId, folder);
    return result.ok ? { said: result.value.requests.map((file) => `Request saved as ${file}. Put the authority’s answer beside it, under the same name with .tsr at its end.`), error: null } : { said: [], error: result.error };
  });
  const add = (): Promise<void> => inFolder('adding', async (folder) => {
    const result = await acts.addTimestamp(packageId, folder);
    return result.ok ? { said: result.value.files.map(({ path, time, authority }) => `${authority} confirms ${formatInstant(time)}. Saved as ${path}`), error: null } : { said: [], error: result.error };
  });

  return (
    <Group title="Timestamp">
      <p className="muted small">An authority can confirm when the package existed. Clearproof makes no connection: save the request, send it to an authority from any computer, then add its answer. Only a SHA-256 is sent, no page.</p>
      <div className={styles.acts}>
        <Button isDisabled={busy !== null} onPress={() => void ask()}>{busy === 'asking' ? 'Asking…' : 'Ask for a timestamp…'}</Button>
        <Button isDisabled={busy !== null} onPress={() => void add()}>{busy === 'adding' ? 'Adding…' : 'Add the timestamp…'}</Button>
      </div>
      {said.map((text) => <p key={text} role="status" className={styles.saved}>{text}</p>)}
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
    </Group>
  );
}
