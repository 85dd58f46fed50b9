// What the window's session may do: no permission, no network, no device, no spell-check download.
import type { Session } from 'electron';

const LOCAL_SCHEMES = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** True for requests that stay on the machine. */
export function isLocalRequest(url: string): boolean {
  return URL.canParse(url) && LOCAL_SCHEMES.has(new URL(url).protocol);
}

export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Switched off it still fetches a dictionary for its languages, once for each new profile.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.enableNetworkEmulation({ offline: true });
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocalRequest(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** Chromium switches that keep it from talking to anyone by itself; set before the app is ready. */
export const SILENT_SWITCHES: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'], ['disable-component-update'], ['disable-domain-reliability'], ['disable-sync'], ['no-pings'], ['disable-quic'],
];
