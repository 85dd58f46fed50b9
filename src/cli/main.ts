// The command line program: joins the core, a reader process and the terminal.
import { createApp, type App } from '../app/create-app.ts';
import { createGrants } from '../app/grants.ts';
import { hostEnvironment } from '../app/host-environment.ts';
import { createClient, type Client } from '../contract/client.ts';
import { memoryPorts } from '../contract/port.ts';
import { serve } from '../contract/serve.ts';
import { bundledResources } from './bundled-resources.ts';
import { createParserClient } from './parser-client.ts';
import { runCommandLine } from './run.ts';
import { createTerminal } from './terminal.ts';

const environment = hostEnvironment(process.env['CLEARPROOF_ACTOR']);
const resources = bundledResources();
const grants = createGrants(environment);
let app: App | null = null;

const onBug = (thrown: unknown): void => void process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);

function startClient(): Client {
  const parser = createParserClient();
  app = createApp({ environment, grants, resources, reader: parser.reader, preparer: parser.preparer, version: VERSION, runtime: `Node ${process.versions.node}`, onBug });
  const [near, far] = memoryPorts();
  const { send } = serve(far, app.bodies, onBug);
  app.onEvent(send);
  const stop = app.close.bind(app);
  app = { ...app, close: async () => { await stop(); await parser.close(); } };
  return createClient(near, 'core');
}

let client: Client | null = null;
const code = await runCommandLine(process.argv.slice(2), {
  terminal: (asJson) => createTerminal({ stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, variables: process.env }, asJson),
  context: (terminal) => ({ terminal, environment, resources, grants, client: () => (client ??= startClient()) }),
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
});
await (app as App | null)?.close();
process.exitCode = code;
