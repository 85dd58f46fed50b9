// Verifies package files from disk, each by itself and as volumes of one package.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OutputOf } from '../contract/catalogue.ts';
import { Fault, toAppError } from '../contract/errors.ts';
import type { Progress } from '../contract/progress.ts';
import { judgeSets } from '../package/verify/judge-sets.ts';
import { verifyPackage } from '../package/verify/verify-package.ts';
import { fileSource } from './file-source.ts';
import { readFault } from './read-fault.ts';

type Verified = OutputOf<'package.verifyFiles'>;

/** A folder stands for the PDF files in it, by name. */
async function filesAt(target: string): Promise<string[]> {
  const isFolder = await stat(target).then((facts) => facts.isDirectory(), () => false);
  if (!isFolder) return [target];
  const names = await readdir(target).catch((thrown: unknown) => { throw readFault(target, thrown); });
  const found = names.filter((name) => /\.pdf$/i.test(name)).sort();
  if (found.length === 0) throw new Fault('disk.unreadable', { path: target, reason: 'there is no PDF file in it' });
  return found.map((name) => path.join(target, name));
}

async function verifyOne(target: string, progress: Progress): Promise<Verified['files'][number]> {
  try {
    const { source, close } = await fileSource(target);
    try {
      return { path: target, verification: await verifyPackage(source, target, progress), error: null };
    } finally {
      await close();
    }
  } catch (thrown) {
    // One file that is no package does not keep the others from being judged.
    if (thrown instanceof Fault && thrown.code !== 'job.cancelled') return { path: target, verification: null, error: toAppError(thrown) };
    throw thrown;
  }
}

/** Throws `job.cancelled`, and `disk.unreadable` for a folder without a PDF file. */
export async function verifyFiles(targets: readonly string[], progress: Progress): Promise<Verified> {
  const files: Verified['files'] = [];
  const found = (await Promise.all(targets.map((target) => filesAt(path.resolve(target))))).flat();
  for (const target of found) files.push(await verifyOne(target, progress));
  // One volume alone is judged alone: it says itself what it is a volume of.
  return { files, sets: files.length < 2 ? [] : judgeSets(files.flatMap(({ verification }) => verification ?? [])) };
}
