// Who may ask the shell for anything.
import { isOwnPage } from './navigation.ts';

/** Only the main frame of a window of ours, at our own page, may ask. */
export function isTrustedSender(frame: { readonly url: string; readonly parent: unknown } | null, isOurWindow: boolean): boolean {
  return isOurWindow && frame !== null && frame.parent === null && isOwnPage(frame.url);
}
