// Text that goes somewhere inside the window.
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './link-button.module.css';

export function LinkButton({ onPress, children, label }: { readonly onPress: () => void; readonly children: ReactNode; readonly label?: string }): ReactElement {
  return <Button className={styles.link ?? ''} onPress={onPress} {...(label ? { 'aria-label': label } : {})}>{children}</Button>;
}
