// Reads what a supplement continues out of the packages that the vault keeps.
import * as v from 'valibot';
import { Fault } from '../contract/errors.ts';
import type { PackageOptions } from '../contract/procedures/package.ts';
import { variantOf } from './package-variant.ts';
import type { EarlierExhibit, EarlierPackage } from '../package/earlier-package.ts';
import type { IssuedPackage, Packages } from '../vault/vault.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const file = v.object({ exhibitNo: v.nullable(v.string()), exhibitId: v.nullable(v.string()), sha256: v.string(), pages: v.nullable(v.object({ first: count, last: count })) });
const manifestSchema = v.object({
  package: v.object({ stampPrefix: v.string(), firstPage: count, pages: count }),
  volumes: v.optional(v.array(v.object({ firstPage: count, pages: count })), []),
  attachments: v.array(file), omitted: v.array(file),
  supplements: v.optional(v.nullable(v.object({ packageId: v.string() })), null),
});
type Manifest = v.InferOutput<typeof manifestSchema>;
type File = v.InferOutput<typeof file>;

/** Pages in one run: the files of the exhibit one after another, and no volume ends between them. */
function runOf(files: readonly File[], { volumes }: Manifest): Pick<EarlierExhibit, 'page' | 'pages'> {
  const ranges = files.flatMap(({ pages }) => pages ?? []).sort((a, b) => a.first - b.first);
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return { page: null, pages: 0 };
  const follows = ranges.every((range, index) => index === 0 || range.first === (ranges[index - 1]?.last ?? 0) + 1);
  const isTorn = volumes.some((volume) => volume.firstPage > first.first && volume.firstPage <= last.last);
  return { page: first.first - 1, pages: follows && !isTorn ? last.last - first.first + 1 : 0 };
}

function exhibitsOf(manifest: Manifest): Map<string, EarlierExhibit> {
  const files = new Map<string, File[]>();
  for (const one of [...manifest.attachments, ...manifest.omitted]) if (one.exhibitId !== null) files.set(one.exhibitId, [...(files.get(one.exhibitId) ?? []), one]);
  return new Map([...files].map(([id, own]) => [id, { exhibitNo: own[0]?.exhibitNo ?? '', sha256: new Set(own.map(({ sha256 }) => sha256)), ...runOf(own, manifest) }]));
}

/** The package and those it supplements itself, oldest first. Throws `package.notFound` for one that is not of this dossier, `package.publicSupplemented` for a public version. */
async function chainOf(packages: Pick<Packages, 'get'>, dossierId: string, id: string): Promise<{ issued: IssuedPackage; manifest: Manifest }[]> {
  const chain: { issued: IssuedPackage; manifest: Manifest }[] = [];
  for (let next: string | null = id; next !== null && !chain.some(({ issued }) => issued.id === next); ) {
    const issued: IssuedPackage | null = await packages.get(next);
    if (issued?.dossierId !== dossierId) throw new Fault('package.notFound', { id: next });
    if (variantOf(issued.manifest) === 'public') throw new Fault('package.publicSupplemented', { id: next });
    const manifest = v.parse(manifestSchema, issued.manifest);
    chain.unshift({ issued, manifest });
    next = manifest.supplements?.packageId ?? null;
  }
  return chain;
}

/** The options with the numbers of the package that is continued. */
export const continuing = (options: PackageOptions, earlier: EarlierPackage | null): PackageOptions => (earlier ? { ...options, stampPrefix: earlier.stampPrefix } : options);

/** What a package continues that supplements `id`; null without one. */
export async function earlierPackage(packages: Pick<Packages, 'get'>, dossierId: string, id: string | null): Promise<EarlierPackage | null> {
  if (id === null) return null;
  const chain = await chainOf(packages, dossierId, id);
  const last = chain.at(-1);
  if (!last) return null;
  const { issued, manifest } = last;
  return {
    packageId: issued.id, title: issued.title, issuedAt: issued.issuedAt, volumes: issued.volumes.map(({ path, sha256 }) => ({ fileName: path, sha256 })),
    ordinal: chain.length, stampPrefix: manifest.package.stampPrefix, next: manifest.package.firstPage - 1 + manifest.package.pages,
    exhibits: new Map(chain.flatMap((one) => [...exhibitsOf(one.manifest)])),
  };
}
