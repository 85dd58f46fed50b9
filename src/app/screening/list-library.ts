// The lists of the open vault: taking in a new version, and the entries of a stored one.
import { createHash } from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import { newId } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import { columnMappingSchema, type ColumnMapping } from '../../contract/list-columns.ts';
import type { Progress } from '../../contract/progress.ts';
import { diffLists, type ListDiff } from '../../domain/screening/diff-lists.ts';
import { parsedListSchema, type ListEntry, type ParsedList } from '../../domain/screening/list-entry.ts';
import type { ListVersion } from '../../domain/screening/list-version.ts';
import type { ScreeningReference } from '../../domain/screening/screening-reference.ts';
import { MAX_BYTES_TO_READ } from '../../ingest/read-limits.ts';
import { stageSource, type Content } from '../../ingest/stage-source.ts';
import type { ListFile } from '../../lists/list-file.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Services } from '../services.ts';

/** Raise when reading changes what it makes of the same file; entries are then read again. */
const VERSION = 1;
const OWN_PREFIX = 'own:';

export interface LoadRequest {
  readonly paths: readonly string[];
  readonly mapping: ColumnMapping | null;
  /** Name of a list of the user's own; for known lists their own name stands. */
  readonly name: string | null;
  readonly source: string | null;
  readonly asPublished: string | null;
}

type Tools = Pick<Services, 'environment' | 'lists'>;

interface Taken { readonly name: string; readonly content: Content }

async function takeFiles(vault: Vault, paths: readonly string[], signal: AbortSignal): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const one of paths) {
    const result = await stageSource(vault, one, signal);
    if (!result.ok) throw new Fault('disk.unreadable', { path: one, reason: result.reason });
    taken.push({ name: path.basename(one), content: result.content });
    if (!result.content.whole) throw new Fault('list.unreadable', { name: path.basename(one), reason: `it is larger than ${Math.floor(MAX_BYTES_TO_READ / 2 ** 20)} MiB` });
  }
  return taken;
}

/** The hash of the only file; of a set, that of its lines in the form of `sha256sum`, sorted by name. */
function hashOf(files: ListVersion['files']): string {
  const [only] = files;
  if (files.length === 1 && only) return only.sha256;
  return createHash('sha256').update(files.map(({ sha256, name }) => `${sha256}  ${name}\n`).sort().join('')).digest('hex');
}

const cacheKey = (version: Pick<ListVersion, 'sha256' | 'mapping'>): string => `list/${VERSION}/${version.sha256}/${JSON.stringify(version.mapping)}`;

/** Entries of a stored version: from the cache, or read from its files again. */
export async function entriesOf(vault: Vault, { lists }: Pick<Services, 'lists'>, version: ListVersion): Promise<readonly ListEntry[]> {
  const kept = await vault.cache.get(cacheKey(version));
  if (kept) return v.parse(parsedListSchema, JSON.parse(Buffer.from(kept).toString('utf8'))).entries;
  const files: ListFile[] = [];
  for (const { name, sha256 } of version.files) files.push({ name, bytes: await vault.blobs.read(sha256) });
  const list = await lists.read({ files, mapping: version.mapping === null ? null : v.parse(columnMappingSchema, version.mapping) });
  await remember(vault, version, list);
  return list.entries;
}

const remember = (vault: Vault, version: Pick<ListVersion, 'sha256' | 'mapping'>, list: ParsedList): Promise<void> => vault.cache.put(cacheKey(version), Buffer.from(JSON.stringify(list)));

/** What differs between a version and the one before it; all of it is new when there was none. */
export async function diffOf(vault: Vault, tools: Pick<Services, 'lists'>, version: ListVersion): Promise<ListDiff> {
  const before = version.before === null ? null : await vault.lists.get(version.before.id);
  return diffLists(before === null ? [] : await entriesOf(vault, tools, before), await entriesOf(vault, tools, version));
}

function identityOf(list: ParsedList, request: LoadRequest, files: ListVersion['files'], { lists }: ScreeningReference): Pick<ListVersion, 'listId' | 'name' | 'publisher' | 'source' | 'legal'> {
  const known = lists.find(({ id }) => id === list.listId);
  if (known) return { listId: known.id, name: known.name, publisher: known.publisher, source: request.source ?? known.source, legal: known.legal };
  const name = request.name ?? files[0]?.name ?? '';
  return { listId: `${OWN_PREFIX}${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`.slice(0, 60), name, publisher: null, source: request.source, legal: false };
}

/**
 * Takes the files of one list in: stored as they came, read in the disposable process, compared with the version before.
 * The same files as the newest version are not stored twice: that version is answered as `unchanged`.
 */
export async function loadList(vault: Vault, tools: Tools, reference: ScreeningReference, request: LoadRequest, progress: Progress): Promise<{ version: ListVersion; unchanged: boolean }> {
  progress.report('Reading the list', 0, null);
  const taken = await takeFiles(vault, request.paths, progress.signal);
  const staged = taken.map(({ content }) => content.staged);
  try {
    const list = await tools.lists.read({ files: taken.map(({ name, content }) => ({ name, bytes: content.bytes })), mapping: request.mapping });
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was stored.' });
    const files = taken.map(({ name, content: { staged: { sha256, size } } }) => ({ name, sha256, size })).sort((a, b) => (a.name < b.name ? -1 : 1));
    const identity = identityOf(list, request, files, reference);
    const facts = { files, sha256: hashOf(files), mapping: request.mapping === null ? null : { ...request.mapping } };
    const before = (await vault.lists.all()).find(({ listId, withdrawn }) => listId === identity.listId && withdrawn === null) ?? null;
    if (before && cacheKey(before) === cacheKey(facts)) {
      for (const one of staged) await vault.blobs.discard(one);
      return { version: before, unchanged: true };
    }
    progress.report('Comparing with the version before', 0, null);
    const diff = before === null ? null : diffLists(await entriesOf(vault, tools, before), list.entries);
    const version: ListVersion = {
      id: newId(tools.environment, 'list'), ...identity, ...facts, format: list.format, asPublished: request.asPublished ?? list.asPublished, loadedAt: tools.environment.now().toISOString(),
      entries: list.entries.length, names: list.entries.reduce((sum, entry) => sum + 1 + entry.aliases.length, 0), notes: list.notes, withdrawn: null,
      before: before === null || diff === null ? null : { id: before.id, added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length },
    };
    await remember(vault, version, list);
    await vault.lists.add(version, staged, { type: 'list.load', object: `list:${version.id}`, details: { listId: version.listId, sha256: version.sha256, asPublished: version.asPublished, entries: version.entries, ...(diff ? { added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length } : {}) } });
    return { version, unchanged: false };
  } catch (thrown) {
    for (const one of staged) await vault.blobs.discard(one);
    throw thrown;
  }
}
