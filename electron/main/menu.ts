// The application menu. Commands go to the window by id; the window knows what they do.
import type { MenuItemConstructorOptions } from 'electron';

/** Developer tools are offered only where the program runs unpackaged. */
export function menuTemplate(send: (commandId: string) => void, withDeveloperTools: boolean): MenuItemConstructorOptions[] {
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({ label, accelerator, click: () => send(id) });
  return [
    { label: '&File', submenu: [command('New dossier…', 'dossier.new', 'CmdOrCtrl+N'), command('Add evidence…', 'evidence.add', 'CmdOrCtrl+O'), { type: 'separator' }, { role: 'quit' }] },
    { label: '&Edit', submenu: [command('Undo', 'edit.undo', 'CmdOrCtrl+Z'), command('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'), { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    { label: '&View', submenu: [command('Find anything…', 'palette.open', 'CmdOrCtrl+K'), { type: 'separator' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { role: 'togglefullscreen' }, ...(withDeveloperTools ? [{ role: 'toggleDevTools' } as const] : [])] },
    { label: 'V&ault', submenu: [command('Lock', 'vault.lock', 'CmdOrCtrl+L'), { type: 'separator' }, command('Backups and checks…', 'vault.safety'), command('Change the passphrase…', 'vault.passphrase'), command('Test the recovery key…', 'vault.recoveryKey')] },
    { label: '&Help', submenu: [command('Keyboard shortcuts', 'help.keys')] },
  ];
}
