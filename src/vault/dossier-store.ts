// Dossiers in the database: stored whole, changed in steps, undone and redone.
import { createHmac } from 'node:crypto';
import { Fault } from '../contract/errors.ts';
import type { Environment } from '../contract/environment.ts';
import type { Edit } from '../contract/procedures/shapes.ts';
import { completeHeader, completeRecord } from '../domain/dossier/complete-record.ts';
import { COLLECTION_NAMES, DOSSIER_FORM, type CollectionName, type Dossier, type DossierHeader, type RecordOf } from '../domain/dossier/dossier.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import { addBlobs, type BlobStore } from './blob-store.ts';
import { putBundle } from './bundle-store.ts';
import type { CustodyLog } from './custody-log.ts';
import { exhibitFacets, listExhibits } from './exhibit-queries.ts';
import type { VaultKeys } from './key-hierarchy.ts';
import { applyRecordEdits, editedHeader, recordBody, statesAre, writeStates, type Change, type RecordState } from './record-edits.ts';
import { DossierCache } from './dossier-cache.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { Reader, Row, SqlValue, Writer } from './sql-connection.ts';
import { putJob } from './small-stores.ts';
import { putTexts, searchTexts, textsOf } from './text-index.ts';
import type { Act, Commit, Dossiers, DossierSummary, ExhibitFilter, Luggage } from './vault.ts';

export interface DossierStoreParts {
  readonly database: EncryptedDatabase;
  readonly blobs: BlobStore;
  readonly custody: CustodyLog;
  readonly keys: VaultKeys;
  readonly environment: Environment;
}

/** Records written or read at once: bounds what a commit or a reading holds in memory beside the records themselves. */
const BATCH = 2000;
/** A step of many records lies in several rows; the first has its name, the others none. */
const CONTINUED = '';

/** The edits in parts; one empty part where there are none. */
function* inParts(edits: Iterable<Edit>): Generator<Edit[]> {
  let part: Edit[] = [];
  for (const edit of edits) {
    if (part.length === BATCH) { yield part; part = []; }
    part.push(edit);
  }
  yield part;
}

export class DossierStore implements Dossiers {
  readonly #parts: DossierStoreParts;
  readonly #cache = new DossierCache();

  constructor(parts: DossierStoreParts) {
    this.#parts = parts;
  }
  get #read(): Reader {
    return this.#parts.database.read;
  }
  #now(): string {
    return this.#parts.environment.now().toISOString();
  }

  async #headerRow(reader: Reader, id: string): Promise<{ header: DossierHeader; revision: number }> {
    const row = await reader.get('SELECT header, revision FROM dossier WHERE id = ?', [id]);
    if (!row) throw new Fault('dossier.notFound', { id });
    return { header: completeHeader(JSON.parse(String(row['header']))), revision: Number(row['revision']) };
  }

  async list(): Promise<DossierSummary[]> {
    const rows = await this.#read.all(`
      SELECT id, title, case_type, entry_number, updated_at, trashed_at,
        (SELECT count(*) FROM record WHERE dossier_id = dossier.id AND collection = 'exhibits') AS exhibits,
        (SELECT count(*) FROM record WHERE dossier_id = dossier.id AND collection = 'files') AS files
      FROM dossier ORDER BY updated_at DESC`);
    const text = (value: SqlValue | undefined): string | null => (value === null || value === undefined ? null : String(value));
    return rows.map((row) => ({
      id: String(row['id']), title: String(row['title']), caseType: String(row['case_type']) as DossierSummary['caseType'], entryNumber: text(row['entry_number']),
      exhibits: Number(row['exhibits']), files: Number(row['files']), updatedAt: String(row['updated_at']), trashedAt: text(row['trashed_at']),
    }));
  }

  async revisions(): ReturnType<Dossiers['revisions']> {
    const rows = await this.#read.all('SELECT id, title, entry_number, revision FROM dossier WHERE trashed_at IS NULL ORDER BY id');
    return rows.map((row) => ({ id: String(row['id']), title: String(row['title']), entryNumber: row['entry_number'] === null ? null : String(row['entry_number']), revision: Number(row['revision']) }));
  }

  async #unpack(writer: Writer, dossierId: string, { texts = [], bundle }: Luggage): Promise<void> {
    for (const { fileId, pages } of texts) await putTexts(writer, dossierId, fileId, pages);
    if (bundle) await putBundle(writer, bundle);
  }

  async create(dossier: Dossier, act: Act, luggage: Luggage = {}): Promise<void> {
    const { form: _form, ...rest } = dossier;
    const header = editedHeader(Object.fromEntries(Object.entries(rest).filter(([key]) => !COLLECTION_NAMES.some((name) => name === key))) as DossierHeader, {});
    const states = COLLECTION_NAMES.flatMap((collection) =>
      dossier[collection].map((record, index): RecordState => ({ collection, id: record.id, ord: index + 1, body: recordBody(collection, record) })));
    await this.#parts.blobs.publish(luggage.blobs ?? []);
    await this.#parts.database.write(async (writer) => {
      if (await writer.get('SELECT 1 FROM dossier WHERE id = ?', [dossier.id])) throw new Fault('dossier.invalid', { where: 'id', reason: `${dossier.id} is in this vault already` });
      await writer.run('INSERT INTO dossier (id, title, case_type, entry_number, header, revision, updated_at) VALUES (?, ?, ?, ?, ?, 1, ?)',
        [header.id, header.title, header.case.type, header.entry.number, JSON.stringify(header), this.#now()]);
      await addBlobs(writer, luggage.blobs ?? [], this.#now());
      for (let at = 0; at < states.length; at += BATCH) await writeStates(writer, dossier.id, states.slice(at, at + BATCH));
      await this.#unpack(writer, dossier.id, luggage);
      await this.#parts.custody.append(writer, act, dossier.id);
    });
  }

  async header(id: string): Promise<{ revision: number; header: DossierHeader; counts: Record<string, number> }> {
    const { header, revision } = await this.#headerRow(this.#read, id);
    const rows = await this.#read.all('SELECT collection, count(*) AS records FROM record WHERE dossier_id = ? GROUP BY collection', [id]);
    return { revision, header, counts: { ...Object.fromEntries(COLLECTION_NAMES.map((name) => [name, 0])), ...Object.fromEntries(rows.map((row) => [String(row['collection']), Number(row['records'])])) } };
  }

  async records<C extends CollectionName>(id: string, collection: C, { offset, limit }: { offset: number; limit: number }): Promise<{ total: number; rows: RecordOf<C>[] }> {
    const total = await this.#read.get('SELECT count(*) AS total FROM record WHERE dossier_id = ? AND collection = ?', [id, collection]);
    const rows = await this.#read.all('SELECT body FROM record WHERE dossier_id = ? AND collection = ? ORDER BY ord LIMIT ? OFFSET ?', [id, collection, limit, offset]);
    return { total: Number(total?.['total'] ?? 0), rows: rows.map((row) => completeRecord(collection, JSON.parse(String(row['body'])))) };
  }

  async record<C extends CollectionName>(id: string, collection: C, recordId: string): Promise<RecordOf<C> | null> {
    const row = await this.#read.get('SELECT body FROM record WHERE dossier_id = ? AND collection = ? AND id = ?', [id, collection, recordId]);
    return row && completeRecord(collection, JSON.parse(String(row['body'])));
  }

  async filesOf(id: string, exhibitId: string): Promise<EvidenceFile[]> {
    const rows = await this.#read.all("SELECT body FROM record WHERE dossier_id = ? AND collection = 'files' AND exhibit_id = ? ORDER BY ord", [id, exhibitId]);
    return rows.map((row) => completeRecord('files', JSON.parse(String(row['body']))));
  }

  /** All records of a collection; those of the last reading that nothing touched are the same objects. */
  async #recordsOf(id: string, collection: CollectionName): Promise<{ readonly id: string }[]> {
    const known = this.#cache.untouched(id, collection);
    const records: { readonly id: string }[] = [];
    for (let after: Row | undefined = { ord: -1, rowid: -1 }; after; ) {
      const rows: Row[] = await this.#read.all('SELECT rowid, ord, id, body FROM record WHERE dossier_id = ? AND collection = ? AND (ord, rowid) > (?, ?) ORDER BY ord, rowid LIMIT ?', [id, collection, Number(after['ord']), Number(after['rowid']), BATCH]);
      for (const row of rows) records.push(known.get(String(row['id'])) ?? completeRecord(collection, JSON.parse(String(row['body']))));
      after = rows.length < BATCH ? undefined : rows.at(-1);
    }
    return records;
  }

  async read(id: string): Promise<Dossier> {
    this.#cache.begin(id);
    for (;;) {
      const { header, revision } = await this.#headerRow(this.#read, id);
      const collections: Partial<Record<CollectionName, readonly { readonly id: string }[]>> = {};
      for (const name of COLLECTION_NAMES) {
        const records = this.#cache.current(id, name) ?? await this.#recordsOf(id, name);
        this.#cache.keep(id, name, records, revision);
        collections[name] = records;
      }
      // Header and records must be of the same instant: what changed in between is read again.
      if ((await this.#headerRow(this.#read, id)).revision === revision) return { form: DOSSIER_FORM, ...header, ...collections } as Dossier;
    }
  }

  async commit(commit: Commit): Promise<number> {
    const { database, blobs, custody } = this.#parts;
    await blobs.publish(commit.blobs ?? []);
    return database.write(async (writer) => {
      const { header, revision } = await this.#headerRow(writer, commit.dossierId);
      if (commit.expectedRevision !== undefined && commit.expectedRevision !== null && commit.expectedRevision !== revision) {
        throw new Fault('dossier.editConflict', { found: revision, expected: commit.expectedRevision });
      }
      await addBlobs(writer, commit.blobs ?? [], this.#now());
      const [before, after] = [this.#fingerprint(), this.#fingerprint()];
      let [edited, label, count] = [header, commit.label, 0];
      for (const part of inParts(commit.edits)) {
        const { forward, backward, header: next } = await this.#apply(writer, commit.dossierId, edited, part);
        this.#cache.touch(commit.dossierId, forward.records, revision + 1);
        before.update(JSON.stringify(backward));
        after.update(JSON.stringify(forward));
        if (label !== null) await this.#remember(writer, commit.dossierId, label, forward, backward);
        [edited, label, count] = [next, label === null ? null : CONTINUED, count + part.length];
      }
      await this.#unpack(writer, commit.dossierId, commit);
      if (commit.job) await putJob(writer, commit.job);
      await this.#advance(writer, commit.dossierId, edited, revision + 1);
      const changes = count === 0 ? {} : { before: before.digest('hex'), after: after.digest('hex') };
      await custody.append(writer, { ...commit.act, details: { ...commit.act.details, ...changes } }, commit.dossierId);
      return revision + 1;
    });
  }

  async #apply(writer: Writer, dossierId: string, header: DossierHeader, edits: readonly Edit[]): Promise<{ forward: Change; backward: Change; header: DossierHeader }> {
    const applied = await applyRecordEdits(writer, dossierId, edits.filter((edit) => edit.op !== 'header'));
    const headerEdits = edits.filter((edit) => edit.op === 'header');
    const edited = headerEdits.reduce((current, edit) => editedHeader(current, edit.value), header);
    const stated = (one: DossierHeader): string | null => (headerEdits.length > 0 ? JSON.stringify(one) : null);
    return { forward: { records: applied.forward, header: stated(edited) }, backward: { records: applied.backward, header: stated(header) }, header: edited };
  }

  /** Keyed, so that the log proves what changed to who has the vault and tells nothing to who has only the log. */
  #fingerprint(): ReturnType<typeof createHmac> {
    return createHmac('sha256', this.#parts.keys.log);
  }

  async #remember(writer: Writer, dossierId: string, label: string, forward: Change, backward: Change): Promise<void> {
    await writer.run('DELETE FROM step WHERE dossier_id = ? AND undone = 1', [dossierId]);
    await writer.run('INSERT INTO step (dossier_id, seq, label, forward, backward) SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4 FROM step WHERE dossier_id = ?1',
      [dossierId, label, JSON.stringify(forward), JSON.stringify(backward)]);
  }

  async #advance(writer: Writer, dossierId: string, header: DossierHeader, revision: number): Promise<void> {
    await writer.run('UPDATE dossier SET header = ?, title = ?, case_type = ?, entry_number = ?, revision = ?, updated_at = ? WHERE id = ?',
      [JSON.stringify(header), header.title, header.case.type, header.entry.number, revision, this.#now(), dossierId]);
  }

  undo(id: string): Promise<{ revision: number; label: string }> {
    return this.#replay(id, 'backward');
  }
  redo(id: string): Promise<{ revision: number; label: string }> {
    return this.#replay(id, 'forward');
  }

  /** Rows of the step to be undone, last first, or to be done again, first first. */
  async #rowsOfStep(writer: Writer, id: string, direction: 'forward' | 'backward'): Promise<Row[]> {
    return direction === 'backward'
      ? writer.all('SELECT seq, label FROM step WHERE dossier_id = ?1 AND undone = 0 AND seq >= (SELECT max(seq) FROM step WHERE dossier_id = ?1 AND undone = 0 AND label <> ?2) ORDER BY seq DESC', [id, CONTINUED])
      : writer.all(`WITH undone AS (SELECT seq, label FROM step WHERE dossier_id = ?1 AND undone = 1), first AS (SELECT min(seq) AS seq FROM undone WHERE label <> ?2)
          SELECT seq, label FROM undone WHERE seq >= (SELECT seq FROM first) AND seq < coalesce((SELECT min(seq) FROM undone WHERE label <> ?2 AND seq > (SELECT seq FROM first)), 9e15) ORDER BY seq`, [id, CONTINUED]);
  }

  #replay(id: string, direction: 'forward' | 'backward'): Promise<{ revision: number; label: string }> {
    return this.#parts.database.write(async (writer) => {
      const { header, revision } = await this.#headerRow(writer, id);
      const rows = await this.#rowsOfStep(writer, id, direction);
      const label = rows.map((row) => String(row['label'])).find((one) => one !== CONTINUED);
      if (label === undefined) throw new Fault('dossier.nothingToUndo');
      let now = header;
      for (const { seq } of rows) now = await this.#replayPart(writer, id, Number(seq), direction, now, revision);
      await this.#advance(writer, id, now, revision + 1);
      await this.#parts.custody.append(writer, { type: direction === 'backward' ? 'dossier.undo' : 'dossier.redo', object: `dossier:${id}`, details: { label } }, id);
      return { revision: revision + 1, label };
    });
  }

  async #replayPart(writer: Writer, id: string, seq: number, direction: 'forward' | 'backward', header: DossierHeader, revision: number): Promise<DossierHeader> {
    const step = await writer.get('SELECT forward, backward FROM step WHERE dossier_id = ? AND seq = ?', [id, seq]);
    const change = JSON.parse(String(step?.[direction])) as Change;
    const expected = JSON.parse(String(step?.[direction === 'forward' ? 'backward' : 'forward'])) as Change;
    // Work that is not in the undo list may have touched the same records since; it must not be lost without a word.
    const untouched = (expected.header === null || expected.header === JSON.stringify(header)) && (await statesAre(writer, id, expected.records));
    if (!untouched) throw new Fault('dossier.editConflict', { found: revision, expected: 'the state of that step' });
    await writeStates(writer, id, change.records);
    this.#cache.touch(id, change.records, revision + 1);
    await writer.run('UPDATE step SET undone = ? WHERE dossier_id = ? AND seq = ?', [direction === 'backward' ? 1 : 0, id, seq]);
    return change.header === null ? header : (JSON.parse(change.header) as DossierHeader);
  }

  trash(id: string): Promise<void> {
    return this.#setTrashed(id, this.#now(), 'dossier.trash');
  }
  restore(id: string): Promise<void> {
    return this.#setTrashed(id, null, 'dossier.restore');
  }
  #setTrashed(id: string, at: string | null, type: string): Promise<void> {
    return this.#parts.database.write(async (writer) => {
      await this.#headerRow(writer, id);
      await writer.run('UPDATE dossier SET trashed_at = ? WHERE id = ?', [at, id]);
      await this.#parts.custody.append(writer, { type, object: `dossier:${id}` }, id);
    });
  }

  exhibits(id: string, filter: ExhibitFilter): ReturnType<Dossiers['exhibits']> {
    return listExhibits(this.#read, id, filter);
  }
  facets(id: string): ReturnType<Dossiers['facets']> {
    return exhibitFacets(this.#read, id);
  }
  texts(id: string, fileId: string): ReturnType<Dossiers['texts']> {
    return textsOf(this.#read, id, fileId);
  }
  search(id: string, text: string, limit: number): ReturnType<Dossiers['search']> {
    return searchTexts(this.#read, id, text, limit);
  }
}
