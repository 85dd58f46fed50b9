// A PDF, page under page; pages are drawn when they come into view.
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IconButton } from './button.tsx';
import { ErrorPanel } from './error-panel.tsx';
import { openPdf } from './pdf-document.ts';
import { PdfPage, type PageSize } from './pdf-page.tsx';
import styles from './pdf-pages.module.css';
import { useRead } from '../state/app-context.ts';
import type { Read } from '../state/reads.ts';

export interface PdfPagesProps { readonly read: Read<Uint8Array | null>; readonly label: string; readonly firstPage?: number; /** What lies over a page. */ readonly overlay?: (page: number) => ReactNode; /** Told which page is in view. */ readonly onPage?: (page: number) => void }

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const WHOLE = 2;

export function PdfPages({ read, label, firstPage = 1, overlay, onPage }: PdfPagesProps): ReactElement {
  const { value: bytes, error } = useRead(read);
  const { pdf, sizes, problem } = usePdf(bytes ?? null);
  const [zoom, setZoom] = useState(WHOLE);
  const [width, setWidth] = useState(0);
  const [current, setCurrent] = useState(firstPage);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(0, (entry?.contentRect.width ?? 0) - 32)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const inView = (page: number): void => {
    setCurrent(page);
    onPage?.(page);
  };
  const goTo = (page: number): void => {
    scroller.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
    inView(page);
  };
  const shown = sizes.length > 0 && width > 0;
  useEffect(() => {
    if (shown && firstPage > 1) scroller.current?.querySelector(`[data-page="${firstPage}"]`)?.scrollIntoView({ block: 'start' });
  }, [shown, firstPage]);

  return (
    <div className={styles.viewer}>
      {sizes.length > 0 && (
        <div className={styles.bar}>
          <IconButton icon="left" label="Previous page" isDisabled={current <= 1} onPress={() => goTo(current - 1)} />
          <span>Page {current} of {sizes.length}</span>
          <IconButton icon="chevron" label="Next page" isDisabled={current >= sizes.length} onPress={() => goTo(current + 1)} />
          <span className={styles.gap} />
          <IconButton icon="zoomOut" label="Smaller" isDisabled={zoom === 0} onPress={() => setZoom(zoom - 1)} />
          <span>{Math.round((ZOOMS[zoom] ?? 1) * 100)}%</span>
          <IconButton icon="zoomIn" label="Larger" isDisabled={zoom === ZOOMS.length - 1} onPress={() => setZoom(zoom + 1)} />
        </div>
      )}
      {error && <ErrorPanel error={error} />}
      {problem && <p className={styles.note}>The pages cannot be shown: {problem}. The original is stored unchanged.</p>}
      {bytes === null && <p className={styles.note}>This file is too large to show here. Save a copy to look at it.</p>}
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="group" aria-label={`Pages of ${label}`}>
        {pdf && shown && sizes.map((size, index) => <PdfPage key={index} pdf={pdf} number={index + 1} size={size} width={width * (ZOOMS[zoom] ?? 1)} onVisible={inView} overlay={overlay?.(index + 1)} />)}
      </div>
    </div>
  );
}

interface Opened { readonly pdf: PDFDocumentProxy | null; readonly sizes: readonly PageSize[]; readonly problem: string | null }
const CLOSED: Opened = { pdf: null, sizes: [], problem: null };

function usePdf(bytes: Uint8Array | null): Opened {
  const [opened, setOpened] = useState<Opened>(CLOSED);
  useEffect(() => {
    if (!bytes) return;
    let current = true;
    const task = openPdf(bytes);
    const read = async (): Promise<void> => {
      const pdf = await task.promise;
      const first = await pdf.getPage(1);
      const { width, height } = first.getViewport({ scale: 1 });
      // Other pages take the first page's shape until they are drawn, so that long papers open at once.
      if (current) setOpened({ pdf, sizes: Array.from({ length: pdf.numPages }, () => ({ width, height })), problem: null });
    };
    read().catch((thrown: unknown) => { if (current) setOpened({ ...CLOSED, problem: thrown instanceof Error ? thrown.message : String(thrown) }); });
    return () => {
      current = false;
      setOpened(CLOSED);
      void task.destroy();
    };
  }, [bytes]);
  return opened;
}
