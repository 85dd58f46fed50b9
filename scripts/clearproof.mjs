#!/usr/bin/env node
// Starts the built command line program.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const program = path.resolve(import.meta.dirname, '../dist/cli/index.mjs');
if (!existsSync(program)) {
  console.error('Clearproof is not built yet. Run: npm run build');
  process.exit(2);
}
await import(pathToFileURL(program).href);
