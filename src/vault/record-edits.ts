// Applies edits to a dossier's records and tells how to take them back.
import * as v from 'valibot';
import { Fault } from '../contract/errors.ts';
import type { Edit } from '../contract/procedures/shapes.ts';
import { collectionSchemas, headerSchema, type CollectionName, type DossierHeader } from '../domain/dossier/dossier.ts';
import type { Writer } from './sql-connection.ts';

/** One record before or after an edit: `body` null where it does not exist. */
export interface RecordState { readonly collection: CollectionName; readonly id: string; readonly ord: number; readonly body: string | null; }
/** What an undo step keeps: the states of the records it touched, and the header if it touched that. */
export interface Change { readonly records: readonly RecordState[]; readonly header: string | null; }

function parse<S extends v.GenericSchema>(schema: S, value: unknown, where: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Fault('dossier.invalid', { where: [where, v.getDotPath(issue)].filter(Boolean).join('.'), reason: issue.message });
}

/** The body a record is stored with, parsed by its collection's schema. Throws Fault `dossier.invalid` with the place. */
export function recordBody(collection: CollectionName, value: { readonly id: string }): string {
  return JSON.stringify(parse<v.GenericSchema>(collectionSchemas[collection], value, `${collection}.${value.id}`));
}

/** The header with the given fields replaced; its id stays. */
export function editedHeader(current: DossierHeader, value: Readonly<Record<string, unknown>>): DossierHeader {
  return parse(headerSchema, { ...current, ...value, id: current.id }, 'header');
}

const keyOf = ({ collection, id }: { collection: string; id: string }): string => `${collection}\0${id}`;

/** States of the named records now, in one query. CROSS JOIN keeps the order: one look-up per name, never a scan per record. */
async function statesOf(writer: Writer, dossierId: string, wanted: readonly { collection: CollectionName; id: string }[]): Promise<Map<string, RecordState>> {
  const rows = await writer.all(
    `SELECT r.collection, r.id, r.ord, r.body FROM json_each(?) AS wanted
     CROSS JOIN record AS r ON r.dossier_id = ? AND r.collection = wanted.value ->> 0 AND r.id = wanted.value ->> 1`,
    [JSON.stringify(wanted.map(({ collection, id }) => [collection, id])), dossierId],
  );
  return new Map(rows.map((row) => {
    const state: RecordState = { collection: String(row['collection']) as CollectionName, id: String(row['id']), ord: Number(row['ord']), body: String(row['body']) };
    return [keyOf(state), state];
  }));
}

/** Whether the records are in these states now. */
export async function statesAre(writer: Writer, dossierId: string, states: readonly RecordState[]): Promise<boolean> {
  const now = await statesOf(writer, dossierId, states);
  return states.every((state) => (now.get(keyOf(state))?.body ?? null) === state.body);
}

/** Puts and removes records as the states say. */
export async function writeStates(writer: Writer, dossierId: string, states: readonly RecordState[]): Promise<void> {
  const put = states.filter((state) => state.body !== null);
  const removed = states.filter((state) => state.body === null);
  if (put.length > 0) {
    await writer.run(
      `INSERT INTO record (dossier_id, collection, id, ord, body)
       SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?) WHERE true
       ON CONFLICT (dossier_id, collection, id) DO UPDATE SET body = excluded.body, ord = excluded.ord`,
      [dossierId, JSON.stringify(put.map(({ collection, id, ord, body }) => [collection, id, ord, body]))],
    );
  }
  if (removed.length > 0) {
    await writer.run(
      'DELETE FROM record WHERE dossier_id = ? AND (collection, id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))',
      [dossierId, JSON.stringify(removed.map(({ collection, id }) => [collection, id]))],
    );
  }
}

/** Applies record edits in order; answers the states after and before, as one change each way. */
export async function applyRecordEdits(writer: Writer, dossierId: string, edits: readonly Exclude<Edit, { op: 'header' }>[]): Promise<{ forward: RecordState[]; backward: RecordState[] }> {
  const wanted = edits.map((edit) => ({ collection: edit.collection, id: edit.op === 'put' ? edit.value.id : edit.id }));
  const before = await statesOf(writer, dossierId, wanted);
  const top = await writer.all('SELECT collection, max(ord) AS top FROM record WHERE dossier_id = ? GROUP BY collection', [dossierId]);
  const next = new Map(top.map((row) => [String(row['collection']), Number(row['top'])]));
  const after = new Map<string, RecordState>();
  for (const edit of edits) {
    const { collection } = edit;
    const id = edit.op === 'put' ? edit.value.id : edit.id;
    const key = keyOf({ collection, id });
    const known = after.get(key) ?? before.get(key);
    let ord = known?.ord;
    if (ord === undefined) {
      ord = (next.get(collection) ?? 0) + 1;
      next.set(collection, ord);
    }
    after.set(key, { collection, id, ord, body: edit.op === 'put' ? recordBody(collection, edit.value) : null });
  }
  const forward = [...after.values()];
  await writeStates(writer, dossierId, forward);
  return { forward, backward: forward.map((state) => before.get(keyOf(state)) ?? { ...state, body: null }) };
}
