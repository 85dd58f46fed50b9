// Development launcher for an Electron runtime that ships without one: `electron [-r module]… APP [arguments…]`.
// An ES module on purpose: Electron holds back `ready` until this module and the program it imports are evaluated.
import { app } from 'electron';
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const preloads = [];
let target = null;
const args = process.argv.slice(1);
for (let index = 0; index < args.length && target === null; index++) {
  const argument = args[index];
  if (argument === '-r' || argument === '--require') preloads.push(args[++index]);
  else if (argument === '--version' || argument === '-v') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (!argument.startsWith('-')) target = path.resolve(argument);
}
if (target === null) {
  console.error('usage: electron [-r module] APP');
  process.exit(1);
}
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
for (const preload of preloads) Module._load(path.resolve(preload), null, true);

let entry = target;
if (fs.statSync(target).isDirectory()) {
  const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
  app.setVersion(manifest.version ?? '0.0.0');
  app.name = manifest.productName ?? manifest.name;
  app.setAppPath(target);
  entry = path.resolve(target, manifest.main ?? 'index.js');
}
await import(pathToFileURL(require.resolve(entry)).href);
