// Answers what a window asks of the shell: dialogs, dropped files, recent vaults. Paths go out only as grants.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { dialog, ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type OpenDialogOptions } from 'electron';
import * as v from 'valibot';
import { SHELL_CHANNEL, shellRequestSchema, type Grant, type ShellRequest } from '../shell-contract.ts';
import type { RecentVaults } from './recent-vaults.ts';
import { isTrustedSender } from './trusted-sender.ts';
import type { VaultHost } from './vault-host.ts';

const FILTERS: Readonly<Record<string, OpenDialogOptions['filters']>> = {
  evidence: [], dossier: [{ name: 'Dossier', extensions: ['json'] }], 'signing-identity': [{ name: 'Signing file', extensions: ['p12', 'pfx'] }], package: [{ name: 'Package', extensions: ['pdf'] }],
  'custody-head': [{ name: 'Signed head', extensions: ['json'] }], reference: [{ name: 'Reference data', extensions: ['json'] }],
  bundle: [{ name: 'Sealed bundle or returned papers', extensions: ['zip', 'age'] }], epcis: [{ name: 'EPCIS events', extensions: ['jsonld', 'json'] }],
  'token-module': [{ name: 'PKCS#11 module', extensions: ['so', 'dll', 'dylib', '*'] }],
  list: [{ name: 'Lists', extensions: ['csv', 'xml', 'html', 'htm', 'mhtml', 'mht', 'xlsx', 'xls', 'txt'] }],
};

/** What may be chosen in several files at once. */
const SEVERAL: ReadonlySet<string> = new Set(['evidence', 'list', 'package']);

export interface ShellServices {
  readonly vaultHost: VaultHost;
  readonly recent: RecentVaults;
  windowOf(event: IpcMainInvokeEvent): BrowserWindow | null;
}

export function answerShellRequests({ vaultHost, recent, windowOf }: ShellServices): void {
  const grant = async (target: string): Promise<Grant> => {
    const token = randomBytes(18).toString('base64url');
    await vaultHost.grant(token, target);
    return { token, name: path.basename(target) };
  };

  const answer = async (request: ShellRequest, window: BrowserWindow): Promise<unknown> => {
    switch (request.ask) {
      case 'connect':
        vaultHost.connect(window.webContents);
        return null;
      case 'chooseFolder': {
        const { canceled, filePaths: [chosen] } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
        return canceled || chosen === undefined ? null : grant(chosen);
      }
      case 'chooseFiles': {
        const { canceled, filePaths } = await dialog.showOpenDialog(window, {
          properties: SEVERAL.has(request.purpose) ? ['openFile', 'multiSelections'] : ['openFile'], filters: FILTERS[request.purpose] ?? [],
        });
        return canceled ? [] : Promise.all(filePaths.map(grant));
      }
      case 'grantDropped': return Promise.all(request.paths.filter((dropped) => path.isAbsolute(dropped)).map(grant));
      case 'recentVaults': return Promise.all(recent.list().map(async (target) => ({ grant: (await grant(target)).token, name: path.basename(target), path: target })));
      case 'forgetRecent':
        recent.forget(request.path);
        return null;
    }
  };

  ipcMain.handle(SHELL_CHANNEL, (event, raw: unknown) => {
    const window = windowOf(event);
    if (!window || !isTrustedSender(event.senderFrame, true)) throw new Error('refused: unknown sender');
    const parsed = v.safeParse(shellRequestSchema, raw);
    if (!parsed.success) throw new Error('refused: malformed request');
    return answer(parsed.output, window);
  });
}
