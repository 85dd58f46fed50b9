// Pasting a notice's list: what will become of it is shown before it is added.
import { useState, type ReactElement } from 'react';
import type { Request } from '../../../src/domain/dossier/response.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { countOf } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './requests.module.css';
import { freshId, splitRequests } from './split-requests.ts';

export function PasteRequests({ isOpen, onClose, existing }: { readonly isOpen: boolean; readonly onClose: () => void; readonly existing: readonly Request[] }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const [pasted, setPasted] = useState('');
  const items = splitRequests(pasted);

  const add = async (): Promise<void> => {
    const last = Math.max(0, ...existing.map((request) => request.no));
    const made: Request[] = [];
    for (const [index, text] of items.entries()) {
      const no = last + index + 1;
      made.push({ id: freshId([...existing, ...made], no), no, text, answer: null, exhibitIds: [], reasonUnanswered: null });
    }
    if (!(await edits.commit(dossierId, `Add ${countOf(made.length, 'request')}`, made.map((value) => ({ op: 'put', collection: 'requests', value }))))) return;
    setPasted('');
    onClose();
  };
  return (
    <Dialog title="Paste the list of requests" width="wide" isOpen={isOpen} onClose={onClose} buttons={<>
      <Button onPress={onClose}>Cancel</Button>
      <Button look="primary" isDisabled={items.length === 0} onPress={() => void add()}>{items.length === 0 ? 'Add' : `Add ${countOf(items.length, 'item')}`}</Button>
    </>}>
      <TextField label="The list as it stands in the notice" rows={8} autoFocus value={pasted} onChange={setPasted} hint="Numbers and bullets are recognized; otherwise each line is one item." />
      {items.length > 0 && <ol className={styles.preview} aria-label="Items that will be added">{items.map((item, index) => <li key={`${index} ${item}`}>{item}</li>)}</ol>}
    </Dialog>
  );
}
