// Server data by key: loaded while somebody looks at it, loaded again when the core says it changed.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../src/contract/client.ts';
import type { AppError } from '../../src/contract/errors.ts';
import type { AppEvent, ChangeArea } from '../../src/contract/events.ts';
import type { Result } from '../../src/contract/port.ts';

/** Something the window wants to know. Equal keys mean equal answers. */
export interface Read<T> {
  readonly key: string;
  readonly dossierId: string | null;
  /** Other dossiers of the vault bear on it: what changes in them makes it stale too. */
  readonly isAcross?: true;
  /** A change in any of these areas makes the answer stale. */
  readonly areas: readonly ChangeArea[];
  load(client: Client): Promise<Result<T>>;
}

export interface Slot { readonly value: unknown; readonly error: AppError | null; readonly loading: boolean }
export const EMPTY_SLOT: Slot = { value: undefined, error: null, loading: false };

type Slots = Readonly<Record<string, Slot>>;
interface Watched { readonly read: Read<unknown>; watchers: number; turn: number; stale: boolean }

export interface Reads {
  readonly store: StoreApi<Slots>;
  /** Keeps `read` fresh until the returned function is called. */
  watch(read: Read<unknown>): () => void;
  /** Loads everything being watched about this dossier again; answers when all has arrived. */
  refresh(dossierId: string): Promise<void>;
  /** Loads everything being watched again: the day has changed. */
  renew(): Promise<void>;
  /** Forgets everything: the vault was locked. */
  clear(): void;
}

/** How long changes are gathered before the window reads again, so that an ingest of hundreds of files does not flood it. */
const GATHER_MS = 150;

export function createReads(client: Client, later: (run: () => void, ms: number) => void = (run, ms) => void setTimeout(run, ms)): Reads {
  const store = createStore<Slots>(() => ({}));
  const watched = new Map<string, Watched>();
  let gathering = false;
  let lastSeq: number | null = null;

  const set = (key: string, slot: Slot): void => store.setState({ [key]: slot });

  const load = async (entry: Watched): Promise<void> => {
    const turn = ++entry.turn;
    entry.stale = false;
    const { key } = entry.read;
    set(key, { ...(store.getState()[key] ?? EMPTY_SLOT), loading: true });
    const result = await entry.read.load(client);
    if (turn !== entry.turn) return; // a later load is on its way
    set(key, result.ok ? { value: result.value, error: null, loading: false } : { ...(store.getState()[key] ?? EMPTY_SLOT), error: result.error, loading: false });
  };

  const loadStale = async (): Promise<void> => {
    await Promise.all([...watched.values()].filter((entry) => entry.stale && entry.watchers > 0).map(load));
  };

  const onChanged = (event: Extract<AppEvent, { type: 'changed' }>): void => {
    const missed = lastSeq !== null && event.seq > lastSeq + 1;
    lastSeq = event.seq;
    for (const entry of watched.values()) {
      const { areas, dossierId, isAcross } = entry.read;
      const about = isAcross === true || event.dossierId === null || dossierId === null || dossierId === event.dossierId;
      if (missed || (about && areas.some((area) => event.areas.includes(area)))) entry.stale = true;
    }
    if (gathering) return;
    gathering = true;
    later(() => {
      gathering = false;
      void loadStale();
    }, GATHER_MS);
  };

  client.onEvent((event) => { if (event.type === 'changed') onChanged(event); });

  return {
    store,
    watch(read) {
      let entry = watched.get(read.key);
      if (!entry) {
        entry = { read, watchers: 0, turn: 0, stale: true };
        watched.set(read.key, entry);
      }
      entry.watchers += 1;
      if (entry.stale) void load(entry);
      const kept = entry;
      return () => void (kept.watchers -= 1);
    },
    async refresh(dossierId) {
      for (const entry of watched.values()) if (entry.read.dossierId === dossierId) entry.stale = true;
      await loadStale();
    },
    async renew() {
      for (const entry of watched.values()) entry.stale = true;
      await loadStale();
    },
    clear() {
      for (const entry of watched.values()) entry.turn += 1;
      watched.clear();
      store.setState({}, true);
    },
  };
}
