// Schema 2: a journal of every row for the second record, the Merkle tree over the custody log, signed heads, fixity runs, settings.

/** What of each table is written into the journal: its columns, and those that tell which row. */
const JOURNALED: readonly { readonly table: string; readonly columns: readonly string[]; readonly key: readonly string[] }[] = [
  { table: 'dossier', columns: ['id', 'title', 'case_type', 'entry_number', 'header', 'revision', 'updated_at', 'trashed_at'], key: ['id'] },
  { table: 'blob', columns: ['sha256', 'size', 'added_at'], key: ['sha256'] },
  { table: 'record', columns: ['dossier_id', 'collection', 'id', 'ord', 'body'], key: ['dossier_id', 'collection', 'id'] },
  { table: 'text_page', columns: ['dossier_id', 'file_id', 'page', 'text'], key: ['dossier_id', 'file_id', 'page'] },
  { table: 'step', columns: ['dossier_id', 'seq', 'label', 'forward', 'backward', 'undone'], key: ['dossier_id', 'seq'] },
  { table: 'custody', columns: ['seq', 'dossier_id', 'object', 'line', 'hash'], key: ['seq'] },
  { table: 'custody_private', columns: ['seq', 'commitment', 'salt', 'value'], key: ['seq', 'commitment'] },
  { table: 'package', columns: ['id', 'dossier_id', 'issued_at', 'title', 'signer', 'dossier_revision', 'manifest'], key: ['id'] },
  { table: 'package_volume', columns: ['package_id', 'volume', 'file_name', 'pages', 'sha256'], key: ['package_id', 'volume'] },
  { table: 'identity', columns: ['id', 'body'], key: ['id'] },
  { table: 'setting', columns: ['name', 'value'], key: ['name'] },
  { table: 'signed_head', columns: ['seq', 'purpose', 'line', 'signature'], key: ['line'] },
];

const object = (columns: readonly string[], row: string): string => `json_object(${columns.map((column) => `'${column}', ${row}${column}`).join(', ')})`;
const entry = (table: string, op: 'put' | 'remove', columns: readonly string[], row: 'new.' | 'old.'): string =>
  `INSERT INTO journal (tbl, op, row) VALUES ('${table}', '${op}', ${object(columns, row)});`;

const journalTriggers = JOURNALED.map(({ table, columns, key }) => `
CREATE TRIGGER journal_${table}_added AFTER INSERT ON ${table} BEGIN ${entry(table, 'put', columns, 'new.')} END;
CREATE TRIGGER journal_${table}_changed AFTER UPDATE ON ${table} BEGIN ${entry(table, 'put', columns, 'new.')} END;
CREATE TRIGGER journal_${table}_removed AFTER DELETE ON ${table} BEGIN ${entry(table, 'remove', key, 'old.')} END;`).join('');

/** What was there before the journal began is its first content. */
const journalOfOldRows = JOURNALED.map(({ table, columns }) => `
INSERT INTO journal (tbl, op, row) SELECT '${table}', 'put', ${object(columns, '')} FROM ${table} ORDER BY rowid;`).join('');

export const secondRecord = `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;

CREATE TABLE custody_tree (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, peaks TEXT NOT NULL CHECK (json_valid(peaks))) STRICT;

CREATE TABLE signed_head (line TEXT PRIMARY KEY, seq INTEGER NOT NULL, purpose TEXT NOT NULL, signature TEXT NOT NULL) STRICT;
CREATE TRIGGER signed_head_kept BEFORE DELETE ON signed_head BEGIN SELECT RAISE (ABORT, 'a signed head is immutable'); END;
CREATE TRIGGER signed_head_fixed BEFORE UPDATE ON signed_head BEGIN SELECT RAISE (ABORT, 'a signed head is immutable'); END;

CREATE TABLE fixity_run (
  id INTEGER PRIMARY KEY, started_at TEXT NOT NULL, finished_at TEXT, next_after TEXT NOT NULL DEFAULT '', files INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE damaged_blob (sha256 TEXT PRIMARY KEY REFERENCES blob (sha256), found_at TEXT NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE journal (id INTEGER PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, op TEXT NOT NULL, row TEXT NOT NULL) STRICT;
${journalOfOldRows}
${journalTriggers}
`;
