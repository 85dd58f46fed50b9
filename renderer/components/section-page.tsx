// The work area of a section: title row, content, and the inspector at the right with a handle to drag.
import { useState, type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode } from 'react';
import { useApp, useUi } from '../state/app-context.ts';
import { INSPECTOR } from '../state/ui.ts';
import styles from './section-page.module.css';

export interface SectionPageProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly acts?: ReactNode;
  /** Lets the content scroll as one page; otherwise it fills the area and scrolls inside. */
  readonly scrolls?: boolean;
  readonly inspector?: ReactNode;
  readonly inspectorLabel?: string;
  readonly children: ReactNode;
}

export function SectionPage({ title, note, acts, scrolls = false, inspector, inspectorLabel = 'Inspector', children }: SectionPageProps): ReactElement {
  return (
    <div className={styles.page}>
      <main className={styles.work} aria-label={title}>
        <header className={styles.head}>
          <h1>{title}</h1>
          {note && <div className={styles.note}>{note}</div>}
          <div className={styles.acts}>{acts}</div>
        </header>
        <div className={scrolls ? styles.scroll : styles.fill} {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': `${title}, content` } : {})}>{children}</div>
      </main>
      {inspector && <Inspector label={inspectorLabel}>{inspector}</Inspector>}
    </div>
  );
}

const STEP = 16;

function Inspector({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  const { ui } = useApp();
  const width = useUi((state) => state.inspectorWidth);
  const [dragFrom, setDragFrom] = useState<{ readonly x: number; readonly width: number } | null>(null);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') ui.setInspectorWidth(width + STEP);
    else if (event.key === 'ArrowRight') ui.setInspectorWidth(width - STEP);
    else return;
    event.preventDefault();
  };
  const onDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragFrom({ x: event.clientX, width });
  };

  return (
    <aside className={styles.inspector} style={{ width }} aria-label={label}>
      <div
        className={styles.handle}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label="Width of the inspector"
        aria-valuenow={width}
        aria-valuemin={INSPECTOR.min}
        aria-valuemax={INSPECTOR.max}
        onKeyDown={onKey}
        onPointerDown={onDown}
        onPointerMove={(event) => { if (dragFrom) ui.setInspectorWidth(dragFrom.width + dragFrom.x - event.clientX); }}
        onPointerUp={() => setDragFrom(null)}
      />
      <div className={styles.inside} tabIndex={0} role="group" aria-label={`${label}, content`}>{children}</div>
    </aside>
  );
}
