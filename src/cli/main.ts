// The command line program: joins the core, parser processes and the terminal.
import os from 'node:os';
import path from 'node:path';
import { createApp, type App } from '../app/create-app.ts';
import { createGrants } from '../app/grants.ts';
import { hostEnvironment } from '../app/host-environment.ts';
import { createParserClient } from '../app/parser/parser-client.ts';
import { createTokenClient } from '../app/token/token-client.ts';
import { version } from '../app/version.ts';
import { createClient, type Client } from '../contract/client.ts';
import { foreignEnvironment } from '../contract/foreign-environment.ts';
import { memoryPorts } from '../contract/port.ts';
import { serve } from '../contract/serve.ts';
import { bundledResources } from './bundled-resources.ts';
import { forkProcess } from './child-port.ts';
import { interruptible } from './interruption.ts';
import { runCommandLine } from './run.ts';
import { createTerminal } from './terminal.ts';

const environment = hostEnvironment(process.env['CLEARPROOF_ACTOR']);
const resources = bundledResources();
const grants = createGrants(environment);
const interruption = new AbortController();
let core: { readonly client: Client; close(): Promise<void> } | null = null;

const onBug = (thrown: unknown): void => void process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);

function startCore(): NonNullable<typeof core> {
  const bundle = (name: string): string => path.join(import.meta.dirname, '..', name, 'index.mjs');
  const tokens = createTokenClient(() => Promise.resolve(forkProcess(bundle('token'), foreignEnvironment(process.env))));
  const parser = createParserClient(() => Promise.resolve(forkProcess(bundle('parser'))), Math.max(1, os.availableParallelism() - 1));
  const app: App = createApp({ environment, grants, resources, reader: parser.reader, preparer: parser.preparer, lists: parser.lists, labor: parser.labor, tokens, version, runtime: `Node ${process.versions.node}`, onBug });
  const [near, far] = memoryPorts();
  const { send } = serve(far, app.bodies, onBug);
  app.onEvent(send);
  const client = interruptible(createClient(near, 'core'), interruption.signal);
  return { client, close: async () => { await app.close(); parser.close(); } };
}

/** The first interruption stops the work in an orderly way; a second one meets no listener and ends the process. */
function interrupt(): void {
  process.stderr.write('\nStopping. Once more ends it at once.\n');
  interruption.abort();
}

/** Whoever read our output may leave early, as `head` does; the work goes on to its end. */
function letReadersLeave(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error; });
}

async function main(): Promise<void> {
  letReadersLeave(process.stdout);
  letReadersLeave(process.stderr);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt);
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    version, onBug,
    terminal: (asJson) => createTerminal({ stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, variables: process.env }, asJson),
    context: (terminal) => ({ terminal, environment, resources, grants, interrupted: interruption.signal, client: () => (core ??= startCore()).client }),
  });
  await core?.close();
}

void main();
