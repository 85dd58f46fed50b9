// Which addresses a window may be at: the app's own page, and nothing else.
import type { App } from 'electron';
import { APP_HOST, APP_SCHEME } from './app-protocol.ts';

/** True for the app's own origin, judged on the parsed address: `https://x/?app://bundle` is not it. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password, port } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === '' && port === '';
}

/** Forbids leaving the page, opening windows and embedding web views, in every web contents there will ever be. */
export function lockNavigation(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => { if (!isOwnPage(event.url)) event.preventDefault(); });
    contents.on('will-frame-navigate', (event) => { if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault(); });
    contents.on('will-redirect', (event) => { if (!isOwnPage(event.url)) event.preventDefault(); });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
