// Dossiers in the database: stored whole, changed in steps, undone and redone.
import { createHmac } from 'node:crypto';
import { Fault } from '../contract/errors.ts';
import type { Environment } from '../contract/environment.ts';
import { completeHeader, completeRecord } from '../domain/dossier/complete-record.ts';
import { COLLECTION_NAMES, DOSSIER_FORM, type CollectionName, type Dossier, type DossierHeader, type RecordOf } from '../domain/dossier/dossier.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import { addBlobs, type BlobStore } from './blob-store.ts';
import { putBundle } from './bundle-store.ts';
import type { CustodyLog } from './custody-log.ts';
import { exhibitFacets, listExhibits } from './exhibit-queries.ts';
import type { VaultKeys } from './key-hierarchy.ts';
import { applyRecordEdits, editedHeader, recordBody, statesAre, writeStates, type Change, type RecordState } from './record-edits.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { Reader, SqlValue, Writer } from './sql-connection.ts';
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

/** Rows a bulk insert takes at once. */
const BATCH = 5000;

export class DossierStore implements Dossiers {
  readonly #parts: DossierStoreParts;
  /** Records of the dossier read last, by their stored text: what did not change stays the same object. */
  #lastRead = new Map<string, unknown>();

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

  async read(id: string): Promise<Dossier> {
    const collections: Record<string, unknown[]> = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, []]));
    // One statement, so that header and records are of the same instant. No collection has an empty name.
    const rows = await this.#read.all("SELECT '' AS collection, 0 AS ord, header AS body FROM dossier WHERE id = ?1 UNION ALL SELECT collection, ord, body FROM record WHERE dossier_id = ?1 ORDER BY collection, ord", [id]);
    const [first, ...records] = rows;
    if (!first) throw new Fault('dossier.notFound', { id });
    const header = completeHeader(JSON.parse(String(first['body'])));
    const read = new Map<string, unknown>();
    for (const row of records) {
      const body = String(row['body']);
      const record: unknown = this.#lastRead.get(body) ?? completeRecord(String(row['collection']) as CollectionName, JSON.parse(body));
      read.set(body, record);
      collections[String(row['collection'])]?.push(record);
    }
    this.#lastRead = read;
    return { form: DOSSIER_FORM, ...header, ...collections } as Dossier;
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
      const applied = await applyRecordEdits(writer, commit.dossierId, commit.edits.filter((edit) => edit.op !== 'header'));
      const headerEdits = commit.edits.filter((edit) => edit.op === 'header');
      const edited = headerEdits.reduce((current, edit) => editedHeader(current, edit.value), header);
      const forward: Change = { records: applied.forward, header: headerEdits.length > 0 ? JSON.stringify(edited) : null };
      const backward: Change = { records: applied.backward, header: headerEdits.length > 0 ? JSON.stringify(header) : null };
      await this.#unpack(writer, commit.dossierId, commit);
      if (commit.job) await putJob(writer, commit.job);
      if (commit.label !== null) await this.#remember(writer, commit.dossierId, commit.label, forward, backward);
      await this.#advance(writer, commit.dossierId, edited, revision + 1);
      const changes = commit.edits.length === 0 ? {} : { before: this.#fingerprint(backward), after: this.#fingerprint(forward) };
      await custody.append(writer, { ...commit.act, details: { ...commit.act.details, ...changes } }, commit.dossierId);
      return revision + 1;
    });
  }

  /** Keyed, so that the log proves what changed to who has the vault and tells nothing to who has only the log. */
  #fingerprint(change: Change): string {
    return createHmac('sha256', this.#parts.keys.log).update(JSON.stringify(change)).digest('hex');
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
    return this.#replay(id, 'undone = 0 ORDER BY seq DESC', 'backward', 1, 'dossier.undo');
  }
  redo(id: string): Promise<{ revision: number; label: string }> {
    return this.#replay(id, 'undone = 1 ORDER BY seq', 'forward', 0, 'dossier.redo');
  }

  #replay(id: string, which: string, direction: 'forward' | 'backward', undone: 0 | 1, type: string): Promise<{ revision: number; label: string }> {
    return this.#parts.database.write(async (writer) => {
      const { header, revision } = await this.#headerRow(writer, id);
      const step = await writer.get(`SELECT seq, label, forward, backward FROM step WHERE dossier_id = ? AND ${which} LIMIT 1`, [id]);
      if (!step) throw new Fault('dossier.nothingToUndo');
      const change = JSON.parse(String(step[direction])) as Change;
      const expected = JSON.parse(String(step[direction === 'forward' ? 'backward' : 'forward'])) as Change;
      // Work that is not in the undo list may have touched the same records since; it must not be lost without a word.
      const untouched = (expected.header === null || expected.header === JSON.stringify(header)) && (await statesAre(writer, id, expected.records));
      if (!untouched) throw new Fault('dossier.editConflict', { found: revision, expected: 'the state of that step' });
      await writeStates(writer, id, change.records);
      await this.#advance(writer, id, change.header === null ? header : (JSON.parse(change.header) as DossierHeader), revision + 1);
      await writer.run('UPDATE step SET undone = ? WHERE dossier_id = ? AND seq = ?', [undone, id, Number(step['seq'])]);
      const label = String(step['label']);
      await this.#parts.custody.append(writer, { type, object: `dossier:${id}`, details: { label } }, id);
      return { revision: revision + 1, label };
    });
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
