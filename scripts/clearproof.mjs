#!/usr/bin/env node
// Starts the built command line program.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../dist/cli/index.cjs');
if (!existsSync(program)) {
  console.error('Clearproof is not built yet. Run: npm run build');
  process.exit(2);
}
createRequire(import.meta.url)(program);
