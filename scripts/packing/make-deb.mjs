// Makes a .deb of a tree with dpkg-deb.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './files-under.mjs';

function controlOf(tree, given) {
  const kibibytes = Math.ceil(filesUnder(tree).reduce((sum, file) => sum + lstatSync(file).size, 0) / 1024);
  const [synopsis, ...more] = given.description.trim().split('\n');
  const fields = {
    Package: given.name, Version: given.iteration ? `${given.version}-${given.iteration}` : given.version, License: given.license, Vendor: given.vendor, Architecture: given.architecture,
    Maintainer: given.maintainer, 'Installed-Size': kibibytes, Depends: given.depends?.join(', '), Recommends: given['deb-recommends']?.join(', '), Section: given.category,
    Priority: given['deb-priority'] ?? 'optional', Homepage: given.url, Description: [synopsis, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  return Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}\n`).join('');
}

/** `given` are fpm's arguments; the package is written to `given.package`. */
export function makeDeb(tree, given) {
  const control = controlOf(tree, given);
  mkdirSync(path.join(tree, 'DEBIAN'));
  writeFileSync(path.join(tree, 'DEBIAN/control'), control);
  for (const [script, file] of [['postinst', given['after-install']], ['postrm', given['after-remove']]]) {
    if (!file) continue;
    copyFileSync(file, path.join(tree, 'DEBIAN', script));
    chmodSync(path.join(tree, 'DEBIAN', script), 0o755);
  }
  const compression = { gz: 'gzip', zst: 'zstd' }[given['deb-compression']] ?? given['deb-compression'] ?? 'xz';
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, given.package], { stdio: ['ignore', 'ignore', 'inherit'] });
}
