// Proves what the packed program may not do: the fuses, no publishing, no update, only built files.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> };

describe('packaging', () => {
  it.each([
    ['runAsNode', false], ['enableNodeOptionsEnvironmentVariable', false], ['enableNodeCliInspectArguments', false], ['grantFileProtocolExtraPrivileges', false], ['loadBrowserProcessSpecificV8Snapshot', false],
    ['enableCookieEncryption', true], ['enableEmbeddedAsarIntegrityValidation', true], ['onlyLoadAppFromAsar', true],
  ])('sets the fuse %s to %s', (fuse, value) => {
    expect(text).toMatch(new RegExp(`^  ${fuse}: ${value}$`, 'm'));
  });
  it('publishes nothing and registers no URL scheme', () => {
    expect(text).toMatch(/^publish: null$/m);
    expect(text).not.toMatch(/^protocols:/m);
  });
  it('leaves sources, maps and packages out', () => {
    expect(text).toContain("files: ['dist/**/*', '!dist/**/*.map', package.json, '!node_modules/**']");
  });
  it('has no updater, and pins every package', () => {
    const packages = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(packages).not.toHaveProperty('electron-updater');
    expect(Object.values(packages).filter((version) => /^[\^~>*]/.test(version))).toEqual([]);
  });
});
