// The places of a file as a list beside its pages: reason, decision, and the selected one's sides as numbers.
import type { ReactElement } from 'react';
import { PAGE_UNITS, type Redaction } from '../../../../src/domain/dossier/redaction.ts';
import type { PageRect } from '../../../../src/domain/redaction/page-rect.ts';
import type { RedactionReason } from '../../../../src/domain/reference/redaction.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { classNames } from '../../../components/class-names.ts';
import { DraftField } from '../../../components/draft-fields.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { SIDES, withSide, type Side } from './place-rect.ts';
import styles from './redaction.module.css';

export interface PlaceListProps {
  readonly places: readonly Redaction[];
  readonly selectedId: string | null;
  readonly reasons: readonly RedactionReason[];
  readonly nameOf: (place: Redaction) => string;
  readonly foundName: (place: Redaction) => string;
  readonly onSelect: (place: Redaction) => void;
  readonly onRect: (place: Redaction, rect: PageRect) => void;
  readonly onPut: (places: readonly Redaction[], label: string, patch: Partial<Redaction>) => void;
  readonly onRemove: (place: Redaction) => void;
}

const SIDE_NAMES: Readonly<Record<Side, string>> = { left: 'From left %', top: 'From top %', width: 'Width %', height: 'Height %' };
const STATE_WORDS: Readonly<Record<Redaction['state'], string>> = { accepted: 'Covered', proposed: 'Proposed', rejected: 'Rejected' };
const percent = (units: number): string => String(units / (PAGE_UNITS / 100));
const percentProblem = (text: string): string | null => (/^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) && Number(text) <= 100 ? null : 'From 0 to 100.');

export function PlaceList({ places, selectedId, reasons, nameOf, foundName, onSelect, onRect, onPut, onRemove }: PlaceListProps): ReactElement {
  if (places.length === 0) return <p className="muted">Nothing is covered. Draw on a page, add a place by its numbers, or search.</p>;
  return (
    <ol className={styles.list} aria-label="Places">
      {places.map((place) => (
        <li key={place.id} className={classNames(styles.row, place.id === selectedId && styles.rowSelected)}>
          <div className={styles.rowHead}>
            <button type="button" className={styles.rowName} aria-pressed={place.id === selectedId} onClick={() => onSelect(place)}>
              <strong>Page {place.page}</strong> <span className="muted">{STATE_WORDS[place.state]}, {foundName(place)}</span><span className="visually-hidden">, {nameOf(place)}</span>
            </button>
            {place.state !== 'accepted' && <IconButton icon="done" label={`Cover: ${nameOf(place)}`} onPress={() => onPut([place], 'Accept a redaction', { state: 'accepted' })} />}
            {place.state === 'proposed' && <IconButton icon="close" label={`Reject: ${nameOf(place)}`} onPress={() => onPut([place], 'Reject a redaction', { state: 'rejected' })} />}
          </div>
          {place.id === selectedId && (
            <div className={styles.fields}>
              <SelectField label="Reason" value={place.reason} onChange={(reason) => onPut([place], 'Change the reason of a redaction', { reason })} choices={reasons.map(({ id, title, code }) => ({ id, label: title, note: code }))} />
              <div className={styles.sides}>
                {SIDES.map((side) => <DraftField key={side} label={SIDE_NAMES[side]} value={percent(place[side])} check={percentProblem} onSave={(text) => { if (text !== null) onRect(place, withSide(place, side, Number(text))); }} />)}
              </div>
              <div><Button look="quiet" onPress={() => onRemove(place)}>Delete this place</Button></div>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
