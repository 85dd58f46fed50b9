// Looking at a paper: its files as tabs, pages as they are, the text that was read from them, or its redaction.
import { useState, type ReactElement } from 'react';
import type { EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { IconButton } from '../../components/button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { ExhibitRow } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { fileBytesRead, redactionPagesRead } from '../../state/known-reads.ts';
import { PdfPages } from '../../components/pdf-pages.tsx';
import styles from './evidence.module.css';
import { FileText } from './file-text.tsx';
import { ImageView } from './image-view.tsx';
import { RedactionView } from './redaction/redaction-view.tsx';

const MOST_BYTES = 200_000_000;
const SHOWN_IMAGES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
const kindOf = (file: EvidenceFile): 'pdf' | 'image' | 'text' => (file.mediaType === 'application/pdf' ? 'pdf' : SHOWN_IMAGES.includes(file.mediaType) ? 'image' : 'text');

type View = 'pages' | 'text' | 'redaction';
const PAGES_OF: Readonly<Record<ReturnType<typeof kindOf>, readonly { readonly id: View; readonly label: string }[]>> = { pdf: [{ id: 'pages', label: 'Pages' }], image: [{ id: 'pages', label: 'Picture' }], text: [] };

export function Viewer({ row, firstPage, onClose }: { readonly row: ExhibitRow; readonly firstPage: number; readonly onClose: () => void }): ReactElement {
  const dossierId = useDossierId();
  const [fileId, setFileId] = useState(row.files[0]?.id ?? null);
  const [view, setView] = useState<View>('pages');
  const file = row.files.find((candidate) => candidate.id === fileId) ?? null;
  const kind = file ? kindOf(file) : 'text';
  return (
    <section className={styles.viewer} aria-label={`Preview of ${row.exhibit.exhibitNo}`}>
      <header className={styles.viewerBar}>
        <span className={styles.viewerTitle}>{row.exhibit.exhibitNo} {row.files.length > 1 ? '' : file?.name}</span>
        {row.files.length > 1 && <Segmented label="Which file" value={fileId ?? ''} onChange={setFileId} choices={row.files.map((one) => ({ id: one.id, label: one.role === 'translation' ? 'Translation' : one.name }))} />}
        {file && <Segmented label="Show" value={kind === 'text' && view === 'pages' ? 'text' : view} onChange={setView} choices={[...PAGES_OF[kind], { id: 'text', label: 'Text' }, { id: 'redaction', label: 'Redaction' }]} />}
        <IconButton icon="close" label="Close the preview" onPress={onClose} />
      </header>
      {!file ? <p className={styles.none}>This exhibit has no file yet.</p>
        : view === 'redaction' ? <RedactionView key={file.id} exhibit={row.exhibit} file={file} firstPage={firstPage} />
        : view === 'text' || kind === 'text' ? <FileText file={file} />
        : kind === 'pdf' ? <PdfPages key={file.id} read={(file.facts['openedWithPassword'] === undefined ? fileBytesRead : redactionPagesRead)(dossierId, file.id, MOST_BYTES)} label={file.name} firstPage={firstPage} />
        : <ImageView key={file.id} file={file} />}
    </section>
  );
}
