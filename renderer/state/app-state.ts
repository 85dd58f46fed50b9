// All stores of the window, made once per connection to the core.
import type { Client } from '../../src/contract/client.ts';
import { createActs, type Acts } from './acts.ts';
import type { Shell } from './bridge.ts';
import { createEdits, type Edits } from './edits.ts';
import { createIngest, type Ingest } from './ingest.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createReads, type Reads } from './reads.ts';
import { createScreening, type ScreeningActs } from './screening.ts';
import type { Ui } from './ui.ts';
import { createVault, type VaultActs } from './vault.ts';

export interface AppState {
  readonly shell: Shell;
  readonly reads: Reads;
  readonly vault: VaultActs;
  readonly edits: Edits;
  readonly jobs: Jobs;
  readonly acts: Acts;
  readonly ingest: Ingest;
  readonly screening: ScreeningActs;
  readonly ui: Ui;
  readonly now: () => Date;
}

/** `ui` outlives a connection, so that reopening after a crash comes back to the same place. */
export function createAppState(client: Client, shell: Shell, ui: Ui, now: () => Date): AppState {
  const reads = createReads(client);
  const jobs = createJobs(client);
  const onLocked = (): void => {
    reads.clear();
    ui.reset();
  };
  const acts = createActs(client, jobs);
  return { shell, reads, jobs, acts, vault: createVault(client, onLocked), edits: createEdits(client, reads, now), ingest: createIngest(acts, shell), screening: createScreening(client, jobs), ui, now };
}
