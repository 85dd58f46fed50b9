// The whole core in one process, as the window and the command line reach it, for tests that go through several procedures.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/app/create-app.ts';
import { createGrants } from '../../src/app/grants.ts';
import { createParserTools } from '../../src/app/parser/parser-tools.ts';
import { valueOf } from '../../src/cli/unlock.ts';
import { createClient, type Client } from '../../src/contract/client.ts';
import { memoryPorts } from '../../src/contract/port.ts';
import { serve } from '../../src/contract/serve.ts';
import { fixedEnvironment } from './environment.ts';
import { testResources } from './resources.ts';
import { PASSPHRASE } from './vault.ts';

export interface MemoryCore {
  readonly client: Client;
  /** A folder that is gone after `close`; the vault lies in `vault` below it. */
  readonly home: string;
  /** What was thrown that nobody expected. */
  readonly bugs: readonly unknown[];
  /** Allows a path, and answers its token. */
  grant(target: string): string;
  /** Makes a folder below `home`, and answers its token. */
  folder(name: string): Promise<string>;
  close(): Promise<void>;
}

/** A core with a new, open vault. */
export async function memoryCore(): Promise<MemoryCore> {
  const bugs: unknown[] = [];
  const onBug = (thrown: unknown): void => void bugs.push(thrown);
  const home = await mkdtemp(path.join(os.tmpdir(), 'clearproof-core-'));
  const environment = fixedEnvironment();
  const grants = createGrants(environment);
  const tools = createParserTools(testResources);
  const app = createApp({ environment, grants, resources: testResources, reader: { ...tools, close: () => Promise.resolve() }, preparer: tools, lists: tools.lists, labor: tools.labor, version: '0.0.0', runtime: 'test', onBug });
  const [near, far] = memoryPorts();
  app.onEvent(serve(far, app.bodies, onBug).send);
  const client = createClient(near, 'core');
  const folder = async (name: string): Promise<string> => {
    await mkdir(path.join(home, name), { recursive: true });
    return grants.add(path.join(home, name));
  };
  valueOf(await client.call('vault.create', { folder: await folder('vault'), passphrase: PASSPHRASE }));
  return {
    client, home, bugs, folder,
    grant: (target) => grants.add(target),
    async close() {
      await app.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
