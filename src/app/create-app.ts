// The core as a whole: every procedure's body over one session.
import type { Bodies } from '../contract/serve.ts';
import type { AppEvent } from '../contract/events.ts';
import { backgroundCheck } from './background-check.ts';
import { backupBodies } from './backup-bodies.ts';
import { caseBodies } from './case-bodies.ts';
import { beforeClosing } from './close-vault.ts';
import { chainBodies } from './chain-bodies.ts';
import { checkBodies } from './check-bodies.ts';
import { custodyBodies } from './custody-bodies.ts';
import { dossierBodies } from './dossier-bodies.ts';
import { evidenceBodies } from './evidence-bodies.ts';
import { exchangeBodies } from './exchange/exchange-bodies.ts';
import { createJobRunner } from './job-runner.ts';
import { noKnownHeads } from './known-heads.ts';
import { keysBodies } from './keys-bodies.ts';
import { laborBodies } from './labor-bodies.ts';
import { packageBodies } from './package-bodies.ts';
import { redactionBodies } from './redaction-bodies.ts';
import { referenceBodies } from './reference-bodies.ts';
import { screeningBodies } from './screening-bodies.ts';
import type { AppDeps, Services } from './services.ts';
import { Session } from './session.ts';
import { timestampBodies } from './timestamp-bodies.ts';
import { noTokens } from './token/token-client.ts';
import { tokenBodies } from './token-bodies.ts';
import { vaultBodies } from './vault-bodies.ts';

export interface App {
  readonly bodies: Bodies;
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Told of every vault that becomes the open one, and for how many minutes it may lie unused. */
  onOpened(listener: (folder: string, autoLockMinutes: number) => void): void;
  /** Starts the weekly check of stored files when it is due and nothing runs; answers its job. To be called now and then. */
  checkIfDue(): Promise<string | null>;
  /** Locks the open vault, telling every window why. */
  lock(reason: 'idle' | 'suspend' | 'screen'): Promise<void>;
  /** Stops running jobs and closes the vault. */
  close(): Promise<void>;
}

export function createApp(deps: AppDeps): App {
  const session = new Session();
  const jobs = createJobRunner(deps.environment, (event) => session.emit(event), deps.onBug);
  const services: Services = { ...deps, knownHeads: deps.knownHeads ?? noKnownHeads, tokens: deps.tokens ?? noTokens, session, jobs };
  const exchange = exchangeBodies(services);
  session.beforeClosing = async (vault, hurry) => {
    await exchange.clear();
    await beforeClosing(vault, services, hurry);
  };
  return {
    bodies: {
      ...vaultBodies(services),
      ...backupBodies(services),
      ...keysBodies(services),
      ...custodyBodies(services),
      ...dossierBodies(services),
      ...evidenceBodies(services),
      ...caseBodies(services),
      ...chainBodies(services),
      ...checkBodies(services),
      ...redactionBodies(services),
      ...packageBodies(services),
      ...screeningBodies(services),
      ...laborBodies(services),
      ...referenceBodies(services),
      ...timestampBodies(services),
      ...tokenBodies(services),
      ...exchange.bodies,
    },
    onEvent: (listener) => session.onEvent(listener),
    onOpened(listener) {
      session.onOpened = (vault) => void vault.settings.read().then(({ autoLockMinutes }) => listener(vault.folder, autoLockMinutes), deps.onBug);
    },
    checkIfDue: backgroundCheck(services),
    async lock(reason) {
      if (!session.isOpen) return;
      await jobs.stop();
      await session.close(reason !== 'idle');
      session.emit({ type: 'locked', reason });
    },
    async close() {
      await jobs.stop();
      await session.close();
      deps.grants.clear();
    },
  };
}
