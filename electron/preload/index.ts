// The only bridge into the window: a frozen object, no Electron object ever passes through it.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CONNECT_CHANNEL, SHELL_CHANNEL, type ShellRequest } from '../shell-contract.ts';

/** Marks the message with which the page receives its port. */
const PORT_MESSAGE = 'clearproof:port';

const ask = (request: ShellRequest): Promise<unknown> => ipcRenderer.invoke(SHELL_CHANNEL, request) as Promise<unknown>;

ipcRenderer.on(CONNECT_CHANNEL, (event) => window.postMessage(PORT_MESSAGE, window.location.origin, event.ports));

contextBridge.exposeInMainWorld('clearproof', {
  /** Asks for a port to the vault process; it arrives as a window message. */
  connect: () => ask({ ask: 'connect' }),
  chooseFolder: (purpose: Extract<ShellRequest, { ask: 'chooseFolder' }>['purpose']) => ask({ ask: 'chooseFolder', purpose }),
  chooseFiles: (purpose: Extract<ShellRequest, { ask: 'chooseFiles' }>['purpose']) => ask({ ask: 'chooseFiles', purpose }),
  /** Only a file really dropped or picked has a path; one made by the page has none and is left out. */
  grantDropped: (files: readonly File[]) => ask({ ask: 'grantDropped', paths: files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '') }),
  recentVaults: () => ask({ ask: 'recentVaults' }),
  forgetRecent: (path: string) => ask({ ask: 'forgetRecent', path }),
  onCommand(listener: (commandId: string) => void) {
    const take = (_event: unknown, commandId: string): void => listener(commandId);
    ipcRenderer.on(SHELL_CHANNEL, take);
    return () => void ipcRenderer.off(SHELL_CHANNEL, take);
  },
});
