// Proves the shell's policies as data: preferences, navigation, network, senders, requests, crash guard.
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { createCrashGuard } from '../../electron/main/crash-guard.ts';
import { menuTemplate } from '../../electron/main/menu.ts';
import { isOwnPage } from '../../electron/main/navigation.ts';
import { secureWebPreferences } from '../../electron/main/secure-web-preferences.ts';
import { isLocalRequest, SILENT_SWITCHES } from '../../electron/main/session-policy.ts';
import { isTrustedSender } from '../../electron/main/trusted-sender.ts';
import { shellRequestSchema } from '../../electron/shell-contract.ts';

describe('web preferences', () => {
  it('are frozen and give the page nothing', () => {
    expect(Object.isFrozen(secureWebPreferences)).toBe(true);
    expect(secureWebPreferences).toEqual({
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, safeDialogs: true, spellcheck: false,
    });
  });
});

describe('navigation', () => {
  it.each(['app://bundle/index.html', 'app://bundle/', 'APP://bundle/x'])('%s is our own page', (url) => expect(isOwnPage(url)).toBe(true));
  it.each([
    'https://x/?next=app://bundle', 'app://bundle.evil/', 'app:bundle', 'app://evil@bundle/', 'app://bundle@evil/', 'app://bundle:1/', 'blob:app://bundle/1', 'data:text/html,x', 'javascript:alert(1)', 'file:///app://bundle/', 'about:blank', '', 'bundle',
  ])('%s is not', (url) => expect(isOwnPage(url)).toBe(false));
});

describe('the network lock', () => {
  it.each(['app://bundle/x', 'blob:app://bundle/1', 'data:,x', 'devtools://devtools/x'])('%s stays on the machine', (url) => expect(isLocalRequest(url)).toBe(true));
  it.each(['http://x/', 'https://x/', 'ws://x/', 'wss://x/', 'ftp://x/', 'file:///etc/passwd', 'chrome://net-internals', 'x', ''])('%s is cancelled', (url) => expect(isLocalRequest(url)).toBe(false));
  it('resolves no name', () => expect(SILENT_SWITCHES).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']));
});

describe('senders', () => {
  const page = { url: 'app://bundle/index.html', parent: null };
  it('are the main frame of our own window at our own page', () => expect(isTrustedSender(page, true)).toBe(true));
  it.each([
    ['no frame', null, true], ['a frame inside the page', { ...page, parent: page }, true], ['another page', { ...page, url: 'https://x/' }, true], ['a window not ours', page, false],
  ])('%s is refused', (_name, frame, ours) => expect(isTrustedSender(frame, ours)).toBe(false));
});

describe('requests to the shell', () => {
  const accepts = (request: unknown): boolean => v.is(shellRequestSchema, request);
  it('of the closed list are taken', () => {
    expect([{ ask: 'connect' }, { ask: 'chooseFolder', purpose: 'save' }, { ask: 'chooseFiles', purpose: 'evidence' }, { ask: 'grantDropped', paths: ['/a'] }].every(accepts)).toBe(true);
  });
  it.each([
    null, 'connect', [], {}, { ask: 'eval' }, { ask: 'connect', more: 1 }, { ask: 'chooseFolder', purpose: '/etc' }, { ask: 'chooseFolder' }, { ask: 'grantDropped', paths: 'x' }, { ask: 'grantDropped', paths: [''] },
    { ask: 'grantDropped', paths: ['x'.repeat(5000)] }, { ask: 'grantDropped', paths: Array.from({ length: 10_001 }, () => 'x') }, { ask: 'openExternal', url: 'https://x' }, JSON.parse('{"ask":"connect","__proto__":{"x":1}}'),
  ])('like %j are refused', (request) => expect(accepts(request)).toBe(false));
});

describe('the crash guard', () => {
  it('gives up at the third crash within five minutes', () => {
    const mayTryAgain = createCrashGuard();
    expect([0, 60_000, 120_000].map(mayTryAgain)).toEqual([true, true, false]);
  });
  it('goes on when crashes are far apart', () => {
    const mayTryAgain = createCrashGuard();
    expect([0, 200_000, 400_000, 600_000].map(mayTryAgain)).toEqual([true, true, true, true]);
  });
});

describe('the menu', () => {
  const roles = (developer: boolean): unknown[] => menuTemplate(() => undefined, developer).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])).map(({ role }) => role);
  it('offers developer tools to developers only', () => {
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });
  it('never reloads the page', () => expect(roles(true)).not.toEqual(expect.arrayContaining(['reload'])));
});
