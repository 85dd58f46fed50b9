// Takes papers in that a supplier sent back, each into the exhibit it was asked for; one commit for all.
import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import * as v from 'valibot';
import type { OutputOf } from '../../contract/catalogue.ts';
import type { IngestRow } from '../../contract/procedures/evidence.ts';
import { newId } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { exhibitSchema } from '../../domain/dossier/exhibit.ts';
import { readMember, type BagMember } from '../../exchange/bag/check-bag.ts';
import { isNoPaper, itemOf, LIST_FILE, paperRequestSchema, REQUEST_FILE, requestList, type PaperItem, type PaperRequest } from '../../exchange/papers/paper-request.ts';
import { ingestReport } from '../../ingest/ingest-report.ts';
import { KnownEvidence } from '../../ingest/known-evidence.ts';
import { proposeType } from '../../ingest/propose-type.ts';
import { MAX_BYTES_TO_READ } from '../../ingest/read-limits.ts';
import { openSource } from '../../ingest/source-file.ts';
import { emptyBatch, Intake, refusedRow, type Assignment, type Batch } from '../../ingest/take-in.ts';
import { walk } from '../../ingest/walk.ts';
import type { Content } from '../../ingest/stage-source.ts';
import type { StagedReader } from '../../vault/vault.ts';
import { readFault } from '../read-fault.ts';
import type { Services } from '../services.ts';
import { archiveMembers } from './archive-members.ts';
import { stageIncoming } from './stage-incoming.ts';

interface ReturnRequest { readonly dossierId: string; /** Folder or ZIP. */ readonly source: string; }
interface Returned { readonly members: readonly BagMember[]; readonly refused: readonly IngestRow[]; close(): Promise<void>; }

const LARGEST_REQUEST = 4 * 1024 * 1024;
const KEPT = 'None of the returned papers was taken in.';

/** Files of a folder; links, pipes and what cannot be read are told and not followed. */
async function openFolder(folder: string): Promise<Returned> {
  const members: BagMember[] = [];
  const refused: IngestRow[] = [];
  for await (const found of walk([folder])) {
    const { path, relativePath } = found;
    if (found.kind !== 'file') {
      refused.push(refusedRow(relativePath, found.kind, found.reason));
      continue;
    }
    members.push({
      path: relativePath, size: found.size,
      async *stream() {
        const opened = await openSource(path);
        if (!opened.ok) throw new Fault('disk.unreadable', { path, reason: opened.reason });
        yield* opened.file.stream();
      },
    });
  }
  return { members, refused, close: () => Promise.resolve() };
}

async function openReturned({ session: { vault } }: Services, source: string, progress: Progress): Promise<Returned> {
  const isFolder = await lstat(source).then((stats) => stats.isDirectory(), (thrown: unknown) => { throw readFault(source, thrown); });
  if (isFolder) return openFolder(source);
  const { staged } = await stageIncoming(vault, source, null, progress);
  let reader: StagedReader | null = null;
  const close = async (): Promise<void> => {
    await reader?.close();
    await vault.blobs.discard(staged);
  };
  try {
    reader = await vault.blobs.openStaged(staged);
    return { members: await archiveMembers(reader, vault.folder), refused: [], close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function requestIn(members: readonly BagMember[], { dossierId, source }: ReturnRequest): Promise<PaperRequest> {
  const wrong = (reason: string): Fault => new Fault('papers.notRequest', { path: source, reason });
  const member = members.find(({ path }) => path.split('/').at(-1) === REQUEST_FILE);
  if (!member) throw wrong(`there is no ${REQUEST_FILE} in it`);
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(await readMember(member, LARGEST_REQUEST)).toString('utf8').replace(/^\uFEFF/, ''));
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw wrong(`its ${REQUEST_FILE} is not JSON`);
  }
  const parsed = v.safeParse(paperRequestSchema, value);
  if (!parsed.success) throw wrong(`its ${REQUEST_FILE} was altered`);
  if (parsed.output.dossierId !== dossierId) throw wrong('it answers a request of another dossier');
  return parsed.output;
}

interface Paper { readonly member: BagMember; readonly item: PaperItem | null; }

/** The papers among what came back; a list that was filled in is one too. */
async function papersIn(members: readonly BagMember[], request: PaperRequest): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (const member of members) {
    if (isNoPaper(member.path)) continue;
    const isList = member.path.split('/').at(-1) === LIST_FILE;
    if (isList && Buffer.from(await readMember(member, LARGEST_REQUEST)).toString('utf8') === requestList(request)) continue;
    papers.push({ member, item: isList ? null : itemOf(member.path, request) });
  }
  return papers;
}

const unanswered = (request: PaperRequest, papers: readonly Paper[]): string[] =>
  request.items.filter((item) => !papers.some((paper) => paper.item?.no === item.no)).map((item) => `${item.no}. ${item.what}`);

export async function previewPapers(services: Services, wanted: ReturnRequest, progress: Progress): Promise<OutputOf<'papers.preview'>> {
  const returned = await openReturned(services, wanted.source, progress);
  try {
    const request = await requestIn(returned.members, wanted);
    const papers = await papersIn(returned.members, request);
    return {
      requestId: request.id, to: request.to, unanswered: unanswered(request, papers),
      files: papers.map(({ member, item }) => ({ path: member.path, size: member.size, item: item?.no ?? null, what: item?.what ?? null })),
    };
  } finally {
    await returned.close();
  }
}

/** The exhibit of each answered item: the one it was asked for, or a new one in the inbox. */
async function exhibitsFor({ session: { vault }, environment }: Services, dossierId: string, papers: readonly Paper[], known: KnownEvidence, batch: Batch): Promise<Map<number, string>> {
  const exhibits = new Map<number, string>();
  for (const { item } of papers) {
    if (!item || exhibits.has(item.no)) continue;
    const there = item.exhibitId === null ? null : await vault.dossiers.record(dossierId, 'exhibits', item.exhibitId);
    if (there) {
      exhibits.set(item.no, there.id);
      continue;
    }
    const exhibit = v.parse(exhibitSchema, { id: newId(environment, 'exhibit'), exhibitNo: known.nextExhibitNo(), section: 'IN', docType: proposeType(item.what, ''), title: item.what, state: 'inbox' });
    known.addExhibit(exhibit);
    batch.edits.push({ op: 'put', collection: 'exhibits', value: exhibit });
    exhibits.set(item.no, exhibit.id);
  }
  return exhibits;
}

/** Everything or nothing, as one step of undo. @throws Fault `papers.notRequest`, `bundle.invalid` for a hostile archive, `job.cancelled` */
export async function takePapers(services: Services, wanted: ReturnRequest, progress: Progress): Promise<OutputOf<'papers.take'>> {
  const { session, reader, environment } = services;
  const { vault } = session;
  const { dossierId } = wanted;
  const returned = await openReturned(services, wanted.source, progress);
  const batch = emptyBatch();
  try {
    const request = await requestIn(returned.members, wanted);
    const papers = await papersIn(returned.members, request);
    const known = await KnownEvidence.load(vault, dossierId);
    const exhibits = await exhibitsFor(services, dossierId, papers, known, batch);
    let target: Assignment | null = null;
    const intake = new Intake({ vault, reader, environment, known, assign: () => target });
    for (const [done, { member, item }] of papers.entries()) {
      progress.report(`Taking in ${member.path}`, done, papers.length);
      if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: KEPT });
      const exhibitId = item ? exhibits.get(item.no) : undefined;
      target = exhibitId === undefined ? null : { exhibitId, role: 'original' };
      await intake.take({ relativePath: member.path, content: await contentOf(services, member, progress), parent: null }, batch);
    }
    const sums = createHash('sha256').update(batch.files.map((file) => file.sha256).sort().join('\n')).digest('hex');
    await vault.dossiers.commit({
      dossierId, label: `Take in papers from ${request.to}`, edits: batch.edits, blobs: batch.blobs, texts: batch.texts,
      act: { type: 'papers.receive', object: `dossier:${dossierId}`, reason: `From ${request.to}`, details: { request: request.id, files: batch.files.length, contents: sums } },
    });
    return { report: ingestReport([...batch.rows, ...returned.refused]), unanswered: unanswered(request, papers) };
  } catch (thrown) {
    for (const blob of batch.blobs) await vault.blobs.discard(blob);
    throw thrown;
  } finally {
    await returned.close();
    session.changed(dossierId, ['evidence', 'dossier', 'dossiers', 'checks', 'packages', 'custody']);
  }
}

async function contentOf({ session: { vault } }: Services, member: BagMember, progress: Progress): Promise<Content> {
  const whole = member.size <= MAX_BYTES_TO_READ;
  const chunks: Uint8Array[] = [];
  async function* keeping(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      if (whole || chunks.length === 0) chunks.push(chunk);
      yield chunk;
    }
  }
  const staged = await vault.blobs.stage(keeping(member.stream()), progress.signal);
  return { staged, bytes: Buffer.concat(chunks), whole };
}
