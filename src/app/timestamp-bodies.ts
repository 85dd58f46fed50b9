// Bodies of timestamp.*: the request that a person carries to an authority, and the answer that is added to a copy of the package.
import path from 'node:path';
import { Fault } from '../contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '../contract/catalogue.ts';
import type { Progress } from '../contract/progress.ts';
import type { Bodies } from '../contract/serve.ts';
import type { ByteSource } from '../package/engine.ts';
import { addTimestamp, requestTimestamp } from '../package/timestamp/timestamp-package.ts';
import { NONCE_BYTES, nonceFrom } from '../package/timestamp/timestamp-request.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { fileSource } from './file-source.ts';
import type { Services } from './services.ts';

type TimestampBodies = Pick<Bodies, Extract<keyof Bodies, `timestamp.${string}`>>;
type Stamped = ParsedInputOf<'timestamp.request'>['of'];

/** One PDF by its name without `.pdf`. */
interface NamedSource { readonly name: string; readonly source: ByteSource; }

const PIECE = 4 * 1024 * 1024;
/** More than any request or answer is long. */
const MAX_SMALL_FILE = 300 * 1024;

async function* bytesOf(source: ByteSource, tail: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < source.size; ) {
    const piece = await source.read(offset, Math.min(PIECE, source.size - offset));
    if (piece.length === 0) throw new Fault('disk.unreadable', { path: 'The package', reason: 'it ends early' });
    yield piece;
    offset += piece.length;
  }
  yield tail;
}

/** A file on disk, open while `use` works with it. */
async function withFile<T>(file: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const { source, close } = await fileSource(file);
  try {
    return await use(source);
  } finally {
    await close();
  }
}

const readSmall = (file: string): Promise<Uint8Array> => withFile(file, (source) => source.read(0, MAX_SMALL_FILE));

export function timestampBodies({ environment, grants, jobs, session }: Services): TimestampBodies {
  /** Runs `work` on every PDF of what is timestamped, one after the other. */
  const eachOf = async <T>(of: Stamped, work: (named: NamedSource) => Promise<T>): Promise<T[]> => {
    if (of.kind === 'file') {
      const file = grants.resolve(of.file);
      return [await withFile(file, (source) => work({ name: path.basename(file).replace(/\.pdf$/i, ''), source }))];
    }
    const { blobs, packages } = session.vault;
    const issued = await packages.get(of.packageId);
    if (!issued) throw new Fault('package.notFound', { id: of.packageId });
    const done: T[] = [];
    for (const volume of issued.volumes) done.push(await work({ name: volume.path.replace(/\.pdf$/i, ''), source: { size: volume.bytes, read: (offset, length) => blobs.readRange(volume.sha256, offset, length) } }));
    return done;
  };

  const record = async (of: Stamped, type: string, details: Record<string, readonly string[]>): Promise<void> => {
    if (of.kind === 'file') return;
    const { custody, packages } = session.vault;
    const dossierId = (await packages.get(of.packageId))?.dossierId ?? null;
    await custody.record({ type, object: `package:${of.packageId}`, details }, dossierId);
    session.changed(dossierId, ['custody']);
  };

  const ask = async (of: Stamped, folder: string, progress: Progress): Promise<OutputOf<'timestamp.request'>> => {
    const requests = await eachOf(of, async ({ name, source }) => {
      const target = path.join(folder, `${name}.tsq`);
      await writeDurably(target, await requestTimestamp(source, `${name}.pdf`, nonceFrom(environment.randomBytes(NONCE_BYTES)), progress));
      return target;
    });
    await record(of, 'package.timestampRequest', { requests: requests.map((file) => path.basename(file)) });
    return { requests };
  };

  const add = async (of: Stamped, folder: string, progress: Progress): Promise<OutputOf<'timestamp.add'>> => {
    const files = await eachOf(of, async ({ name, source }) => {
      const [request, answer] = [await readSmall(path.join(folder, `${name}.tsq`)), await readSmall(path.join(folder, `${name}.tsr`))];
      const { update, bytes, sha256, facts } = await addTimestamp(source, `${name}.pdf`, request, answer, progress);
      const target = path.join(folder, `${name}_timestamped.pdf`);
      await writeDurably(target, bytesOf(source, update));
      return { path: target, bytes, sha256, time: facts.time.toISOString(), authority: facts.authority };
    });
    await record(of, 'package.timestamp', { volumes: files.map(({ sha256 }) => sha256), times: files.map(({ time }) => time), authorities: [...new Set(files.map(({ authority }) => authority))] });
    return { files };
  };

  const start = <T>(of: Stamped, folderGrant: string, work: (of: Stamped, folder: string, progress: Progress) => Promise<T>): Promise<{ jobId: string }> => {
    const folder = grants.resolve(folderGrant);
    return Promise.resolve(jobs.start('timestamp', null, (progress) => work(of, folder, progress)));
  };

  return {
    'timestamp.request': ({ of, folder }) => start(of, folder, ask),
    'timestamp.add': ({ of, folder }) => start(of, folder, add),
  };
}
