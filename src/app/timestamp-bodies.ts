// Bodies of timestamp.*: the request that a person carries to an authority, and the answer that is added to a copy of the package and kept with it.
import path from 'node:path';
import { Readable } from 'node:stream';
import { Fault } from '../contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '../contract/catalogue.ts';
import type { Progress } from '../contract/progress.ts';
import type { Bodies } from '../contract/serve.ts';
import type { ByteSource } from '../package/engine.ts';
import { addTimestamp, requestTimestamp } from '../package/timestamp/timestamp-package.ts';
import { NONCE_BYTES, nonceFrom } from '../package/timestamp/timestamp-request.ts';
import { writeDurably } from '../vault/durable-file.ts';
import type { KeptPackage, PackageTimestamp, StagedBlob } from '../vault/vault.ts';
import { fileSource } from './file-source.ts';
import { timestampedName } from './package-files.ts';
import type { Services } from './services.ts';

type TimestampBodies = Pick<Bodies, Extract<keyof Bodies, `timestamp.${string}`>>;
type Stamped = ParsedInputOf<'timestamp.request'>['of'];

/** One PDF by its name without `.pdf`; `volume` is its index in the issued package. */
interface NamedSource { readonly name: string; readonly source: ByteSource; readonly volume: number; }

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
  const packageOf = async (packageId: string): Promise<KeptPackage> => {
    const issued = await session.vault.packages.get(packageId);
    if (!issued) throw new Fault('package.notFound', { id: packageId });
    return issued;
  };

  /** Runs `work` on every PDF of what is timestamped, one after the other. */
  const eachOf = async <T>(of: Stamped, work: (named: NamedSource) => Promise<T>): Promise<T[]> => {
    if (of.kind === 'file') {
      const file = grants.resolve(of.file);
      return [await withFile(file, (source) => work({ name: path.basename(file).replace(/\.pdf$/i, ''), source, volume: 0 }))];
    }
    const { blobs } = session.vault;
    const issued = await packageOf(of.packageId);
    const done: T[] = [];
    for (const [index, volume] of issued.volumes.entries()) done.push(await work({ volume: index, name: volume.path.replace(/\.pdf$/i, ''), source: { size: volume.bytes, read: (offset, length) => blobs.readRange(volume.sha256, offset, length) } }));
    return done;
  };

  const ask = async (of: Stamped, folder: string, progress: Progress): Promise<OutputOf<'timestamp.request'>> => {
    const requests = await eachOf(of, async ({ name, source }) => {
      const target = path.join(folder, `${name}.tsq`);
      await writeDurably(target, await requestTimestamp(source, `${name}.pdf`, nonceFrom(environment.randomBytes(NONCE_BYTES)), progress));
      return target;
    });
    if (of.kind === 'package') {
      const { dossierId } = await packageOf(of.packageId);
      await session.vault.custody.record({ type: 'package.timestampRequest', object: `package:${of.packageId}`, details: { requests: requests.map((file) => path.basename(file)) } }, dossierId);
      session.changed(dossierId, ['custody']);
    }
    return { requests };
  };

  /** Keeps the timestamps with the issued package; on failure nothing of them is left. */
  const keep = async (packageId: string, added: readonly { readonly update: Uint8Array; readonly stamp: Omit<PackageTimestamp, 'updateSha256'> }[]): Promise<void> => {
    const { blobs, packages } = session.vault;
    const issued = await packageOf(packageId);
    const updates: StagedBlob[] = [];
    try {
      const timestamps: PackageTimestamp[] = [];
      for (const { update, stamp } of added) {
        const staged = await blobs.stage(Readable.from([update]));
        updates.push(staged);
        timestamps.push({ ...stamp, updateSha256: staged.sha256 });
      }
      await packages.addTimestamps(issued, timestamps, updates, { type: 'package.timestamp', object: `package:${packageId}`, details: { volumes: timestamps.map(({ sha256 }) => sha256), times: timestamps.map(({ time }) => time), authorities: [...new Set(timestamps.map(({ authority }) => authority))] } });
    } catch (thrown) {
      for (const staged of updates) await blobs.discard(staged);
      throw thrown;
    }
    session.changed(issued.dossierId, ['packages', 'custody']);
  };

  const add = async (of: Stamped, folder: string, progress: Progress): Promise<OutputOf<'timestamp.add'>> => {
    const added = await eachOf(of, async ({ name, source, volume }) => {
      const [request, answer] = [await readSmall(path.join(folder, `${name}.tsq`)), await readSmall(path.join(folder, `${name}.tsr`))];
      const { update, bytes, sha256, facts } = await addTimestamp(source, `${name}.pdf`, request, answer, progress);
      const target = path.join(folder, timestampedName(name));
      await writeDurably(target, bytesOf(source, update));
      return { path: target, update, stamp: { volume, bytes, sha256, time: facts.time.toISOString(), authority: facts.authority } };
    });
    if (of.kind === 'package') await keep(of.packageId, added);
    return { files: added.map(({ path: target, stamp: { volume: _volume, ...facts } }) => ({ path: target, ...facts })) };
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
