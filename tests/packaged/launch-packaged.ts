// Starts the packed program, whose fuses shut every door for debuggers of Node, and drives its page over Chromium's own protocol.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';

const run = promisify(execFile);
const inUserNamespace = path.resolve(import.meta.dirname, '../e2e/harness/electron-in-user-namespace.sh');
const READY_MS = 60_000;

export interface PackagedApp {
  readonly page: Page;
  /** The home folder of this run. */
  readonly home: string;
  /** Everything the program wrote to its error stream. */
  complaints(): string;
  /** Types a path into the system's own dialog, which cannot be replaced here, and takes it. */
  answerDialog(target: string): Promise<void>;
  close(): Promise<void>;
}

/** Waits until the window's page is loaded: who attaches while it opens is never told of it. */
async function pageIsThere(host: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const targets = await (await fetch(`http://${host}/json/list`)).json() as readonly { readonly type: string; readonly url: string; readonly title: string }[];
    if (targets.some(({ type, url, title }) => type === 'page' && url.startsWith('app:') && title !== '')) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The packed program opened no window');
}

/** `executable` is the program in the packed folder. A display must be set. */
export async function launchPackaged(executable: string): Promise<PackagedApp> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'clearproof-packed-'));
  await mkdir(path.join(home, 'run'), { mode: 0o700 });
  const sandboxed = process.env['CLEARPROOF_SANDBOX'] === 'on';
  const asRoot = process.getuid?.() === 0;
  const { NODE_EXTRA_CA_CERTS: _noise, ...inherited } = process.env;
  const child = spawn(asRoot && sandboxed ? inUserNamespace : executable, ['--remote-debugging-port=0', '--disable-gpu', ...(sandboxed ? [] : ['--no-sandbox'])], {
    // The doors that the fuses shut are knocked at on every run.
    env: { ...inherited, CLEARPROOF_ELECTRON: executable, HOME: home, XDG_RUNTIME_DIR: path.join(home, 'run'), GTK_USE_PORTAL: '0', ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect=0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => { resolve(); }));
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => { reject(new Error(`The packed program opened no debugging port:\n${errors}`)); }, READY_MS);
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(errors)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    });
    child.once('exit', (code) => { reject(new Error(`The packed program ended with ${code}:\n${errors}`)); });
  });
  await pageIsThere(new URL(address).host);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('The packed program shows no page');
  const page = context.pages().find((candidate) => candidate.url().startsWith('app:')) ?? await context.waitForEvent('page', { timeout: READY_MS });
  page.setDefaultTimeout(30_000);
  return {
    page,
    home,
    complaints: () => errors,
    async answerDialog(target) {
      const { stdout } = await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', '^(Select|Open|Save) ']);
      await run('xdotool', ['windowfocus', '--sync', stdout.trim()]);
      // A slash opens the field for a path in GTK's file dialog; what is typed while it opens is lost.
      await run('xdotool', ['key', 'slash', 'sleep', '1', 'key', 'ctrl+a', 'type', '--delay', '30', target]);
      await run('xdotool', ['sleep', '0.5', 'key', 'Return']);
    },
    async close() {
      await page.close();
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 10_000))]);
      child.kill('SIGKILL');
      await gone;
      await rm(home, { recursive: true, force: true });
    },
  };
}
