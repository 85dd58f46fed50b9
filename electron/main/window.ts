// Opens the window, and brings it back when its process dies.
import path from 'node:path';
import { app, BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { APP_URL } from './app-protocol.ts';
import { createCrashGuard } from './crash-guard.ts';
import { secureWebPreferences } from './secure-web-preferences.ts';

const CRASHED: MessageBoxOptions = {
  type: 'error', title: 'Clearproof', message: 'The window stopped several times in a row.',
  detail: 'Everything saved before is intact. Quit and start Clearproof again; if it happens again, report it.', buttons: ['Quit'],
};

/** `dist` is the folder of the bundles. */
export function openWindow(dist: string, log: (text: string) => void): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440, height: 900, minWidth: 1024, minHeight: 700, show: false, title: 'Clearproof', backgroundColor: '#f7f7f5',
    webPreferences: { ...secureWebPreferences, devTools: !app.isPackaged, preload: path.join(dist, 'preload', 'index.cjs') },
  });
  const { webContents } = window;
  const mayTryAgain = createCrashGuard();
  window.once('ready-to-show', () => window.show());
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`window ended: ${reason}`);
    if (mayTryAgain(performance.now())) {
      webContents.reload();
      return;
    }
    void dialog.showMessageBox(CRASHED).then(() => app.quit());
  });
  webContents.on('preload-error', (_event, _file, error) => log(`preload failed: ${error.message}`));
  webContents.on('unresponsive', () => log('window does not answer'));
  void window.loadURL(APP_URL);
  return window;
}
