// A few views of the same thing to switch between.
import type { ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './segmented.module.css';

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Segmented<T extends string>({ label, choices, value, onChange }: SegmentedProps<T>): ReactElement {
  return (
    <ToggleButtonGroup aria-label={label} selectionMode="single" disallowEmptySelection selectedKeys={[value]} className={styles.group ?? ''} onSelectionChange={(keys) => {
      const chosen = choices.find((choice) => keys.has(choice.id));
      if (chosen) onChange(chosen.id);
    }}>
      {choices.map((choice) => <ToggleButton key={choice.id} id={choice.id} className={styles.choice ?? ''}>{choice.label}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
