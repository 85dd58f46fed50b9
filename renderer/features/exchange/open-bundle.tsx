// Opening a bundle: choose it, see who sent it and what it would change, decide the conflicts, take it in.
import { useState, type ReactElement } from 'react';
import type { BundlePreview as Preview } from '../../../src/contract/procedures/exchange.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp, useUi } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import { BundlePreview, type Choices } from './bundle-preview.tsx';
import styles from './exchange.module.css';
import { usePanelActs } from './panel-state.tsx';

export function OpenBundle(): ReactElement {
  const { ui, acts } = useApp();
  const open = useUi((state) => state.overlay === 'bundle');
  const close = (): void => {
    ui.setOverlay(null);
    void acts.discardBundle();
  };
  return <Dialog title="Open a bundle" width="wide" isOpen={open} onClose={close}><Panel onClose={close} /></Dialog>;
}

function Panel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { acts, shell, ui } = useApp();
  const { act, busy, state } = usePanelActs();
  const [file, setFile] = useState<Grant | null>(null);
  const [secret, setSecret] = useState('');
  const [locked, setLocked] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [choices, setChoices] = useState<Choices>({});

  const look = (chosen: Grant | null, typed: string | null): Promise<void> => act(async () => {
    if (!chosen) return null;
    setFile(chosen);
    const result = await acts.openBundle(chosen.token, typed);
    setLocked(!result.ok && result.error.code === 'bundle.locked');
    setPreview(result.ok ? result.value : null);
    setChoices({});
    return result;
  }, () => ({ good: true, text: 'The bundle is whole and its seal fits. Nothing is taken in yet.' }));
  const take = (previewId: string): Promise<void> => act(() => acts.applyBundle(previewId, choices), (applied) => {
    ui.openDossier(applied.dossierId);
    return { good: true, text: 'Taken in.' };
  });
  const open = preview ? preview.conflicts.filter(({ key }) => choices[key] === undefined).length : 0;

  return (
    <div className={styles.panel}>
      <div className={styles.acts}>
        <Button look={preview ? 'plain' : 'primary'} icon="file" isDisabled={busy} onPress={() => void shell.chooseFiles('bundle').then(([chosen]) => look(chosen ?? null, null))}>{file ? `Bundle: ${file.name}` : 'Choose the bundle…'}</Button>
      </div>
      {locked && (
        <>
          <TextField label="Passphrase of the bundle" type="password" autoComplete="off" value={secret} onChange={setSecret} hint="Or the secret key it is encrypted to: AGE-SECRET-KEY-1…" />
          <div className={styles.acts}><Button look="primary" isDisabled={busy || secret === ''} onPress={() => void look(file, secret)}>Open it</Button></div>
        </>
      )}
      {state}
      {preview && (
        <>
          <BundlePreview preview={preview} choices={choices} onChoose={(key, side) => setChoices({ ...choices, [key]: side })} />
          <div className={styles.acts}>
            <Button look="primary" isDisabled={busy || open > 0} onPress={() => void take(preview.previewId)}>{open > 0 ? `Decide ${open} first` : preview.into ? 'Take it in' : 'Take it in as a new dossier'}</Button>
            <Button isDisabled={busy} onPress={onClose}>Do not take it in</Button>
          </div>
        </>
      )}
    </div>
  );
}
