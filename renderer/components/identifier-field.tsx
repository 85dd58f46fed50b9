// A field for an identifier: what is the matter is said in words below it; what only seems wrong can be kept as printed.
import { useState, type ReactElement, type ReactNode } from 'react';
import type { IdentifierReader } from '../../src/domain/identifiers/identifier.ts';
import styles from './field.module.css';
import { LinkButton } from './link-button.tsx';
import { TextField } from './text-field.tsx';
import { useDraft } from './use-draft.ts';

/** The identifiers a person has compared with the paper. */
export interface KeptAsPrinted { has(normal: string): boolean; keep(normal: string, kept: boolean): void }

interface Common {
  readonly label: string;
  readonly read: IdentifierReader;
  readonly kept: KeptAsPrinted;
  readonly hint?: ReactNode;
  /** What is shown of it while nobody is typing. */
  readonly mask?: (text: string) => string;
}

export interface IdentifierInputProps extends Common { readonly text: string; readonly onText: (text: string) => void; readonly onLeave?: () => void }

/** The field as such: the caller holds the text. */
export function IdentifierInput({ label, read, kept, hint, mask, text, onText, onLeave }: IdentifierInputProps): ReactElement {
  const [typing, setTyping] = useState(false);
  const { state, message, normal } = read(text);
  const printed = state === 'warn' && kept.has(normal);
  const note = printed ? 'Kept as printed on the paper.' : state === 'ok' && message !== null ? message : hint;
  const act = printed ? 'Check it again' : 'It is printed so';
  return (
    <div className={styles.beside}>
      <TextField
        label={label} value={mask && !typing ? mask(text) : text} onChange={onText} hint={note} autoComplete="off" spellCheck="false"
        onFocus={() => setTyping(true)} onBlur={() => { setTyping(false); onLeave?.(); }}
        warning={state === 'warn' && !printed ? message : null} problem={state === 'wrong' ? message : null}
      />
      {state === 'warn' && <LinkButton label={`${act}: ${label.toLowerCase()}`} onPress={() => kept.keep(normal, !printed)}>{act}</LinkButton>}
    </div>
  );
}

export interface IdentifierFieldProps extends Common {
  readonly value: string | null;
  /** Receives the form by the book, or null for an emptied field. What is wrong stays on the screen and is not saved. */
  readonly onSave: (value: string | null) => void;
}

/** The field of a record, saved as it is typed. */
export function IdentifierField({ value, onSave, ...common }: IdentifierFieldProps): ReactElement {
  const draft = useDraft(value ?? '', (text) => {
    const { state, normal } = common.read(text);
    if (state !== 'wrong') onSave(state === 'empty' ? null : normal);
  });
  return <IdentifierInput {...common} text={draft.text} onText={draft.type} onLeave={draft.flush} />;
}
