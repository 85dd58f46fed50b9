// Proves that the app's scheme serves the built files by name and nothing else.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles, resolveRequest, responseHeaders, schemePrivileges } from '../../electron/main/app-protocol.ts';
import { CONTENT_SECURITY_POLICY } from '../../electron/main/content-security-policy.ts';

let root: string;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), 'protocol-'));
  root = path.join(home, 'renderer');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(home, 'secret.js'), 'secret');
  await writeFile(path.join(root, 'index.html'), '<!doctype html>');
  await writeFile(path.join(root, 'assets/main.js'), '1');
  await writeFile(path.join(root, 'assets/main.js.map'), '{}');
  await symlink(path.join(home, 'secret.js'), path.join(root, 'assets/link.js'));
  files = listFiles(root);
});
afterAll(() => rm(path.dirname(root), { recursive: true, force: true }));

describe('requests', () => {
  it.each([['app://bundle/', 'index.html'], ['app://bundle/index.html', 'index.html'], ['app://bundle/assets/main.js', 'assets/main.js'], ['app://bundle/assets/main.js?v=1#x', 'assets/main.js'], ['APP://BUNDLE/assets/main.js', 'assets/main.js']])('%s gives %s', (url, file) => {
    expect(resolveRequest('GET', url.replace('BUNDLE', 'bundle'), files)).toBe(path.join(root, file));
  });
  it.each([
    'app://bundle/../secret.js', 'app://bundle/..%2fsecret.js', 'app://bundle/%2e%2e/secret.js', 'app://bundle/..%5csecret.js', 'app://bundle/..\\secret.js', 'app://bundle//assets/main.js',
    'app://bundle/assets/main.js%00', 'app://bundle/assets/', 'app://bundle/assets', 'app://bundle/ASSETS/MAIN.JS', 'app://bundle/assets/main~1.js', 'app://bundle/assets/link.js', 'app://bundle/assets/main.js.map',
    'app://bundle.evil/index.html', 'app://evil/index.html', 'app://user@bundle/index.html', 'app://bundle:80/index.html', 'file:///etc/passwd', 'https://bundle/index.html', 'app:index.html', '\\\\host\\share', '',
  ])('%s gives nothing', (url) => {
    expect(resolveRequest('GET', url, files)).toBeNull();
  });
  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'get'])('%s is not answered', (method) => {
    expect(resolveRequest(method, 'app://bundle/index.html', files)).toBeNull();
  });
});

describe('responses', () => {
  it('carry the policy and forbid guessing the type', () => {
    expect(responseHeaders('/x/index.html')).toMatchObject({ 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff', 'Content-Type': 'text/html; charset=utf-8' });
  });
  it('come from a scheme without exceptions', () => {
    expect(schemePrivileges.privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true, codeCache: true });
  });
});

describe('the content security policy', () => {
  const directives = new Map(CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources] as const;
  }));
  it('starts from nothing and demands trusted types', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  });
  it.each(['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])('%s allows nothing', (name) => {
    expect(directives.get(name)).toEqual(["'none'"]);
  });
  it('lets nothing in from elsewhere, nor any inline or evaluated code', () => {
    const sources = [...directives.values()].flat();
    expect(sources.filter((source) => !["'none'", "'self'", "'script'", "'wasm-unsafe-eval'", 'blob:', 'data:'].includes(source))).toEqual([]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });
});
