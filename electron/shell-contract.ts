// What window and main process say to each other directly: two channels, closed lists of requests.
import * as v from 'valibot';

/** Main posts the vault process's port to the window on this channel. */
export const CONNECT_CHANNEL = 'clearproof:connect';
/** The window asks the shell on this channel; the menu's commands reach the window on it. */
export const SHELL_CHANNEL = 'clearproof:shell';

export const FOLDER_PURPOSES = ['create-vault', 'open-vault', 'evidence', 'save'] as const;
export const FILE_PURPOSES = ['evidence', 'dossier', 'signing-identity', 'package', 'custody-head', 'reference', 'list', 'bundle', 'epcis', 'token-module'] as const;

/** A dropped file's path comes from the preload script, which alone can read it off a real drop; the page cannot. */
export const shellRequestSchema = v.variant('ask', [
  v.strictObject({ ask: v.literal('connect') }),
  v.strictObject({ ask: v.literal('chooseFolder'), purpose: v.picklist(FOLDER_PURPOSES) }),
  v.strictObject({ ask: v.literal('chooseFiles'), purpose: v.picklist(FILE_PURPOSES) }),
  v.strictObject({ ask: v.literal('grantDropped'), paths: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(4096))), v.maxLength(10_000)) }),
  v.strictObject({ ask: v.literal('recentVaults') }),
  v.strictObject({ ask: v.literal('forgetRecent'), path: v.pipe(v.string(), v.maxLength(4096)) }),
]);
export type ShellRequest = v.InferOutput<typeof shellRequestSchema>;

/** A file or folder the person chose: a short-lived token, and a name to show. */
export interface Grant { readonly token: string; readonly name: string; }
export interface RecentVault { readonly grant: string; readonly name: string; readonly path: string; }

/** Disposable processes that main starts on behalf of the vault process, each in the folder of its bundle. */
export type Helper = 'parser' | 'token';

/** What main and the vault process say to each other beside the window's port. */
export type VaultHostMessage =
  | { readonly t: 'window' }
  | { readonly t: 'stop' }
  | { readonly t: 'grant'; readonly token: string; readonly path: string }
  | { readonly t: 'lock'; readonly reason: 'idle' | 'suspend' | 'screen' }
  | { readonly t: 'helper'; readonly id: number; readonly pid: number | null };
export type VaultProcessMessage =
  | { readonly t: 'spawn'; readonly helper: Helper; readonly id: number }
  | { readonly t: 'kill'; readonly id: number }
  | { readonly t: 'granted'; readonly token: string }
  | { readonly t: 'opened'; readonly path: string }
  /** How long the open vault may lie unused. */
  | { readonly t: 'auto-lock'; readonly minutes: number }
  | { readonly t: 'bug'; readonly text: string };
