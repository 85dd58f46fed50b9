// How components reach the stores: one context, and hooks that select from it.
import { createContext, use, useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../src/contract/errors.ts';
import type { CollectionName, RecordOf } from '../../src/domain/dossier/dossier.ts';
import type { AppState } from './app-state.ts';
import { recordsRead } from './known-reads.ts';
import { EMPTY_SLOT, type Read } from './reads.ts';
import type { Section } from './sections.ts';
import type { Selection, UiState } from './ui.ts';

export const AppContext = createContext<AppState | null>(null);

/** The stores. Throws outside the provider: that is a defect. */
export function useApp(): AppState {
  const app = use(AppContext);
  if (!app) throw new Error('useApp outside AppContext');
  return app;
}

export interface Answer<T> { readonly value: T | undefined; readonly error: AppError | null; readonly loading: boolean }

/** The answer to `read`, kept fresh while the component is on screen. */
export function useRead<T>(read: Read<T>): Answer<T> {
  const { reads } = useApp();
  const { key } = read;
  // The key stands for the whole read: equal keys load the same thing.
  const watch = useEffectEvent(() => reads.watch(read));
  useEffect(() => watch(), [reads, key]);
  const slot = useStore(reads.store, (slots) => slots[key] ?? EMPTY_SLOT);
  return { value: slot.value as T | undefined, error: slot.error, loading: slot.loading };
}

const NONE: readonly never[] = [];
/** All records of a collection; empty while loading. */
export function useRecords<C extends CollectionName>(dossierId: string, collection: C): readonly RecordOf<C>[] {
  return useRead(recordsRead(dossierId, collection)).value ?? NONE;
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useApp().ui.store, select);
}

export function useSelection(section: Section): Selection | null {
  return useUi((state) => state.selections[section] ?? null);
}
