// A picture as it is.
import { useEffect, useState, type ReactElement } from 'react';
import type { EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useRead } from '../../state/app-context.ts';
import { fileBytesRead } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './evidence.module.css';

const MOST_BYTES = 100_000_000;

export function ImageView({ file }: { readonly file: EvidenceFile }): ReactElement {
  const { value, error } = useRead(fileBytesRead(useDossierId(), file.id, MOST_BYTES));
  const [url, setUrl] = useState<string | null>(null);
  const { mediaType } = file;
  useEffect(() => {
    if (!value) return;
    const made = URL.createObjectURL(new Blob([new Uint8Array(value)], { type: mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [value, mediaType]);
  return (
    <div className={styles.picture} tabIndex={0} role="group" aria-label={file.name}>
      {error && <ErrorPanel error={error} />}
      {value === null && <p className="muted">This picture is too large to show. Save a copy to look at it.</p>}
      {url && <img src={url} alt={file.name} />}
    </div>
  );
}
