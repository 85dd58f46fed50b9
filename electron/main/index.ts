// The main process: windows, menu, dialogs and policies. No SQL, no parsing, no secret ever passes here.
import path from 'node:path';
import { app, BrowserWindow, Menu, powerMonitor, protocol, session } from 'electron';
import { SHELL_CHANNEL } from '../shell-contract.ts';
import { schemePrivileges, serveApp } from './app-protocol.ts';
import { watchForAbsence } from './auto-lock.ts';
import { menuTemplate } from './menu.ts';
import { lockNavigation } from './navigation.ts';
import { recentVaults } from './recent-vaults.ts';
import { lockSession, SILENT_SWITCHES } from './session-policy.ts';
import { answerShellRequests } from './shell-requests.ts';
import { startVaultHost } from './vault-host.ts';
import { openWindow } from './window.ts';

const dist = path.join(__dirname, '..');
const log = (text: string): void => console.error(`[clearproof] ${text}`);

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
  const vaultHost = startVaultHost(dist, path.join(app.getPath('userData'), 'custody-heads.json'), { onBug: log, onOpened: (folder) => recent.remember(folder), onAutoLock: (minutes) => autoLock.setMinutes(minutes) });
  const autoLock = watchForAbsence(powerMonitor, (reason) => vaultHost.lock(reason), (run, milliseconds) => void setInterval(run, milliseconds));
  answerShellRequests({ vaultHost, recent, windowOf: (event) => BrowserWindow.fromWebContents(event.sender) });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate((commandId) => BrowserWindow.getFocusedWindow()?.webContents.send(SHELL_CHANNEL, commandId), !app.isPackaged)));

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
