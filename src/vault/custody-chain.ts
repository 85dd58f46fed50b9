// Walks the custody log from its first event: chain, Merkle tree, and every head that is known from elsewhere.
import type { SignedHead } from '../contract/custody-head.ts';
import { GENESIS, lineHash, parseLine } from './custody-line.ts';
import { isSignedHead } from './head-signature.ts';
import { addLeaf, EMPTY_FRONTIER, leafHash, rootOf, type Frontier } from './merkle-tree.ts';
import type { Row } from './sql-connection.ts';
import type { ChainReport } from './vault.ts';

export interface Recorded {
  /** What the database says its last event is; null for an empty log. */
  readonly last: { readonly seq: number; readonly hash: string } | null;
  readonly tree: Frontier;
  /** Heads that were written down before, in this vault or outside it. */
  readonly heads: readonly SignedHead[];
  readonly vaultId: string;
}

/**
 * Names the first thing that does not fit: an event changed, removed, added in between or reordered,
 * events missing at the end, or a history that is not the one an earlier head was taken of.
 */
export async function verifyChain(rows: AsyncIterable<Row>, recorded: Recorded): Promise<ChainReport> {
  let [events, head, frontier] = [0, GENESIS, EMPTY_FRONTIER];
  const hashAt = new Map<number, string>();
  const rootAt = new Map<number, string>();
  const wanted = new Set([recorded.last?.seq ?? 0, recorded.tree.size, ...recorded.heads.map((one) => one.head.size)]);
  const broken = (problem: string): ChainReport => ({ ok: false, events, head: events === 0 ? null : head, problem, headsCompared: recorded.heads.length });
  for await (const row of rows) {
    const text = String(row['line']);
    const line = parseLine(text);
    if (row['seq'] !== events + 1) return broken(`Event ${events + 1} is missing or out of order.`);
    if (!line || lineHash(text) !== row['hash'] || row['dossier_id'] !== line.dossier || row['object'] !== line.object) return broken(`Event ${events + 1} was changed after it was written.`);
    if (line.seq !== events + 1) return broken(`Event ${events + 1} is missing or out of order.`);
    if (line.prev !== head) return broken(`Event ${line.seq} does not follow from the one before it.`);
    events += 1;
    head = lineHash(text);
    frontier = addLeaf(frontier, leafHash(text));
    if (!wanted.has(events)) continue;
    hashAt.set(events, head);
    rootAt.set(events, rootOf(frontier));
  }
  const { last, tree, heads, vaultId } = recorded;
  if (last && hashAt.get(last.seq) !== last.hash) return broken(`Events at the end were removed: the last one should be number ${last.seq}.`);
  if (!last && events > 0) return broken('Events were put into an empty log.');
  if (tree.size > 0 && rootAt.get(tree.size) !== rootOf(tree)) return broken('The Merkle tree beside the log is not the tree of these events.');
  for (const signed of heads) {
    const { size, head: hash, root, at, vaultId: of } = signed.head;
    if (of !== vaultId) return broken(`A head of another vault (${of}) was given for comparison.`);
    if (!isSignedHead(signed)) return broken(`The signature of the head of ${at} is not valid.`);
    if (size > events) return broken(`This is an older copy: on ${at} the log already had ${size} events, here it has ${events}.`);
    if (hashAt.get(size) !== hash || rootAt.get(size) !== root) return broken(`The history was rewritten: event ${size} is not the one that was signed on ${at}.`);
  }
  return { ok: true, events, head: events === 0 ? null : head, problem: null, headsCompared: heads.length };
}
