// The Merkle tree beside the custody chain, kept in the database as its frontier.
import { addLeaf, EMPTY_FRONTIER, leafHash, type Frontier } from './merkle-tree.ts';
import type { Reader, Writer } from './sql-connection.ts';

const PAGE = 1000;

export async function readFrontier(reader: Reader): Promise<Frontier> {
  const row = await reader.get('SELECT size, peaks FROM custody_tree');
  return row ? { size: Number(row['size']), peaks: JSON.parse(String(row['peaks'])) as string[] } : EMPTY_FRONTIER;
}

function writeFrontier(writer: Writer, { size, peaks }: Frontier): Promise<void> {
  return writer.run('INSERT INTO custody_tree (one, size, peaks) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET size = excluded.size, peaks = excluded.peaks', [size, JSON.stringify(peaks)]);
}

export async function growTree(writer: Writer, line: string): Promise<void> {
  await writeFrontier(writer, addLeaf(await readFrontier(writer), leafHash(line)));
}

/** Makes the frontier anew from the lines that are there. */
export async function rebuildCustodyTree(writer: Writer): Promise<void> {
  let frontier = EMPTY_FRONTIER;
  for (let after = 0; ; ) {
    const rows = await writer.all('SELECT seq, line FROM custody WHERE seq > ? ORDER BY seq LIMIT ?', [after, PAGE]);
    for (const row of rows) frontier = addLeaf(frontier, leafHash(String(row['line'])));
    if (rows.length < PAGE) break;
    after = Number(rows.at(-1)?.['seq']);
  }
  await writeFrontier(writer, frontier);
}
