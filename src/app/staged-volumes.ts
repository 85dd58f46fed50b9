// The volumes of a package on their way into the vault: encrypted as they are written, kept all together or not at all.
import { Fault } from '../contract/errors.ts';
import type { ByteSink } from '../package/engine.ts';
import type { StagedBlob, Vault } from '../vault/vault.ts';
import { byteQueue } from './byte-queue.ts';

export interface StagedVolumes {
  store<T>(number: number, write: (sink: ByteSink) => Promise<T>): Promise<T>;
  /** In order of the volumes. */
  blobs(): StagedBlob[];
  discard(): Promise<void>;
}

export function stagedVolumes(vault: Vault, signal: AbortSignal): StagedVolumes {
  const staged = new Map<number, StagedBlob>();
  const drop = async (number: number): Promise<void> => {
    const blob = staged.get(number);
    staged.delete(number);
    if (blob) await vault.blobs.discard(blob);
  };
  return {
    async store(number, write) {
      await drop(number);
      const queue = byteQueue();
      const staging = vault.blobs.stage(queue.stream, signal);
      // A failed stage must stop the builder, and the other way round; whichever comes first is what is reported.
      staging.catch((thrown: unknown) => queue.abandon(thrown));
      try {
        const written = await write(queue.sink);
        queue.end();
        staged.set(number, await staging);
        return written;
      } catch (thrown) {
        queue.fail(thrown);
        const left = await staging.catch(() => null);
        if (left) await vault.blobs.discard(left);
        // The vault would speak of files that were taken in.
        if (signal.aborted) throw new Fault('job.cancelled', { kept: 'No half-made package was left behind.' });
        throw thrown;
      }
    },
    blobs: () => [...staged].sort(([a], [b]) => a - b).map(([, blob]) => blob),
    async discard() {
      for (const number of [...staged.keys()]) await drop(number);
    },
  };
}
