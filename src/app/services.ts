// What the procedures' bodies are given: the session, the job runner and the outside world.
import type { Environment } from '../contract/environment.ts';
import type { Resources } from '../contract/resources.ts';
import type { FileReader } from '../ingest/reading.ts';
import type { PreparedFile, PrepareRequest } from '../package/engine.ts';
import type { UnlockedPdf, UnlockRequest } from '../package/prepare/unlock-pdf.ts';
import type { Redacting } from '../package/redact/create-redaction.ts';
import type { Grants } from './grants.ts';
import type { JobRunner } from './job-runner.ts';
import type { LaborTools } from './labor/labor-tools.ts';
import type { KnownHeads } from './known-heads.ts';
import type { ListTools } from './screening/list-tools.ts';
import type { TokenClient } from './token/token-client.ts';
import type { Session } from './session.ts';

/** Makes an exhibit file ready for the package, and redacts it; runs where a hostile file can do no harm. */
export interface Preparer extends Redacting {
  prepare(request: PrepareRequest): Promise<PreparedFile>;
  /** Takes the encryption off a PDF; throws `evidence.wrongPassword`. */
  unlock(request: UnlockRequest): Promise<UnlockedPdf>;
}

export interface AppDeps {
  readonly environment: Environment;
  readonly grants: Grants;
  readonly resources: Resources;
  readonly reader: FileReader;
  readonly preparer: Preparer;
  readonly lists: ListTools;
  readonly labor: LaborTools;
  /** Signing tokens; where none can be reached, every look is refused. */
  readonly tokens?: TokenClient;
  readonly version: string;
  /** Program that runs the core: "Electron 45.4.1", "Node 20.20.2". */
  readonly runtime: string;
  /** Heads of vaults that this computer saw. */
  readonly knownHeads?: KnownHeads;
  /** Called with whatever was thrown that nobody expected. */
  readonly onBug: (thrown: unknown) => void;
}

export interface Services extends AppDeps {
  readonly knownHeads: KnownHeads;
  readonly tokens: TokenClient;
  readonly session: Session;
  readonly jobs: JobRunner;
}
