// Saving a dossier's fields: one queue, so that two quick edits of one record never overwrite each other.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../src/contract/client.ts';
import type { AppError } from '../../src/contract/errors.ts';
import type { Edit } from '../../src/contract/procedures/shapes.ts';
import type { CollectionName, DossierHeader, RecordOf } from '../../src/domain/dossier/dossier.ts';
import type { Reads } from './reads.ts';

export interface EditsState {
  /** Saves under way. */
  readonly saving: number;
  readonly savedAt: Date | null;
  readonly error: AppError | null;
  /** What the last undo or redo did, in words, for the status bar. */
  readonly said: string | null;
}

/** What changes, or a function of the newest value for changes inside a list or part: two quick ones then never overwrite each other. */
export type Patch<T> = Partial<T> | ((newest: T) => Partial<T>);

export interface Edits {
  readonly store: StoreApi<EditsState>;
  /** Saves a change to one record. `record` is what the form showed; edits not yet read back are kept. */
  change<C extends CollectionName>(dossierId: string, collection: C, record: RecordOf<C>, label: string, patch: Patch<RecordOf<C>>): Promise<boolean>;
  changeHeader(dossierId: string, header: DossierHeader, label: string, patch: Patch<DossierHeader>): Promise<boolean>;
  /** Saves several edits as one step of undo. */
  commit(dossierId: string, label: string, edits: readonly Edit[]): Promise<boolean>;
  undo(dossierId: string): Promise<void>;
  redo(dossierId: string): Promise<void>;
  dismissError(): void;
}

const patched = <T extends object>(current: T, patch: Patch<T>): T => ({ ...current, ...(typeof patch === 'function' ? patch(current) : patch) });

export function createEdits(client: Client, reads: Reads, now: () => Date): Edits {
  const store = createStore<EditsState>(() => ({ saving: 0, savedAt: null, error: null, said: null }));
  /** The newest value of each record that was edited and not yet read back. */
  const newest = new Map<string, object>();
  let queue: Promise<unknown> = Promise.resolve();

  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const run = queue.then(work);
    queue = run.catch(() => undefined);
    return run;
  };

  const settle = async (dossierId: string): Promise<void> => {
    if (store.getState().saving > 0) return;
    const seen = [...newest];
    await reads.refresh(dossierId);
    for (const [key, value] of seen) if (newest.get(key) === value) newest.delete(key);
  };

  const commit = (dossierId: string, label: string, edits: readonly Edit[]): Promise<boolean> => {
    store.setState((state) => ({ saving: state.saving + 1, said: null }));
    return enqueue(async () => {
      const result = await client.call('dossier.edit', { dossierId, label, edits: [...edits] });
      store.setState((state) => ({ saving: state.saving - 1, ...(result.ok ? { savedAt: now(), error: null } : { error: result.error }) }));
      if (!result.ok) newest.clear();
      await settle(dossierId);
      return result.ok;
    });
  };

  const step = (dossierId: string, name: 'dossier.undo' | 'dossier.redo', verb: string): Promise<void> =>
    enqueue(async () => {
      newest.clear();
      const result = await client.call(name, { dossierId });
      if (result.ok) store.setState({ savedAt: now(), error: null, said: `${verb}: ${result.value.label}` });
      else if (result.error.code === 'dossier.nothingToUndo') store.setState({ said: name === 'dossier.undo' ? 'Nothing to undo' : 'Nothing to redo' });
      else store.setState({ error: result.error });
      await reads.refresh(dossierId);
    });

  return {
    store,
    change(dossierId, collection, record, label, patch) {
      const key = `${dossierId}/${collection}/${record.id}`;
      const value = patched({ ...record, ...newest.get(key) }, patch);
      newest.set(key, value);
      return commit(dossierId, label, [{ op: 'put', collection, value }]);
    },
    changeHeader(dossierId, header, label, patch) {
      const key = `${dossierId}/header`;
      const value = patched({ ...header, ...newest.get(key) }, patch);
      newest.set(key, value);
      return commit(dossierId, label, [{ op: 'header', value }]);
    },
    commit,
    undo: (dossierId) => step(dossierId, 'dossier.undo', 'Undone'),
    redo: (dossierId) => step(dossierId, 'dossier.redo', 'Redone'),
    dismissError: () => store.setState({ error: null }),
  };
}
