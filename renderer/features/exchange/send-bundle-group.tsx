// Sending a dossier or some of its exhibits: to whom, what, and under which lock.
import { useState, type ReactElement } from 'react';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { countOf, formatBytes } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import type { Act, Outcome } from '../vault/panel-act.ts';
import styles from './exchange.module.css';

const LOCKS = [
  { id: 'passphrase', label: 'Encrypted to a passphrase' },
  { id: 'recipients', label: 'Encrypted to the address of a vault or an age key' },
  { id: 'none', label: 'Not encrypted: whoever has the file can read it' },
];
const SCOPES = [{ id: 'whole', label: 'The whole dossier' }, { id: 'selection', label: 'Some exhibits, with the steps, lots and parties they name' }];

const sent = (bundle: OutputOf<'bundle.export'>): Outcome => ({ good: true, text: `Written: ${bundle.path}`, details: [`${countOf(bundle.files, 'file')}, ${formatBytes(bundle.bytes)}, SHA-256 ${bundle.sha256}`] });

export function SendBundleGroup({ dossierId, act, busy }: { readonly dossierId: string; readonly act: Act; readonly busy: boolean }): ReactElement {
  const { acts, shell } = useApp();
  const exhibits = useRecords(dossierId, 'exhibits');
  const [to, setTo] = useState('');
  const [scope, setScope] = useState('whole');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [lock, setLock] = useState('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [recipients, setRecipients] = useState('');
  const keys = recipients.split(/[\s,]+/).filter((word) => word !== '');
  const locked = lock === 'none' || (lock === 'passphrase' ? passphrase.length >= 8 && passphrase === again : keys.length > 0);
  const ready = locked && (scope === 'whole' || chosen.size > 0);

  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const write = (): Promise<void> => act(async () => {
    const folder = await shell.chooseFolder('save');
    return folder && acts.sendBundle({
      dossierId, folder: folder.token, to: to.trim() === '' ? null : to.trim(), exhibitIds: scope === 'whole' ? [] : [...chosen],
      passphrase: lock === 'passphrase' ? passphrase : null, recipients: lock === 'recipients' ? keys : [],
    });
  }, sent);

  return (
    <Group title="Send a sealed bundle">
      <TextField label="To" value={to} onChange={setTo} hint="Kept in the bundle and in the custody log." />
      <SelectField label="What" choices={SCOPES} value={scope} onChange={setScope} />
      {scope === 'selection' && (
        <div className={styles.scroll} role="group" aria-label="Exhibits to send">
          <ul className={styles.list}>
            {exhibits.map((exhibit) => <li key={exhibit.id}><Checkbox isSelected={chosen.has(exhibit.id)} onChange={(on) => toggle(exhibit.id, on)}>{exhibit.exhibitNo} {exhibit.title}</Checkbox></li>)}
          </ul>
        </div>
      )}
      <SelectField label="Protection" choices={LOCKS} value={lock} onChange={setLock} />
      {lock === 'passphrase' && (
        <>
          <TextField label="Passphrase of the bundle" type="password" autoComplete="off" value={passphrase} onChange={setPassphrase} hint="At least eight characters. Tell it to the receiver by another channel." />
          <TextField label="Passphrase of the bundle again" type="password" autoComplete="off" value={again} onChange={setAgain} problem={again !== '' && again !== passphrase ? 'The two are not the same.' : null} />
        </>
      )}
      {lock === 'recipients' && <TextField label="Addresses" rows={2} value={recipients} onChange={setRecipients} hint="Each begins with age1; the receiver finds theirs below, under “Address of this vault”." />}
      <div className={styles.acts}><Button look="primary" isDisabled={busy || !ready} onPress={() => void write()}>Choose a folder and write it…</Button></div>
    </Group>
  );
}
