// The main process: windows, menu, dialogs and policies. No SQL, no parsing, no secret ever passes here.
import path from 'node:path';
import { app, BrowserWindow, Menu, powerMonitor, protocol, session } from 'electron';
import { SHELL_CHANNEL } from '../shell-contract.ts';
import { schemePrivileges, serveApp } from './app-protocol.ts';
import { menuTemplate } from './menu.ts';
import { lockNavigation } from './navigation.ts';
import { recentVaults } from './recent-vaults.ts';
import { lockSession, SILENT_SWITCHES } from './session-policy.ts';
import { answerShellRequests } from './shell-requests.ts';
import { startVaultHost } from './vault-host.ts';
import { openWindow } from './window.ts';

const dist = path.join(__dirname, '..');
const log = (text: string): void => console.error(`[clearproof] ${text}`);
const LOCK_AFTER_IDLE_S = 15 * 60;
const ASK_IDLE_EVERY_MS = 30_000;

process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) => log(`unhandled: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`));
app.on('child-process-gone', (_event, { type, reason, name }) => { if (reason !== 'clean-exit' && reason !== 'killed') log(`${name ?? type} ended: ${reason}`); });
protocol.registerSchemesAsPrivileged([schemePrivileges]);
for (const [name, value] of SILENT_SWITCHES) app.commandLine.appendSwitch(name, value);
// enableSandbox() takes --no-sandbox back, and Chromium then cannot start at all as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const userData = process.env['CLEARPROOF_USER_DATA'];
if (userData !== undefined && !app.isPackaged) app.setPath('userData', userData);
lockNavigation(app);

function start(): void {
  lockSession(session.defaultSession);
  serveApp(protocol, path.join(dist, 'renderer'));
  const recent = recentVaults(path.join(app.getPath('userData'), 'recent-vaults.json'));
  const vaultHost = startVaultHost(dist, { onBug: log, onOpened: (folder) => recent.remember(folder) });
  answerShellRequests({ vaultHost, recent, windowOf: (event) => BrowserWindow.fromWebContents(event.sender) });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate((commandId) => BrowserWindow.getFocusedWindow()?.webContents.send(SHELL_CHANNEL, commandId), !app.isPackaged)));
  powerMonitor.on('suspend', () => vaultHost.lock('suspend'));
  powerMonitor.on('lock-screen', () => vaultHost.lock('screen'));
  setInterval(() => { if (powerMonitor.getSystemIdleTime() >= LOCK_AFTER_IDLE_S) vaultHost.lock('idle'); }, ASK_IDLE_EVERY_MS);

  openWindow(dist, log);
  app.on('activate', () => { if (BrowserWindow.getAllWindows().length === 0) openWindow(dist, log); });
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
