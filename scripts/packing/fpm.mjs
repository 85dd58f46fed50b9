#!/usr/bin/env node
// Stands in for fpm, which electron-builder asks to make a .deb and would download: does it with dpkg-deb.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const many = { type: 'string', multiple: true };
// The arguments electron-builder 26 gives; one it does not give yet ends in an error, not in a package that lacks something.
const { values: given, positionals: mappings } = parseArgs({
  allowPositionals: true,
  options: {
    input: { ...text, short: 's' }, target: { ...text, short: 't' }, depends: { ...many, short: 'd' }, 'deb-recommends': many, 'deb-compression': text, 'deb-priority': text, 'deb-default': many,
    architecture: text, 'after-install': text, 'after-remove': text, description: text, version: text, package: text, name: text, maintainer: text, vendor: text, url: text, license: text,
    iteration: text, category: text, log: text, force: { type: 'boolean' }, debug: { type: 'boolean' },
  },
});
if (given.target !== 'deb') throw new Error(`only .deb packages can be made here, not ${given.target}`);

const filesUnder = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));

/** Folders and programs for everybody to enter and run, the rest to read: a umask of the builder must not show. */
function setModes(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const target = path.join(folder, entry.name);
    if (entry.isDirectory()) setModes(target);
    else if (!entry.isSymbolicLink()) chmodSync(target, statSync(target).mode & 0o111 ? 0o755 : 0o644);
  }
}

function controlOf(tree) {
  const kibibytes = Math.ceil(filesUnder(tree).reduce((sum, file) => sum + lstatSync(file).size, 0) / 1024);
  const [synopsis, ...more] = given.description.trim().split('\n');
  const fields = {
    Package: given.name, Version: given.iteration ? `${given.version}-${given.iteration}` : given.version, License: given.license, Vendor: given.vendor, Architecture: given.architecture,
    Maintainer: given.maintainer, 'Installed-Size': kibibytes, Depends: given.depends?.join(', '), Recommends: given['deb-recommends']?.join(', '), Section: given.category,
    Priority: given['deb-priority'] ?? 'optional', Homepage: given.url, Description: [synopsis, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  return Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}\n`).join('');
}

const work = mkdtempSync(path.join(os.tmpdir(), 'clearproof-deb-'));
try {
  const tree = path.join(work, 'tree');
  for (const mapping of mappings) {
    const split = mapping.lastIndexOf('=');
    const target = path.join(tree, mapping.slice(split + 1));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(mapping.slice(0, split), target, { recursive: true, verbatimSymlinks: true });
  }
  setModes(tree);
  const control = controlOf(tree);
  mkdirSync(path.join(tree, 'DEBIAN'));
  writeFileSync(path.join(tree, 'DEBIAN/control'), control);
  for (const [script, file] of [['postinst', given['after-install']], ['postrm', given['after-remove']]]) {
    if (!file) continue;
    copyFileSync(file, path.join(tree, 'DEBIAN', script));
    chmodSync(path.join(tree, 'DEBIAN', script), 0o755);
  }
  const compression = { gz: 'gzip', zst: 'zstd' }[given['deb-compression']] ?? given['deb-compression'] ?? 'xz';
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, given.package], { stdio: ['ignore', 'ignore', 'inherit'] });
} finally {
  rmSync(work, { recursive: true, force: true });
}
