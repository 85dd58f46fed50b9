// Fields of a record that save themselves: text, area, date, choice with free text.
import type { ReactElement, ReactNode } from 'react';
import { ComboField } from './combo-field.tsx';
import type { Choice } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { useDraft } from './use-draft.ts';

export interface DraftFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string | null;
  /** Receives null for an emptied field. */
  readonly onSave: (value: string | null) => void;
  readonly rows?: number;
  readonly type?: 'text' | 'date';
  readonly hint?: ReactNode;
  /** A sentence when what is typed cannot be right; such text is kept on screen but not saved. */
  readonly check?: (text: string) => string | null;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function DraftField({ label, hideLabel = false, value, onSave, rows, type = 'text', hint, check }: DraftFieldProps): ReactElement {
  const draft = useDraft(value ?? '', (text) => {
    if (text.trim() === '' || !check?.(text)) onSave(orNull(text));
  });
  const problem = draft.text.trim() === '' ? null : check?.(draft.text) ?? null;
  return <TextField label={label} hideLabel={hideLabel} value={draft.text} onChange={draft.type} onBlur={draft.flush} type={type} hint={hint} problem={problem} {...(rows ? { rows } : {})} />;
}

export interface DraftComboProps { readonly label: string; readonly value: string; readonly choices: readonly Choice[]; readonly onSave: (value: string) => void }

export function DraftCombo({ label, value, choices, onSave }: DraftComboProps): ReactElement {
  const draft = useDraft(value, (text) => { if (text.trim() !== '') onSave(text.trim()); });
  return <ComboField label={label} choices={choices} value={draft.text} onChange={draft.type} onBlur={draft.flush} />;
}
