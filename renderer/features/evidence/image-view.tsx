// A picture as it is.
import { useEffect, useMemo, type ReactElement } from 'react';
import type { EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useRead } from '../../state/app-context.ts';
import { fileBytesRead } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './evidence.module.css';

const MOST_BYTES = 100_000_000;

export function ImageView({ file }: { readonly file: EvidenceFile }): ReactElement {
  const { value, error } = useRead(fileBytesRead(useDossierId(), file.id, MOST_BYTES));
  return (
    <div className={styles.picture} tabIndex={0} role="group" aria-label={file.name}>
      {error && <ErrorPanel error={error} />}
      {value === null && <p className="muted">This picture is too large to show. Save a copy to look at it.</p>}
      {value && <Picture bytes={value} mediaType={file.mediaType} name={file.name} />}
    </div>
  );
}

function Picture({ bytes, mediaType, name }: { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string }): ReactElement {
  const url = useMemo(() => URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType })), [bytes, mediaType]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={name} />;
}
