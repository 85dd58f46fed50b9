// Links to other records: what is linked, each removable, and a field to add more.
import { useState, type ReactElement } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { IconButton } from './button.tsx';
import fieldStyles from './field.module.css';
import { Icon } from './icons.tsx';
import { LinkButton } from './link-button.tsx';
import styles from './link-picker.module.css';
import type { Choice } from './select-field.tsx';

export interface LinkPickerProps {
  readonly label: string;
  readonly addLabel: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly onOpen?: (id: string) => void;
}

export function LinkPicker({ label, addLabel, choices, chosen, onChange, onOpen }: LinkPickerProps): ReactElement {
  const [typed, setTyped] = useState('');
  // The list closes only when its own choice changes, so the choice is held until the link has arrived.
  const [picked, setPicked] = useState<string | null>(null);
  if (picked !== null && chosen.includes(picked)) {
    setPicked(null);
    setTyped('');
  }
  const left = choices.filter((choice) => !chosen.includes(choice.id));
  return (
    <div className={styles.picker}>
      {chosen.length > 0 && (
        <ul aria-label={label} className={styles.chosen}>
          {chosen.map((id) => {
            const name = choices.find((choice) => choice.id === id)?.label ?? id;
            return (
              <li key={id}>
                <span className={styles.name}>{onOpen ? <LinkButton onPress={() => onOpen(id)}>{name}</LinkButton> : name}</span>
                <IconButton icon="close" label={`Unlink ${name}`} onPress={() => onChange(chosen.filter((other) => other !== id))} />
              </li>
            );
          })}
        </ul>
      )}
      <ComboBox aria-label={addLabel} isDisabled={left.length === 0} className={fieldStyles.field ?? ''} menuTrigger="focus" defaultItems={left} inputValue={typed} onInputChange={setTyped} value={picked} onChange={(key) => {
        if (key === null || chosen.includes(String(key))) return;
        setPicked(String(key));
        onChange([...chosen, String(key)]);
      }}>
        <div className={fieldStyles.combo}>
          <Input className={fieldStyles.input ?? ''} placeholder={addLabel} />
          <Button aria-label={`${addLabel}: show all`} className={fieldStyles.comboButton ?? ''}><Icon name="down" size={12} /></Button>
        </div>
        <Popover className={fieldStyles.popover ?? ''}>
          <ListBox<Choice>>
            {(choice) => <ListBoxItem id={choice.id} textValue={choice.label} className={fieldStyles.option ?? ''}>{choice.label}</ListBoxItem>}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
