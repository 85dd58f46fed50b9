// Starts the built program in real Electron with folders of its own, and offers what end-to-end tests do with it.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { listenForComplaints, type Complaints } from './complaints.ts';

export const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Playwright's own preload, which holds the program's start until Playwright is attached; it adds it only to an Electron
 * that it found itself. Without it a window that opens in the middle of attaching is never reported, once in a dozen starts.
 */
const holdUntilAttached = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'lib/server/electron/loader.js');

export type Theme = 'light' | 'dark';
export interface Size { readonly width: number; readonly height: number }

export interface TestApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** A new empty folder, removed when the program closes. */
  newFolder(name: string): Promise<string>;
  /** What the next file or folder dialogs answer, in order; none left means the person cancels. */
  answerDialogs(...answers: readonly (readonly string[])[]): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  setSize(size: Size): Promise<void>;
  /** Writes a PNG of the window's page; answers its path. */
  screenshot(file: string): Promise<string>;
  readonly complaints: Complaints;
  /** Ends the program and throws when anything was complained about. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Reuse the data folder of an earlier run: it is then kept. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly size?: Size;
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: run the tests through vitest --project e2e`);
  return value;
}

/** `dialog` answers from a list kept in the main process instead of asking a person. */
async function stubDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const waiting: string[][] = [];
    Object.assign(globalThis, { dialogAnswers: waiting });
    dialog.showOpenDialog = () => {
      const filePaths = waiting.shift() ?? [];
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    };
  });
}

export async function launchApp({ userData, env = {}, size = { width: 1440, height: 900 } }: LaunchOptions = {}): Promise<TestApp> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'clearproof-e2e-'));
  const data = userData ?? path.join(home, 'user-data');
  await mkdir(data, { recursive: true });
  const { NODE_EXTRA_CA_CERTS: _noise, ...inherited } = process.env;
  const app = await _electron.launch({
    executablePath: required('CLEARPROOF_ELECTRON_START'),
    args: ['-r', holdUntilAttached, root, '--disable-gpu'],
    chromiumSandbox: process.env['CLEARPROOF_SANDBOX'] === 'on',
    env: { ...(inherited as Record<string, string>), HOME: home, CLEARPROOF_USER_DATA: data, ...env },
    // Playwright would else hold the page to the light theme.
    colorScheme: null,
    timeout: 60_000,
  });
  const complaints = listenForComplaints(app);
  app.on('window', (page) => complaints.watch(page));
  const page = await app.firstWindow();
  await stubDialogs(app);
  complaints.watch(page);
  page.setDefaultTimeout(30_000);
  await page.waitForLoadState('domcontentloaded');

  const setSize = async (wanted: Size): Promise<void> => {
    await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), wanted);
    await page.waitForFunction(({ width, height }) => window.innerWidth === width && window.innerHeight === height, wanted);
  };
  await setSize(size);

  return {
    app,
    page,
    userData: data,
    complaints,
    setSize,
    async newFolder(name) {
      const folder = path.join(home, name);
      await mkdir(folder, { recursive: true });
      return folder;
    },
    answerDialogs: (...answers) => app.evaluate((_electron, given) => {
      (Reflect.get(globalThis, 'dialogAnswers') as (readonly string[])[]).push(...given);
    }, answers),
    async setTheme(theme) {
      await app.evaluate(({ nativeTheme }, wanted) => { nativeTheme.themeSource = wanted; }, theme);
      await page.waitForFunction((wanted) => window.matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme);
    },
    async screenshot(file) {
      await mkdir(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      return file;
    },
    async close() {
      await app.close();
      await rm(home, { recursive: true, force: true });
      if (complaints.all.length > 0) throw new Error(`The program complained:\n${complaints.all.join('\n')}`);
    },
  };
}
