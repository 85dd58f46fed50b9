// Walks the files and folders a user offered, in a fixed order, following no links.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { diskReason } from './source-file.ts';

export type Walked =
  | { readonly kind: 'file'; readonly path: string; readonly relativePath: string; readonly size: number }
  | { readonly kind: 'refused' | 'failed'; readonly path: string; readonly relativePath: string; readonly reason: string };

const MAX_DEPTH = 128;

async function* walkOne(file: string, relativePath: string, depth: number): AsyncGenerator<Walked> {
  try {
    const stat = await lstat(file);
    if (stat.isFile()) {
      yield { kind: 'file', path: file, relativePath, size: stat.size };
      return;
    }
    if (!stat.isDirectory()) {
      yield { kind: 'refused', path: file, relativePath, reason: stat.isSymbolicLink() ? 'it is a link; links are not followed' : 'it is a pipe, socket or device, not a file' };
      return;
    }
    if (depth >= MAX_DEPTH) {
      yield { kind: 'refused', path: file, relativePath, reason: `it lies more than ${MAX_DEPTH} folders deep` };
      return;
    }
    const names = (await readdir(file)).sort();
    for (const name of names) yield* walkOne(path.join(file, name), `${relativePath}/${name}`, depth + 1);
  } catch (thrown) {
    yield { kind: 'failed', path: file, relativePath, reason: diskReason(thrown) };
  }
}

/** Everything under `sources`; `skip` holds absolute paths to leave out. Unreadable folders are told and the rest goes on. */
export async function* walk(sources: readonly string[], skip: readonly string[] = []): AsyncGenerator<Walked> {
  const left = new Set(skip.map((file) => path.resolve(file)));
  for (const source of sources) {
    const root = path.resolve(source);
    for await (const found of walkOne(root, path.basename(root) || root, 0)) if (!left.has(found.path)) yield found;
  }
}
