// Packages built from the worked dossiers with small stand-in files for their exhibits.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import * as v from 'valibot';
import { packageOptionsSchema } from '../../src/contract/procedures/package.ts';
import { silentProgress } from '../../src/contract/progress.ts';
import type { Dossier } from '../../src/domain/dossier/dossier.ts';
import { fileSchema } from '../../src/domain/dossier/exhibit.ts';
import { parseDossier } from '../../src/exchange/dossier-json.ts';
import type { BuildRequest, BuiltPackage } from '../../src/package/build.ts';
import { buildPackage } from '../../src/package/build.ts';
import { laidOut } from '../../src/package/layout/laid-out-pdf.ts';
import { createSelfSignedIdentity, signerFromIdentity } from '../../src/package/sign/identity.ts';
import { fixedEnvironment } from './environment.ts';
import { testResources as testFonts } from './resources.ts';
import { shippedReference } from './shipped-reference.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function standInPdf(title: string, pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) pdf.addPage([612, 792]).drawText(`${title} - sheet ${page}`, { x: 60, y: 700, size: 14, font });
  return pdf.save();
}

/** The worked dossier with one stand-in PDF for every exhibit, of at most `maxPages` pages. */
export async function sampleDossier(name: 'cotton' | 'seafood', maxPages = 2): Promise<{ dossier: Dossier; blobs: Map<string, Uint8Array> }> {
  const file = new URL(`../../assets/sample/${name}.json`, import.meta.url);
  const { dossier } = parseDossier(await readFile(file, 'utf8'), `${name}.json`);
  const blobs = new Map<string, Uint8Array>();
  const files: Dossier['files'] = [];
  for (const exhibit of dossier.exhibits) {
    const roles = exhibit.translation?.status === 'certified' ? (['original', 'translation'] as const) : (['original'] as const);
    for (const role of roles) {
      const pages = Math.min(maxPages, exhibit.pages ?? 1);
      const bytes = await standInPdf(`${exhibit.exhibitNo} ${role}`, pages);
      blobs.set(sha256(bytes), bytes);
      files.push(v.parse(fileSchema, { id: `${exhibit.id}-${role}`, exhibitId: exhibit.id, role, name: `${exhibit.exhibitNo}_${role}.pdf`, sha256: sha256(bytes), size: bytes.length, mediaType: 'application/pdf', pages }));
    }
  }
  return { dossier: { ...dossier, files }, blobs };
}

/** No limit of one file, and nothing that it supplements. */
export const IN_ONE_FILE = { earlier: null, limits: { mostBytes: null, mostPages: null }, volumeName: (number: number, of: number): string => `sample_vol${number}of${of}.pdf` };

/** Builds and signs; overrides replace parts of the request. `built` is the first version, `pdf` the first volume, `files` the volumes of all versions. */
export async function buildSample(dossier: Dossier, blobs: ReadonlyMap<string, Uint8Array>, overrides: Partial<BuildRequest> = {}): Promise<{ built: BuiltPackage; versions: readonly BuiltPackage[]; pdf: Uint8Array; files: readonly Uint8Array[] }> {
  const environment = fixedEnvironment();
  const identity = await createSelfSignedIdentity({ name: 'Dana Okafor', title: 'Director of Compliance', organization: 'Larkmoor Apparel Group, Inc.', email: null, country: 'US' }, environment);
  const blob = (hash: string): Uint8Array => {
    const bytes = blobs.get(hash);
    if (!bytes) throw new Error(`no blob ${hash}`);
    return bytes;
  };
  const volumes: Uint8Array[][] = [];
  const prepare: BuildRequest['prepare'] = async (file) => ({ open: async () => laidOut(blob(file.sha256)), bytes: 2 * file.size, pages: file.pages ?? 1, rung: 'as_is', notes: [], obstacles: [] });
  const versions = await buildPackage({
    id: 'package-test', issuedAt: environment.now().toISOString(), dossier, findings: [], deadlines: [], options: v.parse(packageOptionsSchema, {}),
    signer: signerFromIdentity(identity, environment.now()), environment, resources: testFonts, custodyHead: null, redactionReasons: [], balanceReference: shippedReference,
    prepare, preparePublic: prepare,
    readBlob: async function* (hash) { yield blob(hash); },
    ...IN_ONE_FILE,
    store: (number, write) => {
      const pieces: Uint8Array[] = [];
      volumes[number - 1] = pieces;
      return write({ write: async (bytes) => { pieces.push(bytes.slice()); } });
    },
    progress: silentProgress, ...overrides,
  });
  const [built] = versions;
  if (!built) throw new Error('nothing was built');
  const files = volumes.map((pieces) => new Uint8Array(Buffer.concat(pieces)));
  return { built, versions, pdf: files[0] ?? new Uint8Array(), files };
}
