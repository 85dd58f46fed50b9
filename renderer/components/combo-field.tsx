// Text with suggestions: any value is allowed, the known ones are offered.
import type { ReactElement } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import styles from './field.module.css';
import { Icon } from './icons.tsx';
import type { Choice } from './select-field.tsx';

export interface ComboFieldProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
}

export function ComboField({ label, choices, value, onChange, onBlur }: ComboFieldProps): ReactElement {
  return (
    <ComboBox className={styles.field ?? ''} allowsCustomValue menuTrigger="focus" inputValue={value} onInputChange={onChange} {...(onBlur ? { onBlur } : {})} defaultItems={choices}>
      <Label className={styles.label}>{label}</Label>
      <div className={styles.combo}>
        <Input className={styles.input ?? ''} />
        <Button className={styles.comboButton ?? ''}><Icon name="down" size={12} /></Button>
      </div>
      <Popover className={styles.popover ?? ''}>
        <ListBox<Choice>>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={styles.option ?? ''}>
              <span>{choice.label}</span>
              {choice.note && <span className="muted small">{choice.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
