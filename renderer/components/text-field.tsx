// A labelled line or area of text, with a hint below and the warning or problem in place.
import type { ReactElement, ReactNode } from 'react';
import { Input, Label, Text, TextArea, TextField as AriaTextField, FieldError, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import styles from './field.module.css';
import { Icon } from './icons.tsx';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'isInvalid'> {
  readonly label: string;
  /** For a field in a table, whose headings say it to the eye. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** What may be wrong: said, and saved all the same. */
  readonly warning?: string | null;
  readonly problem?: string | null;
  readonly rows?: number;
  readonly placeholder?: string;
}

export function TextField({ label, hideLabel = false, hint, warning, problem, rows, placeholder, ...rest }: TextFieldProps): ReactElement {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(problem)} validationBehavior="aria" className={styles.field ?? ''}>
      <Label className={hideLabel ? 'visually-hidden' : styles.label ?? ''}>{label}</Label>
      {rows ? <TextArea rows={rows} className={styles.input ?? ''} placeholder={placeholder} /> : <Input className={styles.input ?? ''} placeholder={placeholder} />}
      {/* Always there: the field is tied to its description only when it is first drawn, and a warning may come later. */}
      <Text slot="description" className={styles.hint}>
        {warning && <span className={styles.warning}><Icon name="warn" size={13} /><span><span className="visually-hidden">Warning: </span>{warning}</span></span>}
        {hint && <span>{hint}</span>}
      </Text>
      <FieldError className={styles.problem ?? ''}><Icon name="block" size={13} /><span>{problem}</span></FieldError>
    </AriaTextField>
  );
}
