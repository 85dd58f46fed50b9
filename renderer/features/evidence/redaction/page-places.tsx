// The places on one page, laid over its picture: drawn, moved and resized by mouse or keyboard.
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { PAGE_UNITS, type Redaction } from '../../../../src/domain/dossier/redaction.ts';
import type { PageRect } from '../../../../src/domain/redaction/page-rect.ts';
import { classNames } from '../../../components/class-names.ts';
import { between, byKey, moved, resized, SMALLEST, type Point } from './place-rect.ts';
import styles from './redaction.module.css';

export interface PagePlacesProps {
  readonly page: number;
  readonly places: readonly Redaction[];
  readonly selectedId: string | null;
  readonly nameOf: (place: Redaction) => string;
  readonly codeOf: (place: Redaction) => string;
  readonly onSelect: (id: string) => void;
  readonly onDraw: (page: number, rect: PageRect) => void;
  readonly onChange: (place: Redaction, rect: PageRect) => void;
  readonly onRemove: (place: Redaction) => void;
}

/** What the pointer is doing since it went down. */
interface Drag { readonly kind: 'draw' | 'move' | 'resize'; readonly from: Point; readonly place: Redaction | null; readonly rect: PageRect }

const share = (units: number): string => `${(units / PAGE_UNITS) * 100}%`;
const boxStyle = ({ left, top, width, height }: PageRect): { left: string; top: string; width: string; height: string } => ({ left: share(left), top: share(top), width: share(width), height: share(height) });

export function PagePlaces({ page, places, selectedId, nameOf, codeOf, onSelect, onDraw, onChange, onRemove }: PagePlacesProps): ReactElement {
  const layer = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);

  const pointOf = (event: PointerEvent): Point => {
    const box = layer.current?.getBoundingClientRect();
    return box ? { x: ((event.clientX - box.left) / box.width) * PAGE_UNITS, y: ((event.clientY - box.top) / box.height) * PAGE_UNITS } : { x: 0, y: 0 };
  };
  const begin = (event: PointerEvent, kind: Drag['kind'], place: Redaction | null): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    layer.current?.setPointerCapture(event.pointerId);
    const from = pointOf(event);
    if (place) onSelect(place.id);
    setDrag({ kind, from, place, rect: place ?? between(from, from) });
  };
  const follow = (event: PointerEvent): void => {
    if (!drag) return;
    const to = pointOf(event);
    const by = { x: to.x - drag.from.x, y: to.y - drag.from.y };
    setDrag({ ...drag, rect: !drag.place ? between(drag.from, to) : (drag.kind === 'resize' ? resized : moved)(drag.place, by) });
  };
  const end = (event: PointerEvent): void => {
    if (!drag) return;
    const to = pointOf(event);
    const travelled = Math.abs(to.x - drag.from.x) >= SMALLEST || Math.abs(to.y - drag.from.y) >= SMALLEST;
    if (travelled && drag.place) onChange(drag.place, rectOf(drag.rect));
    else if (travelled) onDraw(page, rectOf(drag.rect));
    setDrag(null);
  };
  const onKeyDown = (event: KeyboardEvent, place: Redaction): void => {
    const next = byKey(place, event);
    if (next) onChange(place, rectOf(next));
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(place);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={layer} className={styles.layer} onPointerDown={(event) => begin(event, 'draw', null)} onPointerMove={follow} onPointerUp={end} onPointerCancel={() => setDrag(null)}>
      {places.map((place) => (
        <div
          key={place.id}
          role="button"
          tabIndex={0}
          data-place={place.id}
          aria-label={nameOf(place)}
          aria-pressed={place.id === selectedId}
          aria-roledescription="place on the page"
          className={classNames(styles.place, styles[place.state], place.id === selectedId && styles.selected)}
          style={boxStyle(drag?.place?.id === place.id ? drag.rect : place)}
          onPointerDown={(event) => begin(event, 'move', place)}
          onFocus={() => onSelect(place.id)}
          onKeyDown={(event) => onKeyDown(event, place)}
        >
          {place.state === 'accepted' && <span className={styles.code} data-code={codeOf(place)} aria-hidden="true" />}
          {place.id === selectedId && <span className={styles.handle} aria-hidden="true" onPointerDown={(event) => begin(event, 'resize', place)} />}
        </div>
      ))}
      {drag && !drag.place && <div className={classNames(styles.place, styles.drawn)} style={boxStyle(drag.rect)} />}
    </div>
  );
}

/** Only the sides: a record has more. */
const rectOf = ({ left, top, width, height }: PageRect): PageRect => ({ left, top, width, height });
