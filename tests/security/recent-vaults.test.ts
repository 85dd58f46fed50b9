// Proves that the list of recent vaults survives anything that happens to its file.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recentVaults } from '../../electron/main/recent-vaults.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'recent-'));
  file = path.join(folder, 'recent-vaults.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lists the latest first, each once', () => {
  const recent = recentVaults(file);
  for (const vault of ['/a', '/b', '/a']) recent.remember(vault);
  expect(recent.list()).toEqual(['/a', '/b']);
});
it('keeps a dozen', () => {
  const recent = recentVaults(file);
  for (let index = 0; index < 20; index++) recent.remember(`/${index}`);
  expect(recent.list()).toHaveLength(12);
});
it('forgets', () => {
  const recent = recentVaults(file);
  recent.remember('/a');
  recent.forget('/a');
  expect(recent.list()).toEqual([]);
});
it('is readable by its owner only', () => {
  recentVaults(file).remember('/a');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
it.each(['', '{', '{"a":1}', '[1]', '[""]'])('starts anew from %j and keeps the damaged file aside', (text) => {
  writeFileSync(file, text);
  expect(recentVaults(file).list()).toEqual([]);
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text);
  expect(existsSync(file)).toBe(false);
});
