// Proves the lock-down in the running program: sandbox, isolation, content policy, navigation, permissions, network.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type TestApp } from './harness/launch-app.ts';

let clearproof: TestApp;
beforeAll(async () => { clearproof = await launchApp(); });
afterAll(async () => { await clearproof.close(); });

/** Tries one way of making code from strings, from a timer: what DevTools evaluates is exempt from the content policy. */
const tryAsPage = (way: string): Promise<string> =>
  clearproof.page.evaluate((chosen) => new Promise<string>((resolve) => {
    const ways: Record<string, () => unknown> = {
      function: () => Reflect.construct(Function, ['return 1']),
      markup: () => { document.createElement('div').innerHTML = '<b>x</b>'; },
      script: () => { document.createElement('script').src = 'data:,x'; },
    };
    setTimeout(() => {
      try {
        ways[chosen]?.();
        resolve('ran');
      } catch (error) {
        resolve(error instanceof Error ? error.name : 'thrown');
      }
    }, 0);
  }), way);

describe('the page', () => {
  it('runs in a sandbox of its own', async () => {
    const pid = await clearproof.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
    if (process.env['CLEARPROOF_SANDBOX'] === 'on') {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/Seccomp:\s+2/);
    }
    expect(await clearproof.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) return [];
      // Not in Electron's types.
      const preferences = (Reflect.get(contents, 'getLastWebPreferences') as () => Record<string, unknown>).call(contents);
      return [preferences['sandbox'], preferences['contextIsolation'], preferences['nodeIntegration'], preferences['webSecurity'], preferences['webviewTag']];
    })).toEqual([true, true, false, true, false]);
  });
  it('has no Node', async () => {
    expect(await clearproof.page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window))).toEqual([]);
  });
  it('gets a bridge it cannot change, without Electron objects', async () => {
    expect(await clearproof.page.evaluate(() => {
      const bridge: object = window.clearproof ?? {};
      const replaced = Reflect.set(bridge, 'connect', null) || Reflect.set(window, 'clearproof', null) || Reflect.set(bridge, 'more', 1);
      return { replaced, names: Object.keys(bridge).sort() };
    })).toEqual({ replaced: false, names: ['chooseFiles', 'chooseFolder', 'connect', 'forgetRecent', 'grantDropped', 'onCommand', 'recentVaults'] });
  });
  it.each(['function', 'markup', 'script'])('cannot make code from strings (%s)', async (way) => {
    expect(await tryAsPage(way)).toMatch(/EvalError|TypeError/);
    clearproof.complaints.expect(/Content Security Policy|Trusted/);
  });
  it('gets no grant for a file it made itself', async () => {
    expect(await clearproof.page.evaluate(() => window.clearproof?.grantDropped([new File(['x'], '/etc/passwd')]))).toEqual([]);
  });
});

describe('leaving the page', () => {
  const stays = async (): Promise<void> => {
    await clearproof.page.waitForTimeout(300);
    expect(clearproof.page.url()).toBe('app://bundle/index.html');
    expect(await clearproof.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  };
  it.each(['https://example.com/', 'file:///etc/passwd', 'data:text/html,x'])('for %s does not happen', async (target) => {
    await clearproof.page.evaluate((url) => { const link = Object.assign(document.createElement('a'), { href: url }); document.body.append(link); link.click(); link.remove(); }, target);
    await stays();
  });
  it('into a new window does not happen', async () => {
    expect(await clearproof.page.evaluate(() => window.open('app://bundle/index.html'))).toBeNull();
    await stays();
  });
});

describe('the network and the machine', () => {
  const reaches = (url: string): Promise<string> => clearproof.page.evaluate((target) => fetch(target).then((response) => `answered ${response.status}`, () => 'refused'), url);
  it.each(['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd'])('%s is refused', async (url) => {
    expect(await reaches(url)).toBe('refused');
    clearproof.complaints.expect(/./);
  });
  it.each(['app://bundle/../main/index.cjs', 'app://bundle/%2e%2e/main/index.cjs', 'app://bundle/..%2fmain/index.cjs'])('%s is not found', async (url) => {
    expect(await reaches(url)).toBe('answered 404');
    clearproof.complaints.expect(/404/);
  });
  it('gives no permission', async () => {
    const states = await clearproof.page.evaluate(() => Promise.all(['geolocation', 'camera', 'microphone', 'notifications', 'midi'].map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state))));
    expect(new Set(states)).toEqual(new Set(['denied']));
    expect(await clearproof.page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });
  it('is not asked for by Chromium itself: the main process cannot reach it either', async () => {
    expect(await clearproof.app.evaluate(({ session }) => session.defaultSession.fetch('http://example.com/').then(() => 'answered', () => 'refused'))).toBe('refused');
  });
  it('opens no developer tools by itself', async () => {
    expect(await clearproof.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isDevToolsOpened())).toBe(false);
  });
});
