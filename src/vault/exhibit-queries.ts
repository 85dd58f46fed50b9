// Lists of exhibits: filtered, sorted, paged, with their files; and the values there are to filter by.
import type { EvidenceFile, Exhibit } from '../domain/dossier/exhibit.ts';
import type { Reader, SqlValue } from './sqlite-driver.ts';
import type { Dossiers, ExhibitFilter } from './vault.ts';

const SORT_COLUMNS: Readonly<Record<ExhibitFilter['sort'], string>> = {
  exhibitNo: 'exhibit_no', title: 'title', docType: 'doc_type', docDate: 'doc_date', pages: 'pages', addedAt: 'ord',
};

/** Conditions and their values; a null filter adds nothing, so that the index on the rest is used. */
function conditions(dossierId: string, filter: ExhibitFilter): { where: string; values: SqlValue[] } {
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
  add("EXISTS (SELECT 1 FROM json_each(body -> 'stepIds') WHERE value = ?)", filter.stepId);
  add("(body ->> 'issuerId' = ? OR body ->> 'recipientId' = ?)", filter.partyId, 2);
  const like = filter.text === '' ? '' : `%${filter.text.replace(/[%_!]/g, '!$&')}%`;
  add("(title LIKE ? ESCAPE '!' OR exhibit_no LIKE ? ESCAPE '!' OR body ->> 'docNo' LIKE ? ESCAPE '!')", like, 3);
  return { where: parts.join(' AND '), values };
}

export async function listExhibits(reader: Reader, dossierId: string, filter: ExhibitFilter): ReturnType<Dossiers['exhibits']> {
  const { where, values } = conditions(dossierId, filter);
  const total = await reader.get(`SELECT count(*) AS total FROM record WHERE ${where}`, values);
  const direction = filter.descending ? 'DESC' : 'ASC';
  const rows = await reader.all(`SELECT id, body FROM record WHERE ${where} ORDER BY ${SORT_COLUMNS[filter.sort]} ${direction}, ord ${direction} LIMIT ? OFFSET ?`, [...values, filter.limit, filter.offset]);
  const files = await reader.all(
    "SELECT exhibit_id, body FROM record WHERE dossier_id = ? AND collection = 'files' AND exhibit_id IN (SELECT value FROM json_each(?)) ORDER BY ord",
    [dossierId, JSON.stringify(rows.map((row) => row['id']))],
  );
  const filesOf = new Map<string, EvidenceFile[]>();
  for (const row of files) {
    const exhibitId = String(row['exhibit_id']);
    filesOf.set(exhibitId, [...(filesOf.get(exhibitId) ?? []), JSON.parse(String(row['body'])) as EvidenceFile]);
  }
  return {
    total: Number(total?.['total'] ?? 0),
    rows: rows.map((row) => ({
      exhibit: JSON.parse(String(row['body'])) as Exhibit,
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
