// The vault process: sole owner of database, files and keys. Windows speak to it over ports that main hands in.
import os from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/app/create-app.ts';
import type { DisposableProcess } from '../../src/app/disposable-process.ts';
import { createGrants } from '../../src/app/grants.ts';
import { hostEnvironment } from '../../src/app/host-environment.ts';
import { knownHeadsIn } from '../../src/app/known-heads.ts';
import { createParserClient } from '../../src/app/parser/parser-client.ts';
import { createTokenClient } from '../../src/app/token/token-client.ts';
import { version } from '../../src/app/version.ts';
import { bundledResources } from '../../src/cli/bundled-resources.ts';
import { serve } from '../../src/contract/serve.ts';
import { utilityPort } from '../ports/utility-port.ts';
import type { Helper, VaultHostMessage, VaultProcessMessage } from '../shell-contract.ts';

/** How often it is asked whether stored files should be looked through; the first time as long after the start. */
const CHECK_EVERY_MS = 5 * 60_000;

const environment = hostEnvironment();
/** Where main wants the heads of vaults remembered, outside all of them. */
const headsFile = process.env['CLEARPROOF_KNOWN_HEADS'];
const grants = createGrants(environment);
const tellMain = (message: VaultProcessMessage): void => process.parentPort.postMessage(message);
const onBug = (thrown: unknown): void => tellMain({ t: 'bug', text: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });

let helperCount = 0;
const helpersAwaited = new Map<number, (helper: DisposableProcess) => void>();
const spawn = (helper: Helper): Promise<DisposableProcess> => new Promise((resolve) => {
  helperCount += 1;
  helpersAwaited.set(helperCount, resolve);
  tellMain({ t: 'spawn', helper, id: helperCount });
});
const tokens = createTokenClient(() => spawn('token'));
const parser = createParserClient(() => spawn('parser'), Math.max(1, os.availableParallelism() - 1));

const core = createApp({
  environment, grants, resources: bundledResources(path.join(import.meta.dirname, '..', 'assets')), reader: parser.reader, preparer: parser.preparer, lists: parser.lists, labor: parser.labor, tokens,
  version, runtime: `Electron ${process.versions.electron}`, onBug, ...(headsFile === undefined ? {} : { knownHeads: knownHeadsIn(headsFile) }),
});
core.onOpened((folder, minutes) => {
  tellMain({ t: 'opened', path: folder });
  tellMain({ t: 'auto-lock', minutes });
});
setInterval(() => void core.checkIfDue().catch(onBug), CHECK_EVERY_MS);
const setAutoLock: typeof core.bodies['vault.setAutoLock'] = async (input) => {
  const set = await core.bodies['vault.setAutoLock'](input);
  tellMain({ t: 'auto-lock', minutes: input.minutes });
  return set;
};
const bodies = { ...core.bodies, 'vault.setAutoLock': setAutoLock };

process.parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as VaultHostMessage;
  switch (message.t) {
    case 'window': {
      if (!port) return;
      const window = utilityPort(port);
      const { send } = serve(window, bodies, onBug);
      window.onClose(core.onEvent(send));
      return;
    }
    case 'grant':
      grants.register(message.token, message.path);
      return tellMain({ t: 'granted', token: message.token });
    case 'lock': return void core.lock(message.reason);
    case 'helper': {
      if (!port) return;
      const { id, pid } = message;
      helpersAwaited.get(id)?.({ port: utilityPort(port), pid, kill: () => tellMain({ t: 'kill', id }) });
      helpersAwaited.delete(id);
      return;
    }
    case 'stop': {
      parser.close();
      void core.close().finally(() => process.exit(0));
    }
  }
});
