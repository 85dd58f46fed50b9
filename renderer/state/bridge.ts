// The one place that knows what the preload script offers; the rest of the window knows only these types.
import type { Port } from '../../src/contract/port.ts';
import { webPort } from './web-port.ts';

/** A file or folder the person chose: a short-lived token, and a name to show. */
export interface Grant { readonly token: string; readonly name: string }
export interface RecentVault { readonly grant: string; readonly name: string; readonly path: string }
export type FolderPurpose = 'create-vault' | 'open-vault' | 'evidence' | 'save';
export type FilePurpose = 'evidence' | 'dossier' | 'signing-identity' | 'package' | 'custody-head' | 'reference' | 'list' | 'bundle' | 'epcis' | 'token-module';

/** What only the shell can do: dialogs, dropped files, recent vaults. */
export interface Shell {
  chooseFolder(purpose: FolderPurpose): Promise<Grant | null>;
  chooseFiles(purpose: FilePurpose): Promise<Grant[]>;
  grantDropped(files: readonly File[]): Promise<Grant[]>;
  recentVaults(): Promise<RecentVault[]>;
  forgetRecent(path: string): Promise<unknown>;
  /** Menu items the person chose, by command id. Answers the function that stops listening. */
  onCommand(listener: (commandId: string) => void): () => void;
}

export interface Bridge { connect(): Promise<Port>; readonly shell: Shell }

/** What the preload script exposes: the shell, and a request for a port that arrives as a window message. */
type Preload = Shell & { connect(): Promise<unknown> };
declare global {
  interface Window { readonly clearproof?: Preload }
}

const PORT_MESSAGE = 'clearproof:port';

/** The bridge of this window. Throws outside the desktop shell: the page is nothing by itself. */
export function readBridge(): Bridge {
  const { clearproof } = window;
  if (!clearproof) throw new Error('The window was opened outside Clearproof.');
  return {
    shell: clearproof,
    connect: () => new Promise((resolve, reject) => {
      const take = (event: MessageEvent): void => {
        const [port] = event.ports;
        if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
        window.removeEventListener('message', take);
        resolve(webPort(port));
      };
      window.addEventListener('message', take);
      clearproof.connect().catch(reject);
    }),
  };
}
