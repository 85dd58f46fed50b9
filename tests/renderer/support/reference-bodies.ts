// Reference data for the window's tests: the files as they ship, and one that is offered.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bodies } from '../../../src/contract/serve.ts';
import { readReferenceFile, type ReferenceFile } from '../../../src/domain/reference/catalogue.ts';

const home = path.resolve(import.meta.dirname, '../../../assets/reference');

function shipped(): ReferenceFile[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')).toSorted().map((name) => {
    const reading = readReferenceFile(JSON.parse(readFileSync(path.join(home, name), 'utf8')));
    if (!reading.ok) throw new Error(`${name}: ${reading.reason}`);
    return reading.file;
  });
}
const files = shipped();

export const referenceBodies: Partial<Bodies> = {
  'reference.list': async () => files.map(({ content: _, ...file }) => ({ ...file, sha256: 'a'.repeat(64), origin: 'shipped', addedAt: null, insteadOf: null })),
  'reference.read': async ({ name }) => ({ content: { ...files.find((file) => file.name === name)?.content } }),
};
