// The reference files in force: what ships with the program, and what a vault has put in its place or added.
import { createHash } from 'node:crypto';
import { Fault } from '../contract/errors.ts';
import type { Resources } from '../contract/resources.ts';
import { readReferenceFile, REFERENCE_KINDS, type ReferenceFile } from '../domain/reference/catalogue.ts';
import type { Vault } from '../vault/vault.ts';

export interface FileInForce {
  readonly file: ReferenceFile;
  readonly text: string;
  readonly sha256: string;
  readonly origin: 'shipped' | 'vault';
  readonly addedAt: string | null;
  readonly insteadOf: { readonly version: number; readonly date: string } | null;
}

/** In the order in which a tariff chapter chooses one where none is named. */
const PACKS = ['cotton-apparel', 'seafood', 'tomatoes', 'polysilicon-solar', 'lithium-batteries', 'tires', 'red-dates', 'pvc-vinyl-flooring', 'aluminum', 'steel', 'copper', 'caustic-soda'];
const SHIPPED = [...REFERENCE_KINDS.filter(({ name }) => name !== 'commodity-packs').map(({ name }) => name), ...PACKS.map((id) => `commodity-packs/${id}`)];

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Parses and checks the text of a reference file; throws `reference.invalid` with what is wrong and where. */
export function parseReferenceText(text: string, said: string): ReferenceFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    throw new Fault('reference.invalid', { path: said, reason: `it is not a JSON document (${thrown instanceof Error ? thrown.message : 'unreadable'})` });
  }
  const reading = readReferenceFile(json);
  if (!reading.ok) throw new Fault('reference.invalid', { path: said, reason: reading.reason });
  return reading.file;
}

const shipped = new WeakMap<Resources, Promise<ReadonlyMap<string, FileInForce>>>();

function shippedFiles(resources: Resources): Promise<ReadonlyMap<string, FileInForce>> {
  const known = shipped.get(resources) ?? Promise.all(SHIPPED.map(async (name): Promise<[string, FileInForce]> => {
    const text = Buffer.from(await resources.read(`reference/${name}.json`)).toString('utf8');
    return [name, { file: parseReferenceText(text, name), text, sha256: sha256Of(text), origin: 'shipped', addedAt: null, insteadOf: null }];
  })).then((files) => new Map(files));
  shipped.set(resources, known);
  return known;
}

function parseStored(name: string, text: string): ReferenceFile {
  try {
    return parseReferenceText(text, name);
  } catch (thrown) {
    throw thrown instanceof Fault && thrown.code === 'reference.invalid' ? new Fault('reference.outdated', { name, reason: String(thrown.details['reason']) }) : thrown;
  }
}

/**
 * By name, shipped ones first. A file of the vault that no longer fits its form, because the program was replaced by
 * another version, throws `reference.outdated`: rules must not quietly fall back on older data.
 */
export async function filesInForce(resources: Resources, vault: Vault | null): Promise<ReadonlyMap<string, FileInForce>> {
  const files = new Map(await shippedFiles(resources));
  for (const { name, text, sha256, addedAt } of await vault?.reference.list() ?? []) {
    const instead = files.get(name)?.file;
    files.set(name, { file: parseStored(name, text), text, sha256, origin: 'vault', addedAt, insteadOf: instead ? { version: instead.version, date: instead.date } : null });
  }
  return files;
}
