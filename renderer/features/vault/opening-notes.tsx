// What was put right, or found strange, when the vault was opened; shown until it is dismissed.
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../components/button.tsx';
import { useApp } from '../../state/app-context.ts';
import styles from './vault.module.css';

export function OpeningNotes(): ReactElement | null {
  const { vault } = useApp();
  const recovered = useStore(vault.store, (state) => state.recovered);
  if (recovered.length === 0) return null;
  return (
    <section className={styles.notes} aria-label="When the vault was opened">
      <ul>{recovered.map((note) => <li key={note}>{note}</li>)}</ul>
      <IconButton icon="close" label="Dismiss" onPress={vault.clearRecovered} />
    </section>
  );
}
