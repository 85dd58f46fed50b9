// Where the person is in the window: screen, section, selection, panes, theme.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Section } from './sections.ts';

export type Screen =
  | { readonly name: 'dossiers' }
  | { readonly name: 'new-dossier' }
  | { readonly name: 'workspace'; readonly dossierId: string; readonly section: Section };

export type Theme = 'system' | 'light' | 'dark';

/** What is selected, kept per section so that coming back finds it again. */
export interface Selection { readonly id: string; readonly part: string | null }

export interface UiState {
  readonly screen: Screen;
  readonly selections: Partial<Record<Section, Selection>>;
  readonly inspectorWidth: number;
  readonly theme: Theme;
  readonly overlay: 'palette' | 'keys' | 'passphrase' | 'recovery-key' | 'new-keys' | 'safety' | 'reference' | 'exchange' | 'bundle' | null;
  /** The dossier the exchange is about. */
  readonly exchanging: string | null;
}

export interface Ui {
  readonly store: StoreApi<UiState>;
  show(screen: Screen): void;
  openDossier(dossierId: string): void;
  goTo(section: Section, id?: string | null, part?: string | null): void;
  select(section: Section, id: string | null): void;
  setInspectorWidth(width: number): void;
  setTheme(theme: Theme): void;
  setOverlay(overlay: UiState['overlay']): void;
  /** What that dossier sends to others and asks of them. */
  exchange(dossierId: string): void;
  /** Back to the list with nothing selected: another vault may be opened next. */
  reset(): void;
}

/** What the window remembers between starts; storage may be absent in tests. */
export interface Memory { getItem(key: string): string | null; setItem(key: string, value: string): void }

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
export const INSPECTOR = { min: 280, max: 720, initial: 360 } as const;
const clampWidth = (width: number): number => Math.round(Math.min(INSPECTOR.max, Math.max(INSPECTOR.min, width)));

export function createUi(memory: Memory): Ui {
  const width = Number(memory.getItem('inspectorWidth'));
  const theme = THEMES.find((name) => name === memory.getItem('theme')) ?? 'system';
  const store = createStore<UiState>(() => ({
    screen: { name: 'dossiers' },
    selections: {},
    inspectorWidth: width > 0 ? clampWidth(width) : INSPECTOR.initial,
    theme,
    overlay: null,
    exchanging: null,
  }));
  const { setState, getState } = store;
  const select = (section: Section, id: string | null, part: string | null = null): void =>
    setState((state) => ({ selections: { ...state.selections, [section]: id === null ? undefined : { id, part } } }));

  return {
    store,
    show: (screen) => setState({ screen, overlay: null }),
    openDossier: (dossierId) => setState({ screen: { name: 'workspace', dossierId, section: 'overview' }, selections: {}, overlay: null }),
    goTo(section, id = null, part = null) {
      const { screen } = getState();
      if (screen.name !== 'workspace') return;
      setState({ screen: { ...screen, section }, overlay: null });
      if (id !== null) select(section, id, part);
    },
    select: (section, id) => select(section, id),
    setInspectorWidth(next) {
      setState({ inspectorWidth: clampWidth(next) });
      memory.setItem('inspectorWidth', String(clampWidth(next)));
    },
    setTheme(next) {
      setState({ theme: next });
      memory.setItem('theme', next);
    },
    setOverlay: (overlay) => setState({ overlay }),
    exchange: (dossierId) => setState({ overlay: 'exchange', exchanging: dossierId }),
    reset: () => setState({ screen: { name: 'dossiers' }, selections: {}, overlay: null, exchanging: null }),
  };
}
