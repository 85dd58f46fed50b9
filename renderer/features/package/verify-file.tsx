// Verifying any package files from disk, whoever issued them: each by itself, and volumes against each other.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { countOf } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { VerifiedFiles } from '../../state/acts.ts';
import { SetReport, VerificationReport } from './verification-report.tsx';

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

export function VerifyFile(): ReactElement {
  const { acts, shell } = useApp();
  const [name, setName] = useState<string | null>(null);
  const [results, setResults] = useState<VerifiedFiles | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const verify = async (): Promise<void> => {
    const files = await shell.chooseFiles('package');
    const [first] = files;
    if (!first) return;
    setResults(null);
    setError(null);
    setName(files.length === 1 ? first.name : countOf(files.length, 'file'));
    const result = await acts.verifyFiles(files.map(({ token }) => token));
    if (result.ok) setResults(result.value);
    else setError(result.error);
  };
  return (
    <>
      <Button onPress={() => void verify()}>Verify files…</Button>
      <Dialog title={`Verification of ${name ?? ''}`} isOpen={name !== null} onClose={() => setName(null)} buttons={<Button look="primary" onPress={() => setName(null)}>Done</Button>}>
        {error && <ErrorPanel error={error} />}
        {!error && !results && <p className="muted">Verifying…</p>}
        {results?.sets.map((set) => <Group key={set.packageId} title={`Package in ${countOf(set.of, 'volume')}`}><SetReport set={set} /></Group>)}
        {results?.files.map(({ path, verification, error: unread }) => (
          <Group key={path} title={nameOf(path)}>
            {verification && <VerificationReport verification={verification} />}
            {unread && <ErrorPanel error={unread} />}
          </Group>
        ))}
      </Dialog>
    </>
  );
}
