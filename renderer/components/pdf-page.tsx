// One page of a PDF: a placeholder of its size until it comes near the view, then its picture and its text for screen readers.
import { useEffect, useEffectEvent, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import styles from './pdf-pages.module.css';

export interface PageSize { readonly width: number; readonly height: number }

export interface PdfPageProps { readonly pdf: PDFDocumentProxy; readonly number: number; readonly size: PageSize; readonly width: number; readonly onVisible: (page: number) => void; /** Laid over the page. */ readonly overlay?: ReactNode }

export function PdfPage({ pdf, number, size, width, onVisible, overlay }: PdfPageProps): ReactElement {
  const [shape, setShape] = useState(size);
  const [near, setNear] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const told = useEffectEvent(onVisible);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const nearby = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { root: element.parentElement, rootMargin: '100% 0px' });
    const inView = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting) told(number); }, { root: element.parentElement, rootMargin: '-45% 0px -45% 0px' });
    nearby.observe(element);
    inView.observe(element);
    return () => {
      nearby.disconnect();
      inView.disconnect();
    };
  }, [number]);

  useEffect(() => {
    if (!near) return;
    let cancel = (): void => undefined;
    let current = true;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (!current || !target) return;
      const natural = page.getViewport({ scale: 1 });
      setShape({ width: natural.width, height: natural.height });
      const viewport = page.getViewport({ scale: (width / natural.width) * devicePixelRatio });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      const task = page.render({ canvas: target, viewport });
      cancel = () => task.cancel();
      await task.promise;
    };
    // A page that was scrolled away while drawing is cancelled; nothing is lost by it.
    draw().catch(() => undefined);
    return () => {
      current = false;
      cancel();
    };
  }, [pdf, number, near, width]);

  return (
    <div ref={holder} data-page={number} className={styles.page} style={{ width, height: (width * shape.height) / shape.width }}>
      {near && <canvas ref={canvas} role="img" aria-label={`Page ${number}`} />}
      {overlay}
    </div>
  );
}
