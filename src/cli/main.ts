// The command line program: joins the core, parser processes and the terminal.
import os from 'node:os';
import path from 'node:path';
import { createApp, type App } from '../app/create-app.ts';
import { createGrants } from '../app/grants.ts';
import { hostEnvironment } from '../app/host-environment.ts';
import { createClient, type Client } from '../contract/client.ts';
import { memoryPorts } from '../contract/port.ts';
import { serve } from '../contract/serve.ts';
import { bundledResources } from './bundled-resources.ts';
import { createParserClient } from '../app/parser/parser-client.ts';
import { version } from '../app/version.ts';
import { forkParser } from './child-port.ts';
import { runCommandLine } from './run.ts';
import { createTerminal } from './terminal.ts';

const environment = hostEnvironment(process.env['CLEARPROOF_ACTOR']);
const resources = bundledResources();
const grants = createGrants(environment);
let app: App | null = null;

const onBug = (thrown: unknown): void => void process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);

function startClient(): Client {
  const parser = createParserClient(() => Promise.resolve(forkParser(path.join(import.meta.dirname, '..', 'parser', 'index.mjs'))), Math.max(1, os.availableParallelism() - 1));
  app = createApp({ environment, grants, resources, reader: parser.reader, preparer: parser.preparer, version, runtime: `Node ${process.versions.node}`, onBug });
  const [near, far] = memoryPorts();
  const { send } = serve(far, app.bodies, onBug);
  app.onEvent(send);
  const stop = app.close.bind(app);
  app = { ...app, close: async () => { await stop(); parser.close(); } };
  return createClient(near, 'core');
}

async function main(): Promise<void> {
  let client: Client | null = null;
  const code = await runCommandLine(process.argv.slice(2), {
    terminal: (asJson) => createTerminal({ stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, variables: process.env }, asJson),
    context: (terminal) => ({ terminal, environment, resources, grants, client: () => (client ??= startClient()) }),
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  });
  await app?.close();
  process.exitCode = code;
}

void main();
