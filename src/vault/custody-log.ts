// The append-only record of every act: canonical JSON lines, each carrying the hash of the one before.
import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import type { Environment } from '../contract/environment.ts';
import type { CustodyEvent } from '../contract/procedures/vault.ts';
import type { VaultKeys } from './key-hierarchy.ts';
import type { EncryptedDatabase, Reader, Row, Writer } from './sqlite-driver.ts';
import type { Act, Custody } from './vault.ts';

/** `prev` of the first event. */
export const GENESIS = '0'.repeat(64);
const PAGE = 1000;

const lineSchema = v.strictObject({
  v: v.literal(1), seq: v.number(), at: v.string(), type: v.string(), actor: v.string(), host: v.string(),
  dossier: v.nullable(v.string()), object: v.nullable(v.string()), reason: v.nullable(v.string()), details: v.record(v.string(), v.unknown()), prev: v.string(),
});
type Line = v.InferOutput<typeof lineSchema>;

/** SHA-256 over the UTF-8 bytes of a line, without line end: what the next event's `prev` says. */
export const lineHash = (line: string): string => createHash('sha256').update(line, 'utf8').digest('hex');

function eventOf(row: Row): CustodyEvent {
  const line = v.parse(lineSchema, JSON.parse(String(row['line'])));
  return { seq: line.seq, at: line.at, type: line.type, actor: line.actor, dossierId: line.dossier, object: line.object, reason: line.reason, details: line.details, hash: String(row['hash']) };
}

export class CustodyLog implements Custody {
  readonly #database: EncryptedDatabase;
  readonly #keys: VaultKeys;
  readonly #environment: Environment;

  constructor(database: EncryptedDatabase, keys: VaultKeys, environment: Environment) {
    this.#database = database;
    this.#keys = keys;
    this.#environment = environment;
  }

  /** A name or text as the log holds it: only who knows the text and has the vault can tell that it is meant. */
  commitment(text: string): string {
    return `commit:${createHmac('sha256', this.#keys.log).update(text.normalize('NFC')).digest('hex')}`;
  }

  /** Appends inside the transaction of the act itself: neither is ever there without the other. */
  async append(writer: Writer, act: Act, dossierId: string | null): Promise<void> {
    const last = await writer.get('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
    const event: Line = {
      v: 1, seq: Number(last?.['seq'] ?? 0) + 1, at: this.#environment.now().toISOString(), type: act.type, actor: this.#environment.actor, host: this.#environment.host,
      dossier: dossierId, object: act.object ?? null, reason: act.reason ?? null, details: { ...act.details }, prev: String(last?.['hash'] ?? GENESIS),
    };
    const line = String(canonicalize(event));
    await writer.run('INSERT INTO custody (seq, dossier_id, object, line, hash) VALUES (?, ?, ?, ?, ?)', [event.seq, dossierId, event.object, line, lineHash(line)]);
  }

  record(act: Act, dossierId: string | null = null): Promise<void> {
    return this.#database.write((writer) => this.append(writer, act, dossierId));
  }

  async list(filter: Parameters<Custody['list']>[0]): ReturnType<Custody['list']> {
    const where = '(?1 IS NULL OR dossier_id = ?1) AND (?2 IS NULL OR object = ?2) AND (?3 = \'\' OR line LIKE \'%\' || ?3 || \'%\' ESCAPE \'!\')';
    const values = [filter.dossierId, filter.object, filter.text.replace(/[%_!]/g, '!$&')];
    const total = await this.#database.read.get(`SELECT count(*) AS total FROM custody WHERE ${where}`, values);
    const rows = await this.#database.read.all(`SELECT line, hash FROM custody WHERE ${where} ORDER BY seq DESC LIMIT ?4 OFFSET ?5`, [...values, filter.limit, filter.offset]);
    return { total: Number(total?.['total'] ?? 0), rows: rows.map(eventOf) };
  }

  async head(): Promise<{ seq: number; hash: string } | null> {
    const last = await this.#database.read.get('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
    return last && { seq: Number(last['seq']), hash: String(last['hash']) };
  }

  async *#rows(): AsyncGenerator<Row> {
    for (let after = 0; ; ) {
      const rows = await this.#database.read.all('SELECT seq, dossier_id, line, hash FROM custody WHERE seq > ? ORDER BY seq LIMIT ?', [after, PAGE]);
      yield* rows;
      if (rows.length < PAGE) return;
      after = Number(rows.at(-1)?.['seq']);
    }
  }

  async *lines(dossierId: string | null = null): AsyncGenerator<string> {
    for await (const row of this.#rows()) if (dossierId === null || row['dossier_id'] === dossierId) yield String(row['line']);
  }

  /** Walks the whole chain; names the first event that does not fit. */
  async verify(): ReturnType<Custody['verify']> {
    return verifyChain(this.#database.read, this.#rows());
  }
}

async function verifyChain(reader: Reader, rows: AsyncIterable<Row>): ReturnType<Custody['verify']> {
  let [events, head] = [0, GENESIS];
  const broken = (problem: string) => ({ ok: false, events, head: events === 0 ? null : head, problem });
  for await (const row of rows) {
    const text = String(row['line']);
    const parsed = v.safeParse(lineSchema, JSON.parse(text));
    if (!parsed.success) return broken(`Event ${events + 1} is not of the form an event has.`);
    const { seq, prev } = parsed.output;
    if (seq !== events + 1 || row['seq'] !== seq) return broken(`Event ${events + 1} is missing or out of order.`);
    if (prev !== head) return broken(`Event ${seq} does not follow from the one before it.`);
    if (canonicalize(parsed.output) !== text || lineHash(text) !== row['hash']) return broken(`Event ${seq} was changed after it was written.`);
    events += 1;
    head = lineHash(text);
  }
  const counted = await reader.get('SELECT count(*) AS events FROM custody');
  if (Number(counted?.['events']) !== events) return broken('Events were removed or added while they were read.');
  return { ok: true, events, head: events === 0 ? null : head, problem: null };
}
