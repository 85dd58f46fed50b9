// A small search field for a toolbar.
import type { ReactElement } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { Icon } from './icons.tsx';
import styles from './search-box.module.css';

export function SearchBox({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (text: string) => void }): ReactElement {
  return (
    <SearchField aria-label={label} value={value} onChange={onChange} className={styles.box ?? ''}>
      <Icon name="search" size={14} />
      <Input className={styles.input ?? ''} placeholder={label} />
      {value !== '' && <Button className={styles.clear ?? ''}><Icon name="close" size={12} /></Button>}
    </SearchField>
  );
}
