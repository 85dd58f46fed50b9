// A small package made from pdf-lib segments, and the third-party tools that judge it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { silentProgress } from '../../../src/contract/progress.ts';
import { assemble } from '../../../src/package/assemble/assemble.ts';
import type { Assembled, AssembleRequest, Attachment, ByteSink, Segment, Signer } from '../../../src/package/engine.ts';
import { byteSize, hashGroups } from '../../../src/package/compose/wording.ts';
import { createSelfSignedIdentity, signerFromIdentity } from '../../../src/package/sign/identity.ts';
import type { Block } from '../../../src/typeset/display.ts';
import { flow, LETTER, measureOf } from '../../../src/typeset/flow.ts';
import { openFontLibrary } from '../../../src/typeset/font-library.ts';
import { paintTagged } from '../../../src/typeset/paint.ts';
import { structureOf } from '../../../src/typeset/structure.ts';
import { table } from '../../../src/typeset/table.ts';
import { openTypesetter, TextMeasure } from '../../../src/typeset/typesetter.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { testResources as testFonts } from '../../support/resources.ts';

export const AT = new Date('2026-11-24T10:00:00Z');
export const library = await openFontLibrary(testFonts);

export class MemorySink implements ByteSink {
  readonly pieces: Uint8Array[] = [];
  write(bytes: Uint8Array): Promise<void> {
    this.pieces.push(Uint8Array.from(bytes));
    return Promise.resolve();
  }
  bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }
}

/** Runs a tool and answers what it prints, errors included. */
export function run(tool: string, ...args: string[]): string {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (thrown) {
    const { stdout, stderr, status } = thrown as { stdout: string; stderr: string; status: number };
    return `${stdout}\n${stderr}\nexit ${status}`;
  }
}

export function temporaryFile(name: string, bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'clearproof-')), name);
  writeFileSync(path, bytes);
  return path;
}

export async function textPdf(pages: readonly string[], options: { objectStreams?: boolean } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const text of pages) pdf.addPage([612, 792]).drawText(text, { x: 72, y: 700, size: 14, font });
  return pdf.save({ useObjectStreams: options.objectStreams ?? false });
}

export function segmentOf(pdf: Uint8Array, pages: number, from: Partial<Segment> & { first?: number; exhibit?: string } = {}): Segment {
  const { first = 1, exhibit = 'A-01', ...rest } = from;
  return {
    load: () => Promise.resolve(pdf),
    pages,
    stamps: Array.from({ length: pages }, (_, index) => ({ left: `${exhibit} p. ${index + 1} of ${pages}`, center: 'CONFIDENTIAL', right: `CP-${String(first + index).padStart(6, '0')}` })),
    links: [],
    bookmarks: [{ title: `Exhibit ${exhibit}`, level: 1, page: 0 }],
    ...rest,
  };
}

export function attachmentOf(name: string, bytes: Uint8Array, mediaType = 'application/pdf'): Attachment {
  return {
    name, description: `Original of ${name}`, mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), relationship: 'Source', modified: AT,
    load: async function* () { yield bytes; },
  };
}

/** Blocks of our own on tagged pages, as the composer makes them. */
export async function taggedSegment(blocks: readonly Block[]): Promise<Segment> {
  const { pages } = flow(blocks, LETTER);
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const typesetter = await openTypesetter(pdf, library);
  paintTagged(typesetter, pages, () => '-');
  typesetter.finish();
  return segmentOf(await pdf.save(), pages.length, { structure: structureOf(pages) });
}

/** The table of originals as the composer prints it; each original has the name it is attached under. */
export function printedManifest(originals: readonly { readonly name: string; readonly size: number; readonly sha256: string }[], exhibitNo = '—'): Promise<Segment> {
  const columns = ['Exhibit', 'File', 'Size', 'SHA-256'].map((title) => ({ title, share: title === 'SHA-256' ? 3 : 1 }));
  return taggedSegment([table(new TextMeasure(library), { columns, rows: originals.map(({ name, size, sha256 }) => ({ cells: [exhibitNo, name, byteSize(size), hashGroups(sha256)] })) }, measureOf(LETTER))]);
}

export async function testSigner(name = 'Ana Pérez 王'): Promise<Signer> {
  const identity = await createSelfSignedIdentity({ name, title: 'Director of Compliance', organization: '东港清波样例水产有限公司', email: 'ana@example.com', country: 'US' }, fixedEnvironment(AT.toISOString()));
  return signerFromIdentity(identity, AT);
}

export function requestOf(segments: readonly Segment[], more: Partial<AssembleRequest> = {}): AssembleRequest {
  return {
    segments, attachments: [], pageLabels: { prefix: 'CP-', first: 1, digits: 6 },
    info: { title: 'Package – thử nghiệm', author: 'Importer', subject: 'Detention 2026', keywords: 'UFLPA', language: 'en' },
    archival: false, at: AT, fileId: new Uint8Array(16).fill(7), sign: null, ...more,
  };
}

export async function build(request: AssembleRequest): Promise<{ bytes: Buffer; path: string; result: Assembled }> {
  const sink = new MemorySink();
  const result = await assemble(request, sink, silentProgress, library);
  const bytes = sink.bytes();
  return { bytes, path: temporaryFile('package.pdf', bytes), result };
}

/** What OpenSSL says about the signature of a package as CAdES, trusting the signer's own certificate on that day. */
export function verifyWithOpenssl(bytes: Buffer, day: Date): string {
  const text = bytes.toString('latin1');
  const range = /\/ByteRange\[0 (\d+) (\d+) (\d+)\]/.exec(text);
  const [before, after, length] = [Number(range?.[1]), Number(range?.[2]), Number(range?.[3])];
  if (after + length !== bytes.length) return 'error: the byte range does not reach the end';
  const cms = Buffer.from(text.slice(before + 1, after - 1), 'hex');
  const content = temporaryFile('content', Buffer.concat([bytes.subarray(0, before), bytes.subarray(after)]));
  const [signature, certificates] = [join(dirname(content), 'signature.der'), join(dirname(content), 'certificates.pem')];
  writeFileSync(signature, cms.subarray(0, 4 + cms.readUInt16BE(2)));
  writeFileSync(certificates, run('openssl', 'pkcs7', '-inform', 'DER', '-in', signature, '-print_certs'));
  return run('openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', signature, '-content', content, '-CAfile', certificates, '-purpose', 'any', '-attime', String(Math.floor(day.getTime() / 1000)), '-out', '/dev/null');
}
