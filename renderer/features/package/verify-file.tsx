// Verifying any package file from disk, whoever issued it.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Verification } from '../../state/acts.ts';
import { VerificationReport } from './verification-report.tsx';

export function VerifyFile(): ReactElement {
  const { acts, shell } = useApp();
  const [name, setName] = useState<string | null>(null);
  const [results, setResults] = useState<readonly Verification[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const verify = async (): Promise<void> => {
    const [file] = await shell.chooseFiles('package');
    if (!file) return;
    setResults([]);
    setError(null);
    setName(file.name);
    const result = await acts.verifyFile(file.token);
    if (result.ok) setResults(result.value);
    else setError(result.error);
  };
  return (
    <>
      <Button onPress={() => void verify()}>Verify a file…</Button>
      <Dialog title={`Verification of ${name ?? ''}`} isOpen={name !== null} onClose={() => setName(null)} buttons={<Button look="primary" onPress={() => setName(null)}>Done</Button>}>
        {error && <ErrorPanel error={error} />}
        {!error && results.length === 0 && <p className="muted">Verifying…</p>}
        {results.map((verification) => <VerificationReport key={verification.path} verification={verification} />)}
      </Dialog>
    </>
  );
}
