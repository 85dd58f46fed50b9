// A labelled line or area of text, with a hint below and the problem in place.
import type { ReactElement, ReactNode } from 'react';
import { Input, Label, Text, TextArea, TextField as AriaTextField, FieldError, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'isInvalid'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  readonly rows?: number;
  readonly placeholder?: string;
}

export function TextField({ label, hint, problem, rows, placeholder, ...rest }: TextFieldProps): ReactElement {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(problem)} validationBehavior="aria" className={styles.field ?? ''}>
      <Label className={styles.label}>{label}</Label>
      {rows ? <TextArea rows={rows} className={styles.input ?? ''} placeholder={placeholder} /> : <Input className={styles.input ?? ''} placeholder={placeholder} />}
      {hint && <Text slot="description" className={styles.hint}>{hint}</Text>}
      <FieldError className={styles.problem ?? ''}>{problem}</FieldError>
    </AriaTextField>
  );
}
