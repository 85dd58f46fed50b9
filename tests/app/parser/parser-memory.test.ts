// Memory is watched for real: a process that takes too much ends, and its file is called too large.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createParserClient } from '../../../src/app/parser/parser-client.ts';
import { forkProcess } from '../../../src/cli/child-port.ts';
import { DEFAULT_LIMITS } from '../../../src/ingest/read-limits.ts';

const glutton = path.join(mkdtempSync(path.join(tmpdir(), 'clearproof-')), 'glutton.mjs');
writeFileSync(glutton, "const kept = []; process.on('message', () => setInterval(() => kept.push(Buffer.alloc(256 * 1024 * 1024, 1)), 20)); process.on('disconnect', () => process.exit());");

it('a file that fills the memory is kept as too large', async () => {
  const client = createParserClient(() => Promise.resolve(forkProcess(glutton)), 1);
  expect(await client.reader.read({ name: 'bomb.pdf', bytes: new Uint8Array(), limits: DEFAULT_LIMITS })).toMatchObject({ condition: 'too_large', note: 'Reading needed more than 700 MiB of memory.' });
}, 20_000);
