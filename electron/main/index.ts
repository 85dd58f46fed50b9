// The main process: windows, menu, dialogs and policies. No SQL, no parsing, no secret ever passes here.
import path from 'node:path';
import { app, BrowserWindow, Menu, powerMonitor, protocol, session } from 'electron';
import { SHELL_CHANNEL } from '../shell-contract.ts';
import { APP_URL, schemePrivileges, serveApp } from './app-protocol.ts';
import { buildMenu } from './menu.ts';
import { lockNavigation } from './navigation.ts';
import { recentVaults } from './recent-vaults.ts';
import { secureWebPreferences } from './secure-web-preferences.ts';
import { lockSession, SILENT_SWITCHES } from './session-policy.ts';
import { answerShellRequests } from './shell-requests.ts';
import { startVaultHost } from './vault-host.ts';

const dist = path.join(__dirname, '..');
const log = (text: string): void => console.error(`[clearproof] ${text}`);

protocol.registerSchemesAsPrivileged([schemePrivileges]);
for (const [name, value] of SILENT_SWITCHES) app.commandLine.appendSwitch(name, value);
// enableSandbox() takes --no-sandbox back, and Chromium then cannot start at all as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const userData = process.env['CLEARPROOF_USER_DATA'];
if (userData !== undefined && !app.isPackaged) app.setPath('userData', userData);
lockNavigation(app);

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440, height: 900, minWidth: 1024, minHeight: 700, show: false, title: 'Clearproof', backgroundColor: '#f7f7f5',
    webPreferences: { ...secureWebPreferences, devTools: !app.isPackaged, preload: path.join(dist, 'preload', 'index.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`window ended: ${reason}`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  void window.loadURL(APP_URL);
  return window;
}

function start(): void {
  lockSession(session.defaultSession);
  serveApp(protocol, path.join(dist, 'renderer'));
  const recent = recentVaults(path.join(app.getPath('userData'), 'recent-vaults.json'));
  const vaultHost = startVaultHost(dist, { onBug: log, onOpened: (folder) => recent.remember(folder) });
  answerShellRequests({ vaultHost, recent, windowOf: (event) => BrowserWindow.fromWebContents(event.sender) });
  Menu.setApplicationMenu(buildMenu((commandId) => BrowserWindow.getFocusedWindow()?.webContents.send(SHELL_CHANNEL, commandId), !app.isPackaged));
  powerMonitor.on('suspend', () => vaultHost.lock('suspend'));
  powerMonitor.on('lock-screen', () => vaultHost.lock('screen'));

  openWindow();
  app.on('activate', () => { if (BrowserWindow.getAllWindows().length === 0) openWindow(); });
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void vaultHost.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
} else app.quit();
