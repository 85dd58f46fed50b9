// Lists of exhibits: filtered, sorted, paged, with their files; and the values there are to filter by.
import { completeRecord } from '../domain/dossier/complete-record.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import type { Reader, SqlValue } from './sql-connection.ts';
import type { Dossiers, ExhibitFilter } from './vault.ts';

const SORT_COLUMNS: Readonly<Record<ExhibitFilter['sort'], string>> = {
  exhibitNo: 'exhibit_key', title: 'title', docType: 'doc_type', docDate: 'doc_date', pages: 'pages', addedAt: 'ord',
};

/** Conditions and their values; a null filter adds nothing. `filtered` tells whether any exhibit is left out. */
function conditions(dossierId: string, filter: ExhibitFilter): { where: string; values: SqlValue[]; filtered: boolean } {
  const parts = ["dossier_id = ?", "collection = 'exhibits'"];
  const values: SqlValue[] = [dossierId];
  const add = (condition: string, value: string | null, times = 1): void => {
    if (value === null || value === '') return;
    parts.push(condition);
    for (let time = 0; time < times; time++) values.push(value);
  };
  add('state = ?', filter.state);
  add('section = ?', filter.section);
  add('doc_type = ?', filter.docType);
  add('language = ?', filter.language);
  // Ids stand in these columns as JSON strings, quotes included, so that one id is never found inside another.
  add('instr(steps, json_quote(?)) > 0', filter.stepId);
  add('instr(parties, json_quote(?)) > 0', filter.partyId);
  const like = filter.text === '' ? '' : `%${filter.text.replace(/[%_!]/g, '!$&')}%`;
  add("(title LIKE ? ESCAPE '!' OR exhibit_no LIKE ? ESCAPE '!' OR doc_no LIKE ? ESCAPE '!')", like, 3);
  return { where: parts.join(' AND '), values, filtered: parts.length > 2 };
}

export async function listExhibits(reader: Reader, dossierId: string, filter: ExhibitFilter): ReturnType<Dossiers['exhibits']> {
  const { where, values, filtered } = conditions(dossierId, filter);
  // Filters read one index that holds all their columns: the bodies of 100,000 exhibits are never decrypted for a page of 100.
  const source = filtered ? 'record INDEXED BY exhibit_scan' : 'record';
  const total = await reader.get(`SELECT count(*) AS total FROM ${source} WHERE ${where}`, values);
  const direction = filter.descending ? 'DESC' : 'ASC';
  const order = (table: string): string => `${table}${SORT_COLUMNS[filter.sort]} ${direction}, ${table}ord ${direction}`;
  const rows = await reader.all(
    `SELECT r.id, r.body FROM (SELECT rowid FROM ${source} WHERE ${where} ORDER BY ${order('')} LIMIT ? OFFSET ?) AS page
     CROSS JOIN record AS r ON r.rowid = page.rowid ORDER BY ${order('r.')}`,
    [...values, filter.limit, filter.offset],
  );
  const files = await reader.all(
    "SELECT exhibit_id, body FROM record WHERE dossier_id = ? AND collection = 'files' AND exhibit_id IN (SELECT value FROM json_each(?)) ORDER BY ord",
    [dossierId, JSON.stringify(rows.map((row) => row['id']))],
  );
  const filesOf = new Map<string, EvidenceFile[]>();
  for (const row of files) {
    const exhibitId = String(row['exhibit_id']);
    filesOf.set(exhibitId, [...(filesOf.get(exhibitId) ?? []), completeRecord('files', JSON.parse(String(row['body'])))]);
  }
  return {
    total: Number(total?.['total'] ?? 0),
    rows: rows.map((row) => ({
      exhibit: completeRecord('exhibits', JSON.parse(String(row['body']))),
      files: filesOf.get(String(row['id'])) ?? [],
    })),
  };
}

/** For each facet the values that occur, most frequent first. */
export async function exhibitFacets(reader: Reader, dossierId: string): ReturnType<Dossiers['facets']> {
  const facets: Record<string, { value: string; count: number }[]> = {};
  for (const [name, column] of [['state', 'state'], ['section', 'section'], ['docType', 'doc_type'], ['language', 'language']] as const) {
    const rows = await reader.all(
      `SELECT ${column} AS value, count(*) AS count FROM record WHERE dossier_id = ? AND collection = 'exhibits' GROUP BY ${column} ORDER BY count DESC, value LIMIT 200`, [dossierId]);
    facets[name] = rows.map((row) => ({ value: String(row['value']), count: Number(row['count']) }));
  }
  return facets;
}
