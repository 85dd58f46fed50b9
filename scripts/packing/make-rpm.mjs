// Makes an .rpm of a tree with rpmbuild.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './files-under.mjs';

const PAYLOADS = { xz: 'w6.xzdio', xzmt: 'w6T0.xzdio', gzip: 'w6.gzdio', zstd: 'w3.zstdio' };
const ARCHITECTURES = { amd64: 'x86_64', arm64: 'aarch64' };

function specOf(tree, given) {
  const scriptlet = (section, file) => (file ? [`%${section} -p /bin/bash`, readFileSync(file, 'utf8')] : []);
  const files = filesUnder(tree).map((file) => `/${path.relative(tree, file)}`);
  // The program's own folder is listed whole, so that removing the package removes the folder as well.
  const own = files.map((file) => /^\/opt\/[^/]+/.exec(file)?.[0]).find(Boolean);
  const listed = own === undefined ? files : [own, ...files.filter((file) => !file.startsWith(`${own}/`))];
  return [
    // Nothing is stripped, split or scanned: what was built and hashed is what is shipped.
    '%define _build_id_links none', '%define __strip /bin/true', '%define debug_package %{nil}', '%define __os_install_post %{nil}', 'AutoReqProv: no',
    `%define _binary_payload ${PAYLOADS[given['rpm-compression']] ?? PAYLOADS.zstd}`,
    `Name: ${given.name}`, `Version: ${given.version.replaceAll('-', '_')}`, `Release: ${given.iteration ?? 1}`, `Summary: ${given['rpm-summary'] ?? given.description.trim().split('\n')[0]}`,
    `License: ${given.license}`, `URL: ${given.url}`, `Vendor: ${given.vendor}`, `Packager: ${given.maintainer}`, ...(given.depends ?? []).map((name) => `Requires: ${name}`),
    '%description', given.description.trim(), ...scriptlet('post', given['after-install']), ...scriptlet('postun', given['after-remove']),
    '%files', '%defattr(-,root,root,-)', ...listed.map((file) => `"${file}"`), '',
  ].join('\n');
}

/** `given` are fpm's arguments; the package is written to `given.package`. */
export function makeRpm(tree, given, work) {
  const top = path.join(work, 'rpm');
  mkdirSync(top);
  const spec = path.join(work, 'package.spec');
  writeFileSync(spec, specOf(tree, given));
  const defines = { _topdir: top, _rpmdir: top, _rpmfilename: 'made.rpm' };
  execFileSync('rpmbuild', ['-bb', '--quiet', '--target', ARCHITECTURES[given.architecture] ?? given.architecture, '--buildroot', tree, '--noclean', ...Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]), spec], { stdio: ['ignore', 'ignore', 'inherit'] });
  copyFileSync(path.join(top, 'made.rpm'), given.package);
}
