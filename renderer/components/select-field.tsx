// One choice of several, in a list that opens.
import type { ReactElement } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import styles from './field.module.css';
import { Icon } from './icons.tsx';

export interface Choice { readonly id: string; readonly label: string; readonly note?: string }

export interface SelectFieldProps {
  readonly label: string;
  /** Without a visible label, the name is for screen readers only. */
  readonly hideLabel?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
}

export function SelectField({ label, hideLabel = false, choices, value, onChange, hint, placeholder = 'Choose' }: SelectFieldProps): ReactElement {
  return (
    <Select className={styles.field ?? ''} value={value} onChange={(key) => { if (key !== null) onChange(String(key)); }} placeholder={placeholder} {...(hideLabel ? { 'aria-label': label } : {})}>
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      <Button className={`${styles.input} ${styles.select}`}>
        <SelectValue className={styles.value ?? ''} />
        <Icon name="down" size={12} />
      </Button>
      {hint && <Text slot="description" className={styles.hint}>{hint}</Text>}
      <Popover className={styles.popover ?? ''}>
        <ListBox items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={styles.option ?? ''}>
              <Text slot="label">{choice.label}</Text>
              {choice.note && <span className="muted small">{choice.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
