// Taking files in: goes on while other sections are looked at; the report waits until it is read.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../src/contract/errors.ts';
import type { IngestReport } from '../../src/contract/procedures/evidence.ts';
import type { Result } from '../../src/contract/port.ts';
import type { Acts } from './acts.ts';
import type { Grant, Shell } from './bridge.ts';

export interface IngestState { readonly busy: boolean; readonly report: IngestReport | null; readonly error: AppError | null }

export interface Ingest {
  readonly store: StoreApi<IngestState>;
  fromFiles(dossierId: string): Promise<void>;
  fromFolder(dossierId: string): Promise<void>;
  dropped(dossierId: string, files: readonly File[]): Promise<void>;
  resume(jobId: string): Promise<void>;
  closeReport(): void;
  dismissError(): void;
}

export function createIngest(acts: Acts, shell: Shell): Ingest {
  const store = createStore<IngestState>(() => ({ busy: false, report: null, error: null }));
  const watch = async (work: Promise<Result<IngestReport>>): Promise<void> => {
    store.setState({ busy: true, error: null });
    const result = await work;
    if (result.ok) store.setState({ busy: false, report: result.value });
    else store.setState({ busy: false, error: result.error.code === 'job.cancelled' ? null : result.error });
  };
  const take = async (dossierId: string, grants: readonly Grant[]): Promise<void> => {
    if (grants.length > 0) await watch(acts.ingest(dossierId, grants.map((grant) => grant.token)));
  };
  return {
    store,
    fromFiles: async (dossierId) => take(dossierId, await shell.chooseFiles('evidence')),
    fromFolder: async (dossierId) => {
      const folder = await shell.chooseFolder('evidence');
      await take(dossierId, folder ? [folder] : []);
    },
    dropped: async (dossierId, files) => take(dossierId, await shell.grantDropped(files)),
    resume: (jobId) => watch(acts.resumeIngest(jobId)),
    closeReport: () => store.setState({ report: null }),
    dismissError: () => store.setState({ error: null }),
  };
}
