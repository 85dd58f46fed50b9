// A box to tick, with its words beside it.
import type { ReactElement, ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import styles from './field.module.css';
import { Icon } from './icons.tsx';

export interface CheckboxProps { readonly isSelected: boolean; readonly onChange: (on: boolean) => void; readonly children: ReactNode }

export function Checkbox({ isSelected, onChange, children }: CheckboxProps): ReactElement {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className={styles.check ?? ''}>
        <span className={styles.box}>{isSelected && <Icon name="done" size={12} />}</span>
        <span>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
