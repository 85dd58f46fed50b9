// Making a vault: passphrase twice, with its strength in plain words.
import { useEffect, useState, type SubmitEvent, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import styles from './start.module.css';
import { StrengthMeter } from './strength-meter.tsx';
import { useStrength } from './use-strength.ts';

function usePlaceWarnings(folder: string): readonly string[] {
  const { vault } = useApp();
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void vault.placeWarnings(folder).then((found) => { if (current) setWarnings(found); });
    return () => { current = false; };
  }, [vault, folder]);
  return warnings;
}

export function CreateVault({ folder, withSample, onBack }: { readonly folder: Grant; readonly withSample: boolean; readonly onBack: () => void }): ReactElement {
  const { vault } = useApp();
  const { busy, error } = useStore(vault.store);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const warnings = usePlaceWarnings(folder.token);
  const strength = useStrength(passphrase);
  const differs = again !== '' && again !== passphrase;
  const ready = strength?.acceptable === true && again === passphrase;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (ready && !busy) void vault.create(folder.token, passphrase);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h2>{withSample ? 'A vault for the sample' : 'New vault'} in {folder.name}</h2>
      {warnings.map((warning) => <p key={warning} role="status"><LevelMark level="warn" /> {warning}</p>)}
      <TextField label="Passphrase" type="password" autoComplete="new-password" autoFocus value={passphrase} onChange={setPassphrase} hint="Four unrelated words are easy to remember and hard to guess." />
      <StrengthMeter strength={strength} />
      <TextField label="Passphrase again" type="password" autoComplete="new-password" value={again} onChange={setAgain} problem={differs ? 'The two do not match yet.' : null} />
      {error && <ErrorPanel error={error} />}
      <div className={styles.acts}>
        <Button look="primary" type="submit" isDisabled={!ready || busy}>{busy ? 'Making the keys…' : 'Create the vault'}</Button>
        <Button onPress={onBack}>Back</Button>
      </div>
    </form>
  );
}
