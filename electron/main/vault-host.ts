// Keeps the vault process alive, joins windows to it, and runs parser and token processes on its behalf.
import path from 'node:path';
import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { createGrantLine } from './grant-line.ts';
import { foreignEnvironment } from '../../src/contract/foreign-environment.ts';
import { CONNECT_CHANNEL, type Helper, type VaultHostMessage, type VaultProcessMessage } from '../shell-contract.ts';

export interface VaultHost {
  /** Gives the window a port to the vault process. */
  connect(contents: WebContents): void;
  /** Resolves when the vault process knows the token. */
  grant(token: string, path: string): Promise<void>;
  lock(reason: 'idle' | 'suspend' | 'screen'): void;
  /** Ends the process; answers when it is gone. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 10_000;
/** Left to itself, V8's room for new objects grows with the work to three times 8 MB, and stays: memory for nothing in a process that streams. */
const LITTLE_NEW_SPACE = '--js-flags=--max-semi-space-size=4';

/** `dist` is the folder of the bundles, `knownHeads` the file in which heads of vaults are remembered. */
export function startVaultHost(dist: string, knownHeads: string, hears: { onBug(text: string): void; onOpened(vaultFolder: string): void; onAutoLock(minutes: number): void }): VaultHost {
  let stopping = false;
  let child: UtilityProcess | null = null;
  const helpers = new Map<number, UtilityProcess>();

  const startHelper = (vault: UtilityProcess, kind: Helper, id: number): void => {
    // A vendor's module looks for its drivers and settings in the environment; on macOS it is signed by its vendor, not by us.
    const foreign = kind === 'token' ? { env: foreignEnvironment(process.env), allowLoadingUnsignedLibraries: true } : { env: {} };
    const helper = utilityProcess.fork(path.join(dist, kind, 'index.mjs'), [], { serviceName: `Clearproof ${kind}`, stdio: 'ignore', ...foreign });
    const { port1, port2 } = new MessageChannelMain();
    helpers.set(id, helper);
    helper.once('spawn', () => {
      helper.postMessage('port', [port1]);
      vault.postMessage({ t: 'helper', id, pid: helper.pid ?? null } satisfies VaultHostMessage, [port2]);
    });
    helper.once('exit', () => {
      helpers.delete(id);
      port2.close();
    });
  };

  const start = (): UtilityProcess => {
    const vault = utilityProcess.fork(path.join(dist, 'vault', 'index.mjs'), [], { serviceName: 'Clearproof vault', execArgv: [LITTLE_NEW_SPACE], env: { ...process.env, UV_THREADPOOL_SIZE: '32', CLEARPROOF_KNOWN_HEADS: knownHeads } });
    vault.on('message', (message: VaultProcessMessage) => {
      if (message.t === 'spawn') startHelper(vault, message.helper, message.id);
      else if (message.t === 'kill') helpers.get(message.id)?.kill();
      else if (message.t === 'granted') grants.arrived(message.token);
      else if (message.t === 'opened') hears.onOpened(message.path);
      else if (message.t === 'auto-lock') hears.onAutoLock(message.minutes);
      else hears.onBug(message.text);
    });
    vault.once('exit', () => {
      for (const helper of helpers.values()) helper.kill();
      child = null;
      grants.broken();
      // Windows see their port close and offer to open the vault again; the next connection starts a new process.
      if (!stopping) hears.onBug('The vault process ended unexpectedly.');
    });
    return vault;
  };
  const running = (): UtilityProcess => (child ??= start());
  const grants = createGrantLine((message) => running().postMessage(message));

  return {
    connect(contents) {
      const { port1, port2 } = new MessageChannelMain();
      running().postMessage({ t: 'window' } satisfies VaultHostMessage, [port1]);
      contents.postMessage(CONNECT_CHANNEL, null, [port2]);
    },
    grant: grants.grant,
    lock: (reason) => child?.postMessage({ t: 'lock', reason } satisfies VaultHostMessage),
    async stop() {
      stopping = true;
      const vault = child;
      if (!vault) return;
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => vault.kill(), STOP_WITHIN_MS);
        vault.once('exit', () => {
          clearTimeout(force);
          resolve();
        });
        vault.postMessage({ t: 'stop' } satisfies VaultHostMessage);
      });
    },
  };
}
