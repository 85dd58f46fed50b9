#!/usr/bin/env node
// Stands in for fpm, which electron-builder asks to make a .deb or .rpm and would download: does it with the system's own tools.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeDeb } from './make-deb.mjs';
import { makeRpm } from './make-rpm.mjs';

const text = { type: 'string' };
const many = { type: 'string', multiple: true };
// The arguments electron-builder 26 gives; one it does not give yet ends in an error, not in a package that lacks something.
const { values: given, positionals: mappings } = parseArgs({
  allowPositionals: true,
  options: {
    input: { ...text, short: 's' }, target: { ...text, short: 't' }, depends: { ...many, short: 'd' }, 'deb-recommends': many, 'deb-compression': text, 'deb-priority': text, 'deb-default': many,
    'rpm-os': text, 'rpm-compression': text, 'rpm-summary': text, 'rpm-rpmbuild-define': many,
    architecture: text, 'after-install': text, 'after-remove': text, description: text, version: text, package: text, name: text, maintainer: text, vendor: text, url: text, license: text,
    iteration: text, category: text, log: text, force: { type: 'boolean' }, debug: { type: 'boolean' },
  },
});
const make = { deb: makeDeb, rpm: makeRpm }[given.target];
if (make === undefined) throw new Error(`only .deb and .rpm packages can be made here, not ${given.target}`);

/** Folders and programs for everybody to enter and run, the rest to read: a umask of the builder must not show. */
function setModes(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const target = path.join(folder, entry.name);
    if (entry.isDirectory()) setModes(target);
    else if (!entry.isSymbolicLink()) chmodSync(target, statSync(target).mode & 0o111 ? 0o755 : 0o644);
  }
}

const work = mkdtempSync(path.join(os.tmpdir(), 'clearproof-pack-'));
try {
  const tree = path.join(work, 'tree');
  for (const mapping of mappings) {
    const split = mapping.lastIndexOf('=');
    const target = path.join(tree, mapping.slice(split + 1));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(mapping.slice(0, split), target, { recursive: true, verbatimSymlinks: true });
  }
  setModes(tree);
  make(tree, given, work);
} finally {
  rmSync(work, { recursive: true, force: true });
}
