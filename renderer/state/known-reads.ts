// Everything the window reads, each as a value: which procedure, about what, stale when.
import type { InputOf, OutputOf } from '../../src/contract/catalogue.ts';
import type { Result } from '../../src/contract/port.ts';
import type { CollectionName, RecordOf } from '../../src/domain/dossier/dossier.ts';
import type { Read } from './reads.ts';

type Paged<T> = { readonly total: number; readonly rows: readonly T[] };
const PAGE = 500;
/** More rows than this are not shown at once; the section says so. */
export const MOST_ROWS = 20_000;

/** Reads page after page until everything is there. */
async function everyPage<T>(page: (offset: number) => Promise<Result<Paged<T>>>): Promise<Result<T[]>> {
  const rows: T[] = [];
  for (;;) {
    const next = await page(rows.length);
    if (!next.ok) return next;
    rows.push(...next.value.rows);
    if (next.value.rows.length === 0 || rows.length >= Math.min(next.value.total, MOST_ROWS)) return { ok: true, value: rows };
  }
}

export const dossiersRead: Read<OutputOf<'dossier.list'>> = { key: 'dossiers', dossierId: null, areas: ['dossiers', 'dossier', 'evidence', 'vault'], load: (client) => client.call('dossier.list', {}) };

export type HeaderAnswer = OutputOf<'dossier.header'>;
export const headerRead = (dossierId: string): Read<HeaderAnswer> => ({
  key: `header@${dossierId}`, dossierId, areas: ['dossier', 'evidence'], load: (client) => client.call('dossier.header', { dossierId }),
});

/** All records of one collection. */
export const recordsRead = <C extends CollectionName>(dossierId: string, collection: C): Read<RecordOf<C>[]> => ({
  key: `records:${collection}@${dossierId}`,
  dossierId,
  areas: collection === 'exhibits' || collection === 'files' ? ['dossier', 'evidence'] : ['dossier'],
  // The core stores only what its collection's schema admits, so the loose rows are records of that collection.
  load: (client) => everyPage((offset) => client.call('dossier.records', { dossierId, collection, offset, limit: PAGE }) as Promise<Result<Paged<RecordOf<C>>>>),
});

export type ExhibitRow = OutputOf<'evidence.get'>;
export type EvidenceFilter = Omit<InputOf<'evidence.list'>, 'dossierId' | 'offset' | 'limit'>;
export const evidenceRead = (dossierId: string, filter: EvidenceFilter = {}): Read<ExhibitRow[]> => ({
  key: `evidence:${JSON.stringify(filter)}@${dossierId}`, dossierId, areas: ['dossier', 'evidence'],
  load: (client) => everyPage((offset) => client.call('evidence.list', { dossierId, ...filter, offset, limit: PAGE })),
});

export const facetsRead = (dossierId: string): Read<OutputOf<'evidence.facets'>> => ({
  key: `facets@${dossierId}`, dossierId, areas: ['dossier', 'evidence'], load: (client) => client.call('evidence.facets', { dossierId }),
});

export const exhibitRead = (dossierId: string, exhibitId: string): Read<ExhibitRow> => ({
  key: `exhibit:${exhibitId}@${dossierId}`, dossierId, areas: ['dossier', 'evidence'], load: (client) => client.call('evidence.get', { dossierId, exhibitId }),
});

export type SearchHit = OutputOf<'evidence.search'>[number];
export const searchRead = (dossierId: string, text: string): Read<SearchHit[]> => ({
  key: `search:${text}@${dossierId}`, dossierId, areas: ['evidence'], load: (client) => client.call('evidence.search', { dossierId, text, limit: 100 }),
});

export const fileTextRead = (dossierId: string, fileId: string): Read<OutputOf<'evidence.text'>> => ({
  key: `text:${fileId}@${dossierId}`, dossierId, areas: ['evidence'], load: (client) => client.call('evidence.text', { dossierId, fileId }),
});

/** A stored original, whole, in pieces the contract allows. Larger files than `most` bytes answer null. */
export const fileBytesRead = (dossierId: string, fileId: string, most: number): Read<Uint8Array | null> => ({
  key: `bytes:${fileId}@${dossierId}`, dossierId, areas: [], load: (client) => wholeOf(most, (offset, length) => client.call('evidence.bytes', { dossierId, fileId, offset, length })),
});

/** A file's pages before anything is covered, as the package will show them. */
export const redactionPagesRead = (dossierId: string, fileId: string, most: number): Read<Uint8Array | null> => ({
  key: `redaction-pages:${fileId}@${dossierId}`, dossierId, areas: [], load: (client) => wholeOf(most, (offset, length) => client.call('redaction.pages', { dossierId, fileId, offset, length })),
});

/** How many pages it has, and the hash that places on pages set by the program are tied to. */
export const redactionFactsRead = (dossierId: string, fileId: string): Read<{ readonly pages: number; readonly pagesSha256: string | null }> => ({
  key: `redaction-facts:${fileId}@${dossierId}`, dossierId, areas: [], load: (client) => client.call('redaction.pages', { dossierId, fileId, offset: 0, length: 1 }),
});

/** The file with those places covered. */
export const redactionPreviewRead = (dossierId: string, fileId: string, accepted: readonly RecordOf<'redactions'>[], most: number): Read<Uint8Array | null> => ({
  key: `redaction-preview:${fileId}:${JSON.stringify(accepted)}@${dossierId}`, dossierId, areas: [], load: (client) => wholeOf(most, (offset, length) => client.call('redaction.preview', { dossierId, fileId, offset, length })),
});

export const packageBytesRead = (dossierId: string, packageId: string, volume: number, most: number): Read<Uint8Array | null> => ({
  key: `package-bytes:${packageId}:${volume}@${dossierId}`, dossierId, areas: [], load: (client) => wholeOf(most, (offset, length) => client.call('package.bytes', { packageId, volume, offset, length })),
});

const PIECE = 4 * 1024 * 1024;
async function wholeOf(most: number, piece: (offset: number, length: number) => Promise<Result<{ size: number; bytes: Uint8Array }>>): Promise<Result<Uint8Array | null>> {
  const first = await piece(0, PIECE);
  if (!first.ok) return first;
  const { size, bytes } = first.value;
  if (size > most) return { ok: true, value: null };
  const whole = new Uint8Array(size);
  whole.set(bytes);
  for (let offset = bytes.length; offset < size;) {
    const next = await piece(offset, Math.min(PIECE, size - offset));
    if (!next.ok) return next;
    if (next.value.bytes.length === 0) break;
    whole.set(next.value.bytes, offset);
    offset += next.value.bytes.length;
  }
  return { ok: true, value: whole };
}

export type Finding = OutputOf<'checks.run'>['findings'][number];
export type ChecksAnswer = OutputOf<'checks.run'>;
export const checksRead = (dossierId: string): Read<ChecksAnswer> => ({
  key: `checks@${dossierId}`, dossierId, isAcross: true, areas: ['dossier', 'evidence', 'checks'], load: (client) => client.call('checks.run', { dossierId }),
});

export type LotUses = OutputOf<'chain.lotUses'>;
export const lotUsesRead = (dossierId: string, lotId: string): Read<LotUses> => ({
  key: `lot-uses:${lotId}@${dossierId}`, dossierId, isAcross: true, areas: ['dossier', 'reference'], load: (client) => client.call('chain.lotUses', { dossierId, lotId }),
});

export type Deadline = OutputOf<'deadlines.list'>[number];
export const deadlinesRead = (dossierId: string): Read<Deadline[]> => ({
  key: `deadlines@${dossierId}`, dossierId, areas: ['dossier'], load: (client) => client.call('deadlines.list', { dossierId }),
});

export type CaseReference = OutputOf<'case.reference'>;
export const caseReferenceRead: Read<CaseReference> = { key: 'case-reference', dossierId: null, areas: ['reference', 'vault'], load: (client) => client.call('case.reference', {}) };

export type Identity = OutputOf<'identity.list'>[number];
export const identitiesRead: Read<Identity[]> = { key: 'identities', dossierId: null, areas: ['identities', 'vault'], load: (client) => client.call('identity.list', {}) };

export type IssuedPackage = OutputOf<'package.history'>[number];
export const historyRead = (dossierId: string): Read<IssuedPackage[]> => ({
  key: `history@${dossierId}`, dossierId, areas: ['packages', 'dossier', 'evidence'], load: (client) => client.call('package.history', { dossierId }),
});

export type PackagePlan = OutputOf<'package.plan'>;
export type PackageOptions = InputOf<'package.plan'>['options'];
export type HandOverProfile = OutputOf<'package.profiles'>[number];
export const profilesRead: Read<HandOverProfile[]> = { key: 'hand-over-profiles', dossierId: null, areas: ['reference', 'vault'], load: (client) => client.call('package.profiles', {}) };

export const planRead = (dossierId: string, options: PackageOptions): Read<PackagePlan> => ({
  key: `plan:${JSON.stringify(options)}@${dossierId}`, dossierId, isAcross: true, areas: ['dossier', 'evidence', 'checks'], load: (client) => client.call('package.plan', { dossierId, options }),
});

export type CustodyPage = OutputOf<'custody.list'>;
export type CustodyFilter = Omit<InputOf<'custody.list'>, 'dossierId'>;
export const custodyRead = (dossierId: string, filter: CustodyFilter): Read<CustodyPage> => ({
  key: `custody:${JSON.stringify(filter)}@${dossierId}`, dossierId, areas: ['custody', 'dossier', 'evidence', 'packages', 'checks'], load: (client) => client.call('custody.list', { dossierId, ...filter }),
});

export type Safety = OutputOf<'vault.safety'>;
export const safetyRead: Read<Safety> = { key: 'safety', dossierId: null, areas: ['vault', 'custody', 'packages'], load: (client) => client.call('vault.safety', {}) };

export const bundlesRead = (dossierId: string): Read<OutputOf<'bundle.list'>> => ({
  key: `bundles@${dossierId}`, dossierId, areas: ['custody', 'dossier'], load: (client) => client.call('bundle.list', { dossierId }),
});
export const addressRead: Read<OutputOf<'bundle.address'>> = { key: 'bundle-address', dossierId: null, areas: ['vault'], load: (client) => client.call('bundle.address', {}) };

export const interruptedRead = (dossierId: string): Read<OutputOf<'evidence.interrupted'>> => ({
  key: `interrupted@${dossierId}`, dossierId, areas: ['evidence'], load: (client) => client.call('evidence.interrupted', { dossierId }),
});
