// The files attached to a package, hashed as they stand in it, and the manifest among them.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { VARIANTS } from '../../contract/procedures/package.ts';
import { filtersOf } from '../pdf-syntax/decode.ts';
import { PdfRef, PdfString, PdfSyntaxError, readTextString, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import type { PackageReader, StreamPlace } from './package-reader.ts';

export const MANIFEST_NAME = 'manifest.json';
const PIECE = 1024 * 1024;
const MAX_FILES = 100_000;

/** What verification needs of `manifest.json`; more may stand in it. */
const manifestSchema = v.object({
  form: v.literal('clearproof-manifest/1'),
  seal: v.optional(v.picklist(['electronic', 'ink']), 'electronic'),
  /** Absent in packages that were issued before there were two versions. */
  variant: v.optional(v.nullable(v.picklist(VARIANTS)), null),
  withheld: v.optional(v.array(v.object({ exhibitNo: v.string() })), []),
  /** Absent in packages of one file that were issued before there were volumes. */
  volume: v.optional(v.nullable(v.number()), null),
  volumes: v.optional(v.array(v.object({ number: v.number(), fileName: v.string() })), []),
  package: v.optional(v.object({ id: v.string() })),
  printedIn: v.optional(v.nullable(v.array(v.number())), null),
  attachments: v.array(v.object({ name: v.string(), sha256: v.string(), size: v.optional(v.number()), exhibitNo: v.optional(v.nullable(v.string())), fileName: v.optional(v.nullable(v.string())), volume: v.optional(v.nullable(v.number()), null) })),
  omitted: v.optional(v.array(v.object({ fileName: v.string(), sha256: v.string(), size: v.number(), exhibitNo: v.nullable(v.string()) })), []),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

export interface EmbeddedFile { readonly name: string; readonly place: StreamPlace; }

/** Every attachment in the name tree, in its order. A name that comes twice is listed twice. */
export async function listEmbeddedFiles(reader: PackageReader, catalog: PdfDict): Promise<EmbeddedFile[]> {
  const files: EmbeddedFile[] = [];
  const seen = new Set<number>();
  const visit = async (value: PdfValue | undefined): Promise<void> => {
    if (value instanceof PdfRef) {
      if (seen.has(value.number) || seen.size > MAX_FILES) throw new PdfSyntaxError('the list of attachments loops or is endless');
      seen.add(value.number);
    }
    const node = await reader.dict(value);
    if (!node) return;
    const pairs = await reader.list(node.get('Names'));
    for (let index = 0; index + 1 < pairs.length; index += 2) {
      const specification = await reader.dict(pairs[index + 1]);
      const place = specification ? await reader.stream((await reader.dict(specification.get('EF')))?.get('F')) : null;
      const name = specification?.get('UF') ?? specification?.get('F') ?? pairs[index];
      if (!place || !(name instanceof PdfString)) throw new PdfSyntaxError('an attachment has no content');
      files.push({ name: readTextString(name), place });
    }
    for (const kid of await reader.list(node.get('Kids'))) await visit(kid);
  };
  await visit((await reader.dict(catalog.get('Names')))?.get('EmbeddedFiles'));
  return files;
}

/** Size and SHA-256 of an attachment's content. */
export async function hashEmbeddedFile(reader: PackageReader, { place }: EmbeddedFile): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  if (filtersOf(place.dict).length > 0) {
    const bytes = await reader.content(place);
    return { size: bytes.length, sha256: hash.update(bytes).digest('hex') };
  }
  for (let done = 0; done < place.length; done += PIECE) hash.update(await reader.read(place.offset + done, Math.min(PIECE, place.length - done)));
  return { size: place.length, sha256: hash.digest('hex') };
}

/** The manifest among `files`, or null when there is none; throws PdfSyntaxError when it is not one. */
export async function readManifest(reader: PackageReader, files: readonly EmbeddedFile[]): Promise<Manifest | null> {
  const file = files.find(({ name }) => name === MANIFEST_NAME);
  if (!file) return null;
  try {
    const parsed = v.safeParse(manifestSchema, JSON.parse((await reader.content(file.place)).toString('utf8')));
    if (parsed.success) return parsed.output;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  throw new PdfSyntaxError('its manifest.json is not a manifest');
}
