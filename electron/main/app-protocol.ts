// app://bundle/…: serves the built window and nothing else.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** Not `bypassCSP`, not `corsEnabled`, no service workers. */
export const schemePrivileges = { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } } as const;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.otf': 'font/otf', '.pfb': 'application/octet-stream', '.bcmap': 'application/octet-stream', '.icc': 'application/octet-stream', '.wasm': 'application/wasm',
};

/** URL path → file, for every file below `root`: requests are looked up, never joined to a path. */
export function listFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const extension = path.extname(entry.name);
    if (extension in MEDIA_TYPES) files.set(`/${path.relative(root, file).split(path.sep).join('/')}`, file);
  }
  return files;
}

/** The file a request may have, or null. `files` is what `listFiles` found. */
export function resolveRequest(method: string, url: string, files: ReadonlyMap<string, string>): string | null {
  if (method !== 'GET' || !URL.canParse(url)) return null;
  const { protocol, host, pathname, username, password, port } = new URL(url);
  if (protocol !== `${APP_SCHEME}:` || host !== APP_HOST || username !== '' || password !== '' || port !== '') return null;
  return files.get(pathname === '/' ? '/index.html' : pathname) ?? null;
}

export function responseHeaders(file: string): Record<string, string> {
  return {
    'Content-Type': MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

/** Answers the scheme from the files below `root`. */
export function serveApp(protocol: Protocol, root: string): void {
  const files = listFiles(root);
  protocol.handle(APP_SCHEME, async (request) => {
    const file = resolveRequest(request.method, request.url, files);
    if (file === null) return new Response('not found', { status: 404, headers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' } });
    return new Response(new Uint8Array(await readFile(file)), { headers: responseHeaders(file) });
  });
}
