// The files of an exhibit: what each is, how well it can be read, its hash, and a copy of the original.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import type { EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { wordsOf } from '../../copy/words.ts';
import { countOf, formatBytes } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { ExhibitRow } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { canBeUnlocked, OpenLocked } from './open-locked.tsx';
import styles from './evidence.module.css';

export function ExhibitFiles({ row }: { readonly row: ExhibitRow }): ReactElement {
  const { acts, shell } = useApp();
  const dossierId = useDossierId();
  const [error, setError] = useState<AppError | null>(null);
  const [saved, setSaved] = useState<string | null>(null);

  const addFile = async (): Promise<void> => {
    const grants = await shell.chooseFiles('evidence');
    if (grants.length === 0) return;
    const result = await acts.ingest(dossierId, grants.map((grant) => grant.token), row.exhibit.id);
    setError(result.ok ? null : result.error);
  };
  const saveCopy = async (file: EvidenceFile): Promise<void> => {
    const folder = await shell.chooseFolder('save');
    if (!folder) return;
    const result = await acts.saveOriginal(dossierId, file.id, folder.token);
    setError(result.ok ? null : result.error);
    setSaved(result.ok ? result.value.path : null);
  };
  return (
    <Group title="Files" acts={<Button look="quiet" onPress={() => void addFile()}>Add a file…</Button>}>
      {row.files.length === 0 && <p className="muted">No file yet. The package would have nothing to show for this exhibit.</p>}
      {row.files.map((file) => (
        <div key={file.id} className={styles.file}>
          <strong>{file.name}</strong>
          <Facts facts={[
            { name: 'Is', value: `${wordsOf(file.role)}, ${formatBytes(file.size)}${file.pages === null ? '' : `, ${countOf(file.pages, 'page')}`}` },
            { name: 'Type', value: file.mediaType },
            { name: 'Condition', value: file.conditionNote ?? wordsOf(file.condition) },
            { name: 'SHA-256', value: <code>{file.sha256}</code> },
          ]} />
          <div><Button look="quiet" onPress={() => void saveCopy(file)}>Save a copy…</Button>{canBeUnlocked(file) && <OpenLocked file={file} />}</div>
        </div>
      ))}
      {saved && <p role="status" className="muted">Saved as {saved}</p>}
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
    </Group>
  );
}
