// The append-only record of every act: canonical JSON lines, each carrying the hash of the one before.
import * as v from 'valibot';
import { HEAD_FORM, type SignedHead } from '../contract/custody-head.ts';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { CustodyEvent } from '../contract/procedures/vault.ts';
import { verifyChain } from './custody-chain.ts';
import { extractDossier, type CustodyExtract } from './custody-extract.ts';
import { GENESIS, lineHash, lineSchema, writeLine, type Line } from './custody-line.ts';
import { hide, hideText, reveal, type HiddenText } from './custody-privacy.ts';
import { growTree, readFrontier } from './custody-tree.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import { headLine, signBytes, signHead } from './head-signature.ts';
import { rootOf } from './merkle-tree.ts';
import type { Reader, Row, Writer } from './sql-connection.ts';
import type { Act, Custody, HeadPurpose, Profile } from './vault.ts';

const PAGE = 1000;

/** An event for the window: commitments give way to the text they stand for, where that is still kept. */
function eventOf(row: Row, texts: ReadonlyMap<string, string>): CustodyEvent {
  const line = v.parse(lineSchema, JSON.parse(String(row['line'])));
  const reason = line.reason === null ? null : texts.get(line.reason) ?? line.reason;
  return { seq: line.seq, at: line.at, type: line.type, actor: line.actor, profile: line.profile ?? null, dossierId: line.dossier, object: line.object, reason, details: reveal(line.details, texts), hash: String(row['hash']) };
}

export interface CustodyParts {
  readonly database: EncryptedDatabase;
  readonly environment: Environment;
  readonly vaultId: string;
  /** Seed of the key that signs heads. */
  readonly signing: Uint8Array;
}

export class CustodyLog implements Custody {
  readonly #parts: CustodyParts;
  #profile: Profile | null = null;

  constructor(parts: CustodyParts) {
    this.#parts = parts;
  }
  get #read(): Reader {
    return this.#parts.database.read;
  }

  /** Stamps the acts from now on with this person. */
  stampWith(profile: Profile | null): void {
    this.#profile = profile;
  }
  /** Name of the person of the profile, else the login name. */
  actor(): string {
    return this.#profile?.name ?? this.#parts.environment.actor;
  }

  /** Appends inside the transaction of the act itself: neither is ever there without the other. */
  async append(writer: Writer, act: Act, dossierId: string | null): Promise<void> {
    const { environment } = this.#parts;
    const last = await writer.get('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
    const hidden: HiddenText[] = [];
    const random = (length: number): Uint8Array => environment.randomBytes(length);
    const reason = act.reason === undefined || act.reason === null ? null : hideText(act.reason, random, hidden);
    const event: Line = {
      v: 1, seq: Number(last?.['seq'] ?? 0) + 1, at: environment.now().toISOString(), type: act.type, actor: environment.actor, host: environment.host, ...(this.#profile === null ? {} : { profile: this.#profile }),
      dossier: dossierId, object: act.object ?? null, reason, details: hide(act.details ?? {}, random, hidden), prev: String(last?.['hash'] ?? GENESIS),
    };
    const line = writeLine(event);
    const hash = lineHash(line);
    await writer.run('INSERT INTO custody (seq, dossier_id, object, line, hash) VALUES (?, ?, ?, ?, ?)', [event.seq, dossierId, event.object, line, hash]);
    await writer.run('INSERT INTO custody_head (one, seq, hash) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash', [event.seq, hash]);
    await growTree(writer, line);
    if (hidden.length === 0) return;
    await writer.run('INSERT INTO custody_private (seq, commitment, salt, value) SELECT ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)',
      [event.seq, JSON.stringify(hidden.map(({ commitment, salt, text }) => [commitment, salt, text]))]);
  }

  record(act: Act, dossierId: string | null = null): Promise<void> {
    return this.#parts.database.write((writer) => this.append(writer, act, dossierId));
  }

  async list(filter: Parameters<Custody['list']>[0]): ReturnType<Custody['list']> {
    const where = `(?1 IS NULL OR dossier_id = ?1) AND (?2 IS NULL OR object = ?2) AND (?3 = '%%' OR line LIKE ?3 ESCAPE '!'
      OR seq IN (SELECT seq FROM custody_private WHERE value LIKE ?3 ESCAPE '!'))`;
    const values = [filter.dossierId, filter.object, `%${filter.text.replace(/[%_!]/g, '!$&')}%`];
    const total = await this.#read.get(`SELECT count(*) AS total FROM custody WHERE ${where}`, values);
    const rows = await this.#read.all(`SELECT seq, line, hash FROM custody WHERE ${where} ORDER BY seq DESC LIMIT ?4 OFFSET ?5`, [...values, filter.limit, filter.offset]);
    const kept = await this.#read.all('SELECT commitment, value FROM custody_private WHERE seq IN (SELECT value FROM json_each(?))', [JSON.stringify(rows.map((row) => row['seq']))]);
    const texts = new Map(kept.map((row) => [String(row['commitment']), String(row['value'])]));
    return { total: Number(total?.['total'] ?? 0), rows: rows.map((row) => eventOf(row, texts)) };
  }

  async head(): Promise<{ seq: number; hash: string } | null> {
    const last = await this.#read.get('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
    return last && { seq: Number(last['seq']), hash: String(last['hash']) };
  }

  /** The head as `reader` sees it, signed; not yet remembered. */
  async describeHead(reader: Reader): Promise<SignedHead> {
    const { environment, signing, vaultId } = this.#parts;
    const last = await reader.get('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
    if (!last) throw new Fault('vault.damagedDatabase', { reason: 'the custody log is empty' });
    return signHead(signing, { form: HEAD_FORM, vaultId, size: Number(last['seq']), head: String(last['hash']), root: rootOf(await readFrontier(reader)), at: environment.now().toISOString() });
  }

  /** Remembers a head that leaves the vault: a later verification compares the history with it. */
  async keepHead({ head, signature }: SignedHead, purpose: HeadPurpose): Promise<void> {
    await this.#parts.database.write((writer) => writer.run('INSERT INTO signed_head (line, seq, purpose, signature) VALUES (?, ?, ?, ?) ON CONFLICT (line) DO NOTHING', [headLine(head), head.size, purpose, signature]));
  }

  sign(bytes: Uint8Array): Uint8Array {
    return signBytes(this.#parts.signing, bytes);
  }

  async signHead(purpose: HeadPurpose): Promise<SignedHead> {
    const signed = await this.#parts.database.write((writer) => this.describeHead(writer));
    await this.keepHead(signed, purpose);
    return signed;
  }

  async signedHeads(limit = 100): Promise<SignedHead[]> {
    const rows = await this.#read.all('SELECT line, signature FROM signed_head ORDER BY seq DESC LIMIT ?', [limit]);
    return rows.map((row) => ({ head: JSON.parse(String(row['line'])) as SignedHead['head'], signature: String(row['signature']) }));
  }

  async differsFrom({ head: { size, head, at } }: SignedHead): Promise<string | null> {
    const [row, last] = [await this.#read.get('SELECT hash FROM custody WHERE seq = ?', [size]), await this.head()];
    if (!row) return `This is an older copy of the vault: on ${at} its log already had ${size} events, here it has ${last?.seq ?? 0}. What was done after that is not in it.`;
    return row['hash'] === head ? null : `The history of this vault is not the one this computer saw on ${at}: event ${size} is another.`;
  }

  /** Rows of the log, oldest first. */
  async *rows(): AsyncGenerator<Row> {
    for (let after = 0; ; ) {
      const rows = await this.#read.all('SELECT seq, dossier_id, object, line, hash FROM custody WHERE seq > ? ORDER BY seq LIMIT ?', [after, PAGE]);
      yield* rows;
      if (rows.length < PAGE) return;
      after = Number(rows.at(-1)?.['seq']);
    }
  }

  async *lines(dossierId: string | null = null): AsyncGenerator<string> {
    for await (const row of this.rows()) if (dossierId === null || row['dossier_id'] === dossierId) yield String(row['line']);
  }

  async extract(dossierId: string, withTexts: boolean): Promise<CustodyExtract> {
    const signed = await this.signHead('export');
    return extractDossier(this.rows(), signed, dossierId, async (seq) => {
      if (!withTexts) return [];
      const rows = await this.#read.all('SELECT commitment, salt, value FROM custody_private WHERE seq = ? ORDER BY commitment LIMIT 100000', [seq]);
      return rows.map((row) => ({ commitment: String(row['commitment']), salt: String(row['salt']), text: String(row['value']) }));
    });
  }

  async verify(known: readonly SignedHead[] = []): ReturnType<Custody['verify']> {
    // The records first: events that are added during the walk only make the chain longer.
    const [last, tree, heads] = [await this.#read.get('SELECT seq, hash FROM custody_head'), await readFrontier(this.#read), await this.signedHeads()];
    return verifyChain(this.rows(), { last: last && { seq: Number(last['seq']), hash: String(last['hash']) }, tree, heads: [...heads, ...known], vaultId: this.#parts.vaultId });
  }
}
