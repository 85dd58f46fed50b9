// Looks for what may have to be covered in an exhibit and puts the places into the dossier as proposals.
import { newId } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '../../contract/catalogue.ts';
import type { Edit } from '../../contract/procedures/shapes.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Redaction } from '../../domain/dossier/redaction.ts';
import { contains } from '../../domain/redaction/page-rect.ts';
import { patternSearches, wordSearches, workerSearches } from '../../domain/redaction/search.ts';
import type { FoundPlace } from '../../package/redact/find-places.ts';
import { cachedPreparation } from '../prepared-cache.ts';
import type { Services } from '../services.ts';
import { hashOfSetPages } from './redacted-preparation.ts';
import { loadRedactionReference } from './redaction-reference.ts';

type Proposal = OutputOf<'redaction.propose'>;

/** Throws `redaction.unknownReason`, and `evidence.notFound` for an exhibit that is not there. */
export async function proposeRedactions({ environment, preparer, resources, session }: Services, request: ParsedInputOf<'redaction.propose'>, progress: Progress): Promise<Proposal> {
  const { vault } = session;
  const { dossierId, exhibitId, words, reason } = request;
  const [dossier, { reasons, patterns }] = await Promise.all([vault.dossiers.read(dossierId), loadRedactionReference(resources, vault)]);
  if (!dossier.exhibits.some(({ id }) => id === exhibitId)) throw new Fault('evidence.notFound', { id: exhibitId });
  if (!reasons.some(({ id }) => id === reason)) throw new Fault('redaction.unknownReason', { reason, known: reasons.map(({ id }) => id).join(', ') });
  const searches = [
    ...(request.workers ? workerSearches(dossier) : []), ...wordSearches(words, reason),
    ...patternSearches(patterns.filter(({ id }) => request.patterns.includes(id))),
  ];
  const prepare = cachedPreparation(vault, preparer);
  const files = dossier.files.filter((file) => file.exhibitId === exhibitId && file.mediaType !== 'application/zip');
  const result: Proposal = { proposed: 0, known: 0, blind: [], cut: [] };
  const edits: Edit[] = [];
  for (const [index, file] of files.entries()) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was proposed.' });
    progress.report(`Looking through ${file.name}`, index, files.length);
    const prepared = await prepare(file);
    const { places, blind, cut } = await preparer.findPlaces({ name: file.name, pdf: prepared.pdf, searches });
    const known = dossier.redactions.filter(({ fileId }) => fileId === file.id);
    const fresh = places.filter((place) => !known.some((other) => other.page === place.page && contains(other, place)));
    const pagesSha256 = hashOfSetPages(prepared);
    edits.push(...fresh.map((place): Edit => ({ op: 'put', collection: 'redactions', value: proposalOf(newId(environment, 'redaction'), file.id, pagesSha256, place) })));
    result.proposed += fresh.length;
    result.known += places.length - fresh.length;
    if (blind.length > 0) result.blind.push({ fileId: file.id, name: file.name, pages: [...blind] });
    if (cut) result.cut.push(file.name);
  }
  if (edits.length > 0) {
    const label = `Propose ${edits.length} ${edits.length === 1 ? 'place' : 'places'} to redact`;
    await vault.dossiers.commit({ dossierId, label, edits, expectedRevision: null, act: { type: 'dossier.edit', object: `dossier:${dossierId}`, details: { label } } });
  }
  return result;
}

const proposalOf = (id: string, fileId: string, pagesSha256: string | null, { page, left, top, width, height, reason, foundBy }: FoundPlace): Redaction =>
  ({ id, fileId, page, left, top, width, height, reason, foundBy, state: 'proposed', pagesSha256 });
