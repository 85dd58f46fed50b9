// Procedures on reference data: list, read, examine a new file, add it, go back, save a copy.
import { open } from 'node:fs/promises';
import path from 'node:path';
import type * as v from 'valibot';
import { Fault } from '../contract/errors.ts';
import type { referenceFileSchema } from '../contract/procedures/reference.ts';
import type { Bodies } from '../contract/serve.ts';
import { differences } from '../domain/reference/differences.ts';
import type { ReferenceFile } from '../domain/reference/catalogue.ts';
import { safeFileName } from '../exchange/safe-file-name.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { readFault } from './read-fault.ts';
import { filesInForce, parseReferenceText, sha256Of, type FileInForce } from './reference-files.ts';
import type { Services } from './services.ts';

type ReferenceBodies = Pick<Bodies, 'reference.list' | 'reference.read' | 'reference.examine' | 'reference.add' | 'reference.remove' | 'reference.save'>;

/** A larger file is no reference data. */
const LARGEST_BYTES = 5 * 1024 * 1024;

const described = ({ file: { name, title, version, date, source, confidence }, sha256, origin, addedAt, insteadOf }: FileInForce): v.InferOutput<typeof referenceFileSchema> =>
  ({ name, title, version, date, source, confidence, sha256, origin, addedAt, insteadOf });

/** Reads at most the cap, whatever the file grows to meanwhile. */
async function readText(target: string): Promise<string> {
  const said = path.basename(target);
  const handle = await open(target, 'r').catch((thrown: unknown) => { throw readFault(target, thrown); });
  try {
    const bytes = Buffer.alloc(LARGEST_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > LARGEST_BYTES) throw new Fault('reference.invalid', { path: said, reason: 'it is larger than 5 MB' });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new Fault('reference.invalid', { path: said, reason: 'it is not UTF-8 text' }, { cause: thrown });
    throw thrown instanceof Fault ? thrown : readFault(target, thrown);
  } finally {
    await handle.close();
  }
}

export function referenceBodies({ environment, grants, resources, session }: Services): ReferenceBodies {
  const inForce = () => filesInForce(resources, session.isOpen ? session.vault : null);
  const known = async (name: string): Promise<FileInForce> => {
    const file = (await inForce()).get(name);
    if (!file) throw new Fault('reference.unknown', { name });
    return file;
  };
  /** What is in force now; undefined where there is nothing, or nothing that fits: then a newer file is the cure. */
  const before = async (name: string): Promise<FileInForce | undefined> => {
    try {
      return (await inForce()).get(name);
    } catch (thrown) {
      if (thrown instanceof Fault && thrown.code === 'reference.outdated') return undefined;
      throw thrown;
    }
  };
  const offered = async (grant: string): Promise<{ file: ReferenceFile; text: string; current: FileInForce | undefined }> => {
    const target = grants.resolve(grant);
    const text = await readText(target);
    const file = parseReferenceText(text, path.basename(target));
    return { file, text, current: await before(file.name) };
  };
  const changed = (): void => session.changed(null, ['reference', 'checks', 'custody', 'dossier']);

  return {
    'reference.list': async () => [...(await inForce()).values()].map(described),
    'reference.read': async ({ name }) => ({ content: { ...(await known(name)).file.content } }),
    'reference.examine': async ({ file: grant }) => {
      const { file, text, current } = await offered(grant);
      const { total, listed } = differences(current?.file.content ?? {}, file.content);
      const { name, title, version, date, source, confidence } = file;
      return { name, title, version, date, source, confidence, sha256: sha256Of(text), current: current ? { version: current.file.version, date: current.file.date } : null, total, differences: listed.map((one) => ({ ...one })) };
    },
    'reference.add': async ({ file: grant }) => {
      const { file, text, current } = await offered(grant);
      const sha256 = sha256Of(text);
      if (current?.sha256 === sha256) return described(current);
      const { total } = differences(current?.file.content ?? {}, file.content);
      await session.vault.reference.put({ name: file.name, text, sha256, addedAt: environment.now().toISOString() }, {
        type: 'reference.add', object: `reference:${file.name}`,
        details: { version: file.version, date: file.date, sha256, differences: total, before: current ? { version: current.file.version, date: current.file.date, sha256: current.sha256 } : null },
      });
      changed();
      return described(await known(file.name));
    },
    'reference.remove': async ({ name }) => {
      const stored = (await session.vault.reference.list()).find((one) => one.name === name);
      if (!stored) throw new Fault('reference.unknown', { name });
      await session.vault.reference.remove(name, { type: 'reference.remove', object: `reference:${name}`, details: { sha256: stored.sha256 } });
      changed();
      return {};
    },
    'reference.save': async ({ name, folder }) => {
      const { text } = await known(name);
      const target = path.join(grants.resolve(folder), safeFileName(`${name.replace('/', '-')}.json`));
      await writeDurably(target, Buffer.from(text));
      return { path: target };
    },
  };
}
