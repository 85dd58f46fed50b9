// What a volume says of the set it belongs to: its manifest.json and its volumes.json, which name every other volume.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Verification } from '../../contract/procedures/package.ts';
import { VOLUMES_FORM, VOLUMES_NAME } from '../volume-list.ts';
import { MANIFEST_NAME, type EmbeddedFile, type Manifest } from './embedded-files.ts';
import type { PackageReader } from './package-reader.ts';

const MOST_VOLUMES = 10_000;
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const volumesSchema = v.object({
  form: v.literal(VOLUMES_FORM),
  packageId: v.string(),
  volume: number,
  volumes: v.pipe(v.array(v.object({ number, fileName: v.string(), manifestSha256: hash, sha256: v.nullable(hash) })), v.minLength(2), v.maxLength(MOST_VOLUMES)),
});

type Facts = NonNullable<Verification['volume']>;

export interface VolumeClaim { readonly facts: Facts | null; /** What is wrong with it, as a sentence. */ readonly problem: string | null; }

/** `issuedSha256` is of the file as it was issued. A package of one file belongs to no set. */
export async function readVolumeFacts(reader: PackageReader, files: readonly EmbeddedFile[], manifest: Manifest | null, issuedSha256: string): Promise<VolumeClaim> {
  if (!manifest || manifest.volume === null || manifest.volumes.length < 2) return { facts: null, problem: null };
  const content = async (name: string): Promise<Buffer | null> => {
    const file = files.find((one) => one.name === name);
    return file ? reader.content(file.place) : null;
  };
  const said = `This is volume ${manifest.volume} of ${manifest.volumes.length}`;
  const list = await content(VOLUMES_NAME);
  if (!list) return { facts: null, problem: `${said}, but it carries no ${VOLUMES_NAME}, so it cannot be held against the others.` };
  const parsed = v.safeParse(volumesSchema, jsonOf(list));
  const manifestSha256 = createHash('sha256').update((await content(MANIFEST_NAME)) ?? Buffer.alloc(0)).digest('hex');
  if (!parsed.success || parsed.output.volume !== manifest.volume || parsed.output.packageId !== manifest.package?.id || !agrees(parsed.output.volumes, manifest, manifestSha256)) {
    return { facts: null, problem: `${said}, but its ${VOLUMES_NAME} does not agree with its ${MANIFEST_NAME}.` };
  }
  const { packageId, volume, volumes } = parsed.output;
  return { facts: { packageId, number: volume, manifestSha256, issuedSha256, volumes }, problem: null };
}

function agrees(listed: Facts['volumes'], { volume, volumes }: Manifest, manifestSha256: string): boolean {
  return listed.length === volumes.length && listed.every((one, index) => one.number === index + 1 && one.number === volumes[index]?.number && one.fileName === volumes[index].fileName) &&
    listed.find((one) => one.number === volume)?.manifestSha256 === manifestSha256;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
