// The files attached to a package against its manifest.json, each hashed as it stands in the file.
import { Fault } from '../../contract/errors.ts';
import type { Variant, Verification } from '../../contract/procedures/package.ts';
import type { Progress } from '../../contract/progress.ts';
import type { PdfDict } from '../pdf-syntax/values.ts';
import { VOLUMES_NAME } from '../volume-list.ts';
import type { KnownOriginal } from './compare-printed.ts';
import { hashEmbeddedFile, listEmbeddedFiles, MANIFEST_NAME, readManifest, type Manifest } from './embedded-files.ts';
import type { PackageReader } from './package-reader.ts';
import { readVolumeFacts, type VolumeClaim } from './volume-facts.ts';

export interface ComparedAttachments {
  readonly result: Verification['attachments'];
  /** What the package says it holds, with size and hash of what it does hold; null when it has no manifest.json. */
  readonly originals: readonly KnownOriginal[] | null;
  /** The manifest says that the package is signed by hand. */
  readonly forInk: boolean;
  /** Which version it says it is; null where it says nothing. */
  readonly variant: Variant | null;
  /** Exhibits that a public version withholds or covers. */
  readonly withheld: number;
  /** How much of the printed manifest stands in this file. */
  readonly printing: Printing;
  /** What it says of the other volumes. */
  readonly volume: VolumeClaim;
}

export type Printing = 'whole' | 'part' | 'elsewhere';

function printingOf(manifest: Manifest | null): Printing {
  if (!manifest || manifest.volume === null || manifest.printedIn === null) return 'whole';
  if (!manifest.printedIn.includes(manifest.volume)) return 'elsewhere';
  return manifest.printedIn.length === 1 ? 'whole' : 'part';
}

/** `issuedSha256` is of the file as it was issued. Throws `job.cancelled`, and PdfSyntaxError when what is attached cannot be read. */
export async function compareAttachments(reader: PackageReader, catalog: PdfDict, issuedSha256: string, progress: Progress): Promise<ComparedAttachments> {
  const files = await listEmbeddedFiles(reader, catalog);
  const manifest = await readManifest(reader, files);
  const inThis = manifest?.attachments.filter(({ volume }) => volume === null || manifest.volume === null || volume === manifest.volume);
  const expected = new Map(inThis?.map(({ name, sha256 }) => [name, sha256]));
  const volumes = manifest?.volumes.length ?? 1;
  const found = new Map<string, { readonly size: number; readonly sha256: string } | null>();
  const [altered, unlisted]: [string[], string[]] = [[], []];
  let matching = 0;
  for (const [index, file] of files.entries()) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was changed.' });
    progress.report(`Checking ${file.name}`, index, files.length);
    const isFirst = !found.has(file.name);
    if (isFirst) found.set(file.name, null);
    if (isFirst && (file.name === MANIFEST_NAME || (file.name === VOLUMES_NAME && volumes > 1))) continue;
    const wanted = isFirst ? expected.get(file.name) : undefined;
    if (wanted === undefined) {
      unlisted.push(file.name);
      continue;
    }
    const actual = await hashEmbeddedFile(reader, file);
    found.set(file.name, actual);
    if (actual.sha256 === wanted) matching += 1;
    else altered.push(file.name);
  }
  const missing = [...expected.keys()].filter((name) => !found.has(name));
  const originals = manifest && [
    ...manifest.attachments.map(({ name, exhibitNo = null, fileName, size = null, sha256 }): KnownOriginal => ({ exhibitNo, size, sha256, ...(expected.has(name) ? found.get(name) : null), name, fileName: fileName ?? name })),
    ...manifest.omitted.map(({ exhibitNo, fileName, size, sha256 }): KnownOriginal => ({ name: null, exhibitNo, fileName, size, sha256 })),
  ];
  return { result: { listed: expected.size, matching, missing, altered, unlisted }, originals, forInk: manifest?.seal === 'ink', variant: manifest?.variant ?? null, withheld: manifest?.withheld.length ?? 0, printing: printingOf(manifest), volume: await readVolumeFacts(reader, files, manifest, issuedSha256) };
}
