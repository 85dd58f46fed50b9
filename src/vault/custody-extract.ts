// The acts of one dossier, taken out of the log with the proof of each against the signed head of the whole.
import type { SignedHead } from '../contract/custody-head.ts';
import { inclusionProof, leafHash, rootOf, addLeaf, EMPTY_FRONTIER, type Hash } from './merkle-tree.ts';
import { Fault } from '../contract/errors.ts';
import type { Row } from './sql-connection.ts';

export const EXTRACT_FORM = 'clearproof-custody-extract/1';

export interface DisclosedText { readonly commitment: string; readonly salt: string; readonly text: string; }

export interface CustodyExtract {
  readonly form: typeof EXTRACT_FORM;
  readonly dossier: string;
  readonly custody: SignedHead;
  readonly events: readonly {
    /** Exactly as it stands in the log. */
    readonly line: string;
    /** Hashes of the neighbours on the way from this line to the root, nearest first (RFC 6962, audit path). */
    readonly proof: readonly Hash[];
    /** What the commitments of the line stand for, as far as it is disclosed. */
    readonly texts: readonly DisclosedText[];
  }[];
}

/** `rows` is the whole log from its first event; `signed` a head of it. @throws Fault `vault.damagedDatabase` when the two do not belong together */
export async function extractDossier(rows: AsyncIterable<Row>, signed: SignedHead, dossierId: string, textsOf: (seq: number) => Promise<readonly DisclosedText[]>): Promise<CustodyExtract> {
  const leaves: Hash[] = [];
  const lines: { index: number; line: string }[] = [];
  for await (const row of rows) {
    if (leaves.length === signed.head.size) break;
    const line = String(row['line']);
    if (row['dossier_id'] === dossierId) lines.push({ index: leaves.length, line });
    leaves.push(leafHash(line));
  }
  if (rootOf(leaves.reduce(addLeaf, EMPTY_FRONTIER)) !== signed.head.root) throw new Fault('vault.damagedDatabase', { reason: 'the custody log does not lead to its signed head' });
  const known = new Map<string, Hash>();
  const events = [];
  for (const { index, line } of lines) events.push({ line, proof: inclusionProof(leaves, index, known), texts: await textsOf(index + 1) });
  return { form: EXTRACT_FORM, dossier: dossierId, custody: signed, events };
}
