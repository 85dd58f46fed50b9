// The text that was read from a file, page by page.
import type { ReactElement } from 'react';
import type { EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useRead } from '../../state/app-context.ts';
import { fileTextRead } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './evidence.module.css';

export function FileText({ file }: { readonly file: EvidenceFile }): ReactElement {
  const { value, error } = useRead(fileTextRead(useDossierId(), file.id));
  const pages = value?.filter((page) => page.text.trim() !== '') ?? [];
  return (
    <div className={styles.text} tabIndex={0} role="group" aria-label={`Text of ${file.name}`}>
      {error && <ErrorPanel error={error} />}
      {value && pages.length === 0 && <p className="muted">No text could be read from this file{file.conditionNote ? `: ${file.conditionNote}` : '.'} The original is stored unchanged.</p>}
      {pages.map((page) => (
        <section key={page.page} aria-label={`Page ${page.page}`}>
          <h3 className="muted">Page {page.page}</h3>
          <pre>{page.text}</pre>
        </section>
      ))}
    </div>
  );
}
