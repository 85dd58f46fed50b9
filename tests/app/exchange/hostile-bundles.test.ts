// What a bundle must not be able to do: every hostile or broken archive is refused with a reason, and vault and folders stay as they were.
import { createHash } from 'node:crypto';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { AppError } from '../../../src/contract/errors.ts';
import { Fault, toAppError } from '../../../src/contract/errors.ts';
import { emptyDossier } from '../../../src/domain/dossier/dossier.ts';
import { openOffice, withFiles, type Office } from '../../support/office.ts';

interface Part { readonly name: string; readonly bytes: Uint8Array; readonly mode?: number }
const text = (content: string): Uint8Array => Buffer.from(content);

async function zipOf(parts: readonly Part[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, bytes, mode = 0o100644 } of parts) zip.addBuffer(Buffer.from(bytes), name.replace(/[^\x20-\x7e]|\\|^\/|\.\.|:/g, (letter) => '#'.repeat(Buffer.byteLength(letter))), { mode, mtime: new Date(2026, 0, 1) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  let archive = Buffer.concat(chunks);
  // The writer refuses hostile names, so they are put in afterwards, letter for letter.
  for (const { name } of parts) {
    const tame = Buffer.from(name.replace(/[^\x20-\x7e]|\\|^\/|\.\.|:/g, (letter) => '#'.repeat(Buffer.byteLength(letter))));
    for (let at = archive.indexOf(tame); tame.toString() !== name && at >= 0; at = archive.indexOf(tame, at + 1)) archive = Buffer.concat([archive.subarray(0, at), Buffer.from(name), archive.subarray(at + tame.length)]);
  }
  return archive;
}

async function partsOf(archive: Buffer): Promise<Part[]> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true, autoClose: false });
  const parts: Part[] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk as Buffer));
    parts.push({ name: entry.fileName, bytes: Buffer.concat(chunks) });
  }
  return parts;
}

const treeOf = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true })).filter((name) => !/\bcustody|\bdatabase|second|lock|wal|shm|^vault$|incoming/.test(name)).sort();

describe('a bundle from elsewhere', () => {
  const closing: (() => Promise<void>)[] = [];
  const later = (close: () => Promise<void>): void => void closing.push(close);
  let [good, parts, folder, sentPath] = [Buffer.alloc(0), [] as Part[], '', ''];
  let victim: Office;
  beforeAll(async () => {
    const sender = await openOffice('Sender', (vault) => withFiles(vault, emptyDossier('D1', 'Case', 'wro'), {}), later);
    sentPath = (await sender.job<'bundle.export'>(sender.app.bodies['bundle.export']({ dossierId: 'D1', folder: sender.grant(path.join(sender.folder, 'out')), exhibitIds: [], to: null, passphrase: null, recipients: [] }))).path;
    good = await readFile(sentPath);
    parts = await partsOf(good);
    folder = parts[0]?.name.split('/')[0] ?? '';
    victim = await openOffice('Victim', undefined, later);
  });
  afterAll(async () => { for (const close of closing) await close(); });

  async function refusalOf(archive: Uint8Array): Promise<AppError | null> {
    const file = path.join(victim.folder, 'incoming.zip');
    await writeFile(file, archive);
    try {
      await victim.job<'bundle.preview'>(victim.app.bodies['bundle.preview']({ file: victim.grant(file), secret: null }));
      return null;
    } catch (thrown) {
      if (thrown instanceof Fault) return toAppError(thrown);
      throw thrown;
    }
  }
  const plus = (name: string, mode?: number): Promise<Buffer> => zipOf([...parts, { name, bytes: text('x'), ...(mode === undefined ? {} : { mode }) }]);
  const changed = (name: string, change: (content: string) => string): Promise<Buffer> => zipOf(parts.map((part) => (part.name === `${folder}/${name}` ? { ...part, bytes: text(change(Buffer.from(part.bytes).toString('utf8'))) } : part)));
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it('that is sound is spared', async () => {
    expect(await refusalOf(good)).toBeNull();
    expect(await refusalOf(await zipOf(parts))).toBeNull();
    await victim.app.bodies['bundle.discard']({});
  });

  it.each<readonly [string, () => Promise<Uint8Array>, RegExp]>([
    ['leads out of the archive', () => plus(`${folder}/../../evil`), /leads out of the archive|relative path/],
    ['has an absolute name', () => plus('/etc/cron.d/evil'), /absolute/],
    ['has a drive letter', () => plus('C:/evil'), /drive|absolute/],
    ['has a backslash in a name', () => plus(`${folder}\\..\\evil`), /backslash|characters/],
    ['has a control character in a name', () => plus(`${folder}/a\u0007b`), /control/],
    ['carries a link', () => plus(`${folder}/link`, 0o120777), /link or device/],
    ['carries a pipe', () => plus(`${folder}/pipe`, 0o010644), /link or device/],
    ['carries a device', () => plus(`${folder}/device`, 0o020644), /link or device/],
    ['has the same name twice', () => plus(`${folder}/bagit.txt`), /same name/],
    ['has names that differ in case only', () => plus(`${folder}/BAGIT.TXT`), /same name/],
    ['has names that differ in their Unicode form only', () => zipOf([...parts, { name: `${folder}/caf\u00e9`, bytes: text('x') }, { name: `${folder}/cafe\u0301`, bytes: text('x') }]), /same name/],
    ['uses a file as a folder', () => plus(`${folder}/bagit.txt/evil`), /also the name of a file/],
    ['has files beside the bag', () => plus('evil.txt'), /outside the folder/],
    ['is a bomb', () => zipOf([...parts, { name: `${folder}/data/bomb`, bytes: Buffer.alloc(24 * 1024 * 1024) }]), /bomb|payload|times its size/],
    ['has a payload that no manifest names', () => plus(`${folder}/data/evil.pdf`), /payload|manifest/],
    ['is cut off', () => Promise.resolve(good.subarray(0, good.length - 200)), /no ZIP|too early|end of central/i],
    ['is something else', () => Promise.resolve(text('%PDF-1.7 nothing')), /no ZIP/],
    ['is empty', () => Promise.resolve(new Uint8Array()), /no ZIP/],
    ['has one flipped bit', () => Promise.resolve(Buffer.from(good).map((byte, at) => (at === Math.floor(good.length / 3) ? byte ^ 1 : byte))), /./],
    ['has another dossier put in', () => changed('metadata/dossier.json', (content) => content.replace('Case', 'Evil')), /is not what/],
    ['has another dossier put in, with its hash', async () => {
      const evil = Buffer.from(parts.find((part) => part.name.endsWith('dossier.json'))?.bytes ?? []).toString('utf8').replace('Case', 'Evil');
      const lines = await changed('metadata/dossier.json', () => evil);
      const inside = await partsOf(lines);
      return zipOf(inside.map((part) => (part.name.endsWith('tagmanifest-sha256.txt') ? { ...part, bytes: text(Buffer.from(part.bytes).toString('utf8').replace(/[0-9a-f]{64}(?= {2}metadata\/dossier)/, sha256(text(evil)))) } : part)));
    }, /seal/],
    ['has another key put in', () => changed('metadata/vault-key.pem', (content) => content.replace('MCow', 'MCox')), /is not what|seal/],
    ['lacks its seal', () => zipOf(parts.filter((part) => !part.name.endsWith('.sig'))), /\.sig is missing/],
    ['lacks bagit.txt', () => zipOf(parts.filter((part) => !part.name.endsWith('bagit.txt'))), /bagit\.txt/],
    ['would have to be fetched', () => zipOf([...parts, { name: `${folder}/fetch.txt`, bytes: text('https://evil.invalid/a 1 data/a\n') }]), /fetched from a network/],
  ])('that %s is refused with a reason', async (_, make, reason) => {
    const before = await treeOf(victim.folder);
    const refusal = await refusalOf(await make());
    expect(refusal?.code).toBe('bundle.invalid');
    expect(refusal?.message).toMatch(reason);
    expect(await treeOf(victim.folder)).toEqual(before);
    expect(await victim.app.bodies['dossier.list']({})).toEqual([]);
  });

  it('that is a link to a bundle is not followed', async () => {
    const link = path.join(victim.folder, 'link.zip');
    await symlink(sentPath, link);
    await expect(victim.job<'bundle.preview'>(victim.app.bodies['bundle.preview']({ file: victim.grant(link), secret: null }))).rejects.toMatchObject({ code: 'disk.unreadable' });
  });
});
