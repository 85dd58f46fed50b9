// The append-only record of every act: canonical JSON lines, each carrying the hash of the one before.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import type { Environment } from '../contract/environment.ts';
import type { CustodyEvent } from '../contract/procedures/vault.ts';
import { hide, reveal, type HiddenText } from './custody-privacy.ts';
import type { EncryptedDatabase, Row, Writer } from './sqlite-driver.ts';
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

/** An event for the window: commitments give way to the text they stand for, where that is still kept. */
function eventOf(row: Row, texts: ReadonlyMap<string, string>): CustodyEvent {
  const line = v.parse(lineSchema, JSON.parse(String(row['line'])));
  const details = reveal(line.details, texts);
  return { seq: line.seq, at: line.at, type: line.type, actor: line.actor, dossierId: line.dossier, object: line.object, reason: line.reason, details, hash: String(row['hash']) };
}

export class CustodyLog implements Custody {
  readonly #database: EncryptedDatabase;
  readonly #environment: Environment;

  constructor(database: EncryptedDatabase, environment: Environment) {
    this.#database = database;
    this.#environment = environment;
  }

  /** Appends inside the transaction of the act itself: neither is ever there without the other. */
  async append(writer: Writer, act: Act, dossierId: string | null): Promise<void> {
    const last = await writer.get('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
    const hidden: HiddenText[] = [];
    const details = hide(act.details ?? {}, (length) => this.#environment.randomBytes(length), hidden);
    const event: Line = {
      v: 1, seq: Number(last?.['seq'] ?? 0) + 1, at: this.#environment.now().toISOString(), type: act.type, actor: this.#environment.actor, host: this.#environment.host,
      dossier: dossierId, object: act.object ?? null, reason: act.reason ?? null, details, prev: String(last?.['hash'] ?? GENESIS),
    };
    const line = String(canonicalize(event));
    const hash = lineHash(line);
    await writer.run('INSERT INTO custody (seq, dossier_id, object, line, hash) VALUES (?, ?, ?, ?, ?)', [event.seq, dossierId, event.object, line, hash]);
    await writer.run('INSERT INTO custody_head (one, seq, hash) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash', [event.seq, hash]);
    if (hidden.length === 0) return;
    await writer.run('INSERT INTO custody_private (seq, commitment, salt, value) SELECT ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)',
      [event.seq, JSON.stringify(hidden.map(({ commitment, salt, text }) => [commitment, salt, text]))]);
  }

  record(act: Act, dossierId: string | null = null): Promise<void> {
    return this.#database.write((writer) => this.append(writer, act, dossierId));
  }

  async list(filter: Parameters<Custody['list']>[0]): ReturnType<Custody['list']> {
    const where = `(?1 IS NULL OR dossier_id = ?1) AND (?2 IS NULL OR object = ?2) AND (?3 = '%%' OR line LIKE ?3 ESCAPE '!'
      OR seq IN (SELECT seq FROM custody_private WHERE value LIKE ?3 ESCAPE '!'))`;
    const values = [filter.dossierId, filter.object, `%${filter.text.replace(/[%_!]/g, '!$&')}%`];
    const total = await this.#database.read.get(`SELECT count(*) AS total FROM custody WHERE ${where}`, values);
    const rows = await this.#database.read.all(`SELECT seq, line, hash FROM custody WHERE ${where} ORDER BY seq DESC LIMIT ?4 OFFSET ?5`, [...values, filter.limit, filter.offset]);
    const kept = await this.#database.read.all('SELECT commitment, value FROM custody_private WHERE seq IN (SELECT value FROM json_each(?))', [JSON.stringify(rows.map((row) => row['seq']))]);
    const texts = new Map(kept.map((row) => [String(row['commitment']), String(row['value'])]));
    return { total: Number(total?.['total'] ?? 0), rows: rows.map((row) => eventOf(row, texts)) };
  }

  async head(): Promise<{ seq: number; hash: string } | null> {
    const last = await this.#database.read.get('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
    return last && { seq: Number(last['seq']), hash: String(last['hash']) };
  }

  async *#rows(): AsyncGenerator<Row> {
    for (let after = 0; ; ) {
      const rows = await this.#database.read.all('SELECT seq, dossier_id, object, line, hash FROM custody WHERE seq > ? ORDER BY seq LIMIT ?', [after, PAGE]);
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
    // The head first: events that are added during the walk only make the chain longer.
    const head = await this.#database.read.get('SELECT seq, hash FROM custody_head');
    return verifyChain(this.#rows(), head && { seq: Number(head['seq']), hash: String(head['hash']) });
  }
}

function parseLine(text: string): Line | null {
  try {
    const parsed = v.safeParse(lineSchema, JSON.parse(text));
    return parsed.success && canonicalize(parsed.output) === text ? parsed.output : null;
  } catch {
    // Not JSON, so not a line of the log: the caller says which.
    return null;
  }
}

async function verifyChain(rows: AsyncIterable<Row>, recorded: { seq: number; hash: string } | null): ReturnType<Custody['verify']> {
  let [events, head, atRecorded] = [0, GENESIS, GENESIS];
  const broken = (problem: string) => ({ ok: false, events, head: events === 0 ? null : head, problem });
  for await (const row of rows) {
    const text = String(row['line']);
    const line = parseLine(text);
    if (row['seq'] !== events + 1) return broken(`Event ${events + 1} is missing or out of order.`);
    if (!line || lineHash(text) !== row['hash'] || row['dossier_id'] !== line.dossier || row['object'] !== line.object) return broken(`Event ${events + 1} was changed after it was written.`);
    if (line.seq !== events + 1) return broken(`Event ${events + 1} is missing or out of order.`);
    if (line.prev !== head) return broken(`Event ${line.seq} does not follow from the one before it.`);
    events += 1;
    head = lineHash(text);
    if (events === recorded?.seq) atRecorded = head;
  }
  if (atRecorded !== (recorded?.hash ?? GENESIS)) return broken(`Events at the end were removed: the last one should be number ${recorded?.seq ?? 0}.`);
  return { ok: true, events, head: events === 0 ? null : head, problem: null };
}
