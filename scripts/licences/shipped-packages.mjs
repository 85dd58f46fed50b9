// The packages whose code or data is in the program: what the lockfile does not mark as for development, and is installed here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LICENCE_FILE = /^(licen[sc]e|copying|notice|ofl)/i;

/** Each `{ id: "name@version", name, version, licence, texts, homepage }`, by id, each version once. `root` is the project. */
export function shippedPackages(root) {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const shipped = new Map();
  for (const [place, { dev, devOptional }] of Object.entries(packages)) {
    const folder = path.join(root, place);
    // Prebuilt add-ons for other machines are in the lockfile and not on the disk.
    if (place === '' || dev || devOptional || !existsSync(folder)) continue;
    const { name, version, license, licenses, homepage } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const texts = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name)).map(({ name: file }) => file).sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
    const id = `${name}@${version}`;
    shipped.set(id, { id, name, version, licence: licenceText(license ?? licenses), texts, homepage: homepage ?? null });
  }
  return [...shipped.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Old packages give an object or a list of them. */
function licenceText(given) {
  if (Array.isArray(given)) return given.map(licenceText).join(' OR ');
  return typeof given === 'object' && given !== null ? given.type : (given ?? 'none stated');
}
