// Proves that only regular files are taken from a disk, that no special file blocks, and that one bad folder stops nothing.
import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSource, SourceChanged } from '../../src/ingest/source-file.ts';
import { walk } from '../../src/ingest/walk.ts';
import type { Walked } from '../../src/ingest/walk.ts';
import { temporaryFolder } from '../support/vault.ts';

async function collect(...sources: string[]): Promise<Walked[]> {
  const found: Walked[] = [];
  for await (const walked of walk(sources)) found.push(walked);
  return found;
}
const brief = (found: readonly Walked[]): string[] => found.map((walked) => `${walked.relativePath} ${walked.kind === 'file' ? 'file' : `${walked.kind}: ${walked.reason}`}`);

test('folders are walked in order, relative paths kept, links and special files refused', async () => {
  const root = path.join(await temporaryFolder(), 'papers');
  await mkdir(path.join(root, 'b', 'deep.pdf'), { recursive: true });
  await writeFile(path.join(root, 'b', 'deep.pdf', 'x.txt'), 'x');
  await writeFile(path.join(root, 'a.txt'), 'a');
  await symlink('/etc/passwd', path.join(root, 'link'));
  await symlink(root, path.join(root, 'b', 'loop'));
  execFileSync('mkfifo', [path.join(root, 'pipe')]);
  expect(brief(await collect(root, path.join(root, 'gone'), '/dev/zero'))).toEqual([
    'papers/a.txt file',
    'papers/b/deep.pdf/x.txt file',
    'papers/b/loop refused: it is a link; links are not followed',
    'papers/link refused: it is a link; links are not followed',
    'papers/pipe refused: it is a pipe, socket or device, not a file',
    'gone failed: it is not there any more',
    'zero refused: it is a pipe, socket or device, not a file',
  ]);
});

test('a folder that may not be read is named and the rest goes on', async () => {
  const top = await temporaryFolder();
  await chmod(top, 0o755);
  await mkdir(path.join(top, 'closed'));
  await writeFile(path.join(top, 'open.txt'), 'x');
  await chmod(path.join(top, 'closed'), 0o000);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    const found = await collect(path.join(top, 'closed'), path.join(top, 'open.txt'));
    expect(brief(found)).toEqual(['closed failed: you have no permission to read it', 'open.txt file']);
  } finally {
    if (isRoot) process.seteuid?.(0);
    await chmod(path.join(top, 'closed'), 0o700);
  }
});

test('a pipe, a device, a link and a folder put in place of a file are refused at once', async () => {
  const folder = await temporaryFolder();
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  await symlink('/etc/passwd', path.join(folder, 'link'));
  const started = performance.now();
  for (const file of [path.join(folder, 'pipe'), '/dev/zero', path.join(folder, 'link'), folder]) {
    expect(await openSource(file)).toMatchObject({ ok: false, outcome: 'refused' });
  }
  expect(performance.now() - started).toBeLessThan(1000);
});

test('a file that grows while it is read is told; one that stands still is read whole', async () => {
  const file = path.join(await temporaryFolder(), 'f.bin');
  const content = Buffer.alloc(3_000_000, 7);
  await writeFile(file, content);
  const read = async (meddle: () => Promise<void>): Promise<Buffer> => {
    const opened = await openSource(file);
    if (!opened.ok) throw new Error(opened.reason);
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.file.stream()) {
      if (chunks.length === 0) await meddle();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };
  expect((await read(() => Promise.resolve())).equals(content)).toBe(true);
  await expect(read(() => appendFile(file, 'more'))).rejects.toThrow(SourceChanged);
});
