// Extracted text by page, and the search over it.
import type { Reader, Row, Writer } from './sql-connection.ts';
import type { Dossiers, TextPage } from './vault.ts';

/** Shorter words have no trigram; they are looked for by plain comparison. */
const TRIGRAM = 3;
const SNIPPET_CHARACTERS = 80;

/** Replaces the text of a file. */
export async function putTexts(writer: Writer, dossierId: string, fileId: string, pages: readonly TextPage[]): Promise<void> {
  await writer.run('DELETE FROM text_page WHERE dossier_id = ? AND file_id = ?', [dossierId, fileId]);
  if (pages.length === 0) return;
  await writer.run('INSERT INTO text_page (dossier_id, file_id, page, text) SELECT ?, ?, value ->> 0, value ->> 1 FROM json_each(?)',
    [dossierId, fileId, JSON.stringify(pages.map(({ page, text }) => [page, text]))]);
}

export async function textsOf(reader: Reader, dossierId: string, fileId: string): Promise<TextPage[]> {
  const rows = await reader.all('SELECT page, text FROM text_page WHERE dossier_id = ? AND file_id = ? ORDER BY page', [dossierId, fileId]);
  return rows.map((row) => ({ page: Number(row['page']), text: String(row['text']) }));
}

/** The words around the first place a word stands, on one line. */
function snippetOf(text: string, word: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()));
  const from = Math.max(0, at - SNIPPET_CHARACTERS / 2);
  const cut = text.slice(from, from + 2 * SNIPPET_CHARACTERS).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${cut}${from + 2 * SNIPPET_CHARACTERS < text.length ? '…' : ''}`;
}

/** Pages that hold every word of `text`. Nothing a person types is query syntax: words are quoted. */
export async function searchTexts(reader: Reader, dossierId: string, text: string, limit: number): ReturnType<Dossiers['search']> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return [];
  const long = words.filter((word) => Array.from(word).length >= TRIGRAM);
  const short = words.filter((word) => !long.includes(word));
  const matches = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const likes = short.map((word) => `%${word.replace(/[%_!]/g, '!$&')}%`);
  const where = ['p.dossier_id = ?', ...(long.length > 0 ? ['p.rowid IN (SELECT rowid FROM text_search WHERE text_search MATCH ?)'] : []), ...likes.map(() => "p.text LIKE ? ESCAPE '!'")];
  const rows = await reader.all(
    `SELECT p.file_id, p.page, p.text, f.body AS file, e.id AS exhibit_id, e.exhibit_no, e.title FROM text_page AS p
     JOIN record AS f ON f.dossier_id = p.dossier_id AND f.collection = 'files' AND f.id = p.file_id
     LEFT JOIN record AS e ON e.dossier_id = p.dossier_id AND e.collection = 'exhibits' AND e.id = f.exhibit_id
     WHERE ${where.join(' AND ')} ORDER BY e.exhibit_no, p.file_id, p.page LIMIT ?`,
    [dossierId, ...(long.length > 0 ? [matches] : []), ...likes, limit],
  );
  return rows.map((row) => hitOf(row, first));
}

function hitOf(row: Row, word: string): Awaited<ReturnType<Dossiers['search']>>[number] {
  const text = (name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  const file = JSON.parse(String(row['file'])) as { name: string };
  return { exhibitId: text('exhibit_id'), exhibitNo: text('exhibit_no'), title: text('title') ?? file.name, fileId: String(row['file_id']), page: Number(row['page']), snippet: snippetOf(String(row['text']), word) };
}
