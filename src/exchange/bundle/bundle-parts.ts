// The parts of a sealed bundle, in their order: a bag whose tag manifest the vault's key signs.
import { createHash } from 'node:crypto';
import { BAGIT_TXT, writeBagInfo, writeManifest, type ManifestLine } from '../bag/bag-text.ts';
import { safeFileName } from '../safe-file-name.ts';
import { PARTS, type BundleFacts } from './bundle-form.ts';
import { bundleReadMe } from './bundle-read-me.ts';
import type { ZipPart } from './zip-stream.ts';

export interface BundleFile {
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
  readonly mediaType: string;
  stream(): AsyncIterable<Uint8Array>;
}
export interface BundleContent {
  readonly facts: BundleFacts;
  readonly dossierJson: Uint8Array;
  readonly custodyJson: Uint8Array;
  /** PEM of the vault's Ed25519 key. */
  readonly publicKey: string;
  /** One entry for each content; files with equal bytes travel once. */
  readonly files: readonly BundleFile[];
  /** Ed25519 signature with the vault's key. */
  sign(bytes: Uint8Array): Uint8Array;
}

const PACKED_WELL = /^(?:application\/pdf|image\/(?:jpeg|png|webp|heic|gif)|application\/(?:zip|vnd\.openxmlformats.*))$/;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const partOf = (path: string, content: string | Uint8Array): ZipPart & { readonly hash: string } => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, size: bytes.length, compress: true, stream: () => once(bytes), hash: sha256(bytes) };
};

/** Folder of the bag inside the archive: at most 40 characters. */
export const bagFolder = (facts: Pick<BundleFacts, 'title' | 'id'>): string => `${safeFileName(facts.title).slice(0, 24).replace(/[._-]+$/, '')}_${facts.id.slice(-12)}`;

/** Every part with its path inside the archive. */
export function bundleParts(content: BundleContent): ZipPart[] {
  const { facts, files } = content;
  const payload = files.map(({ name, mediaType, ...file }, index) => ({
    ...file, path: `${PARTS.files}${String(index + 1).padStart(5, '0')}_${shortName(name)}`, compress: !PACKED_WELL.test(mediaType),
  }));
  const manifest = writeManifest(payload.map((file): ManifestLine => ({ path: file.path, hash: file.sha256 })));
  const tags = [
    partOf('bagit.txt', BAGIT_TXT),
    partOf('bag-info.txt', writeBagInfo([
      ['Source-Organization', facts.from.actor],
      ['External-Identifier', facts.id],
      ['External-Description', facts.title],
      ['Bagging-Date', facts.sentAt.slice(0, 10)],
      ['Bag-Software-Agent', facts.program],
      ['Payload-Oxum', `${payload.reduce((sum, file) => sum + file.size, 0)}.${payload.length}`],
    ])),
    partOf('manifest-sha256.txt', manifest),
    partOf(PARTS.readMe, bundleReadMe(facts)),
    partOf(PARTS.bundle, `${JSON.stringify(facts, null, 2)}\n`),
    partOf(PARTS.dossier, content.dossierJson),
    partOf(PARTS.custody, content.custodyJson),
    partOf(PARTS.key, content.publicKey),
  ];
  const tagManifest = Buffer.from(writeManifest(tags.map(({ path, hash }) => ({ path, hash }))));
  const sealed = [...tags, partOf(PARTS.tagManifest, tagManifest), partOf(PARTS.signature, content.sign(tagManifest))];
  const folder = bagFolder(facts);
  return [...sealed, ...payload].map(({ path, size, compress, stream }) => ({ path: `${folder}/${path}`, size, compress, stream }));
}

/** At most 80 characters, with the ending kept. */
function shortName(name: string): string {
  const safe = safeFileName(name);
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(safe)?.[0] ?? '';
  return safe.length <= 80 ? safe : safe.slice(0, 80 - ending.length) + ending;
}
