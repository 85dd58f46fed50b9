// Schema 1: dossiers as collections of records, files, texts, custody, jobs, packages, identities.

export const initial = `
CREATE TABLE dossier (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, case_type TEXT NOT NULL, entry_number TEXT,
  header TEXT NOT NULL CHECK (json_valid(header)), revision INTEGER NOT NULL, updated_at TEXT NOT NULL, trashed_at TEXT
) STRICT;

CREATE TABLE record (
  dossier_id TEXT NOT NULL REFERENCES dossier (id), collection TEXT NOT NULL, id TEXT NOT NULL, ord INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  exhibit_no TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'exhibitNo' END) STORED,
  exhibit_key TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN rtrim(body ->> 'exhibitNo', '0123456789')
    || printf('%012d', substr(body ->> 'exhibitNo', 1 + length(rtrim(body ->> 'exhibitNo', '0123456789')))) END) STORED,
  title TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'title' END) STORED,
  doc_type TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'docType' END) STORED,
  doc_date TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'docDate' END) STORED,
  pages INTEGER GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'pages' END) STORED,
  section TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'section' END) STORED,
  state TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'state' END) STORED,
  language TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'language' END) STORED,
  doc_no TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body ->> 'docNo' END) STORED,
  steps TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN body -> 'stepIds' END) STORED,
  parties TEXT GENERATED ALWAYS AS (CASE collection WHEN 'exhibits' THEN (body -> 'partyIds') || (body -> 'issuerId') || (body -> 'recipientId') END) STORED,
  exhibit_id TEXT GENERATED ALWAYS AS (CASE collection WHEN 'files' THEN body ->> 'exhibitId' END) STORED,
  sha256 TEXT GENERATED ALWAYS AS (CASE collection WHEN 'files' THEN body ->> 'sha256' END) STORED REFERENCES blob (sha256),
  PRIMARY KEY (dossier_id, collection, id)
) STRICT;
CREATE INDEX record_order ON record (dossier_id, collection, ord);
CREATE INDEX exhibit_number ON record (dossier_id, exhibit_key, ord) WHERE collection = 'exhibits';
CREATE INDEX exhibit_title ON record (dossier_id, title, ord) WHERE collection = 'exhibits';
CREATE INDEX exhibit_type ON record (dossier_id, doc_type, ord) WHERE collection = 'exhibits';
CREATE INDEX exhibit_date ON record (dossier_id, doc_date, ord) WHERE collection = 'exhibits';
CREATE INDEX exhibit_pages ON record (dossier_id, pages, ord) WHERE collection = 'exhibits';
CREATE INDEX exhibit_facets ON record (dossier_id, state, section, doc_type, language) WHERE collection = 'exhibits';
CREATE INDEX exhibit_scan ON record (dossier_id, section, doc_type, state, language, exhibit_key, ord, exhibit_no, title, doc_no, doc_date, pages, steps, parties) WHERE collection = 'exhibits';
CREATE INDEX file_exhibit ON record (dossier_id, exhibit_id, ord) WHERE collection = 'files';
CREATE INDEX file_content ON record (sha256) WHERE collection = 'files';

CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, added_at TEXT NOT NULL) STRICT;

CREATE TABLE text_page (
  rowid INTEGER PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossier (id), file_id TEXT NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL,
  UNIQUE (dossier_id, file_id, page)
) STRICT;
CREATE VIRTUAL TABLE text_search USING fts5 (text, content = 'text_page', content_rowid = 'rowid', tokenize = 'trigram remove_diacritics 1');
CREATE TRIGGER text_page_added AFTER INSERT ON text_page BEGIN
  INSERT INTO text_search (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER text_page_removed AFTER DELETE ON text_page BEGIN
  INSERT INTO text_search (text_search, rowid, text) VALUES ('delete', old.rowid, old.text);
END;

CREATE TABLE step (
  dossier_id TEXT NOT NULL REFERENCES dossier (id), seq INTEGER NOT NULL, label TEXT NOT NULL,
  forward TEXT NOT NULL, backward TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (dossier_id, seq)
) STRICT;

CREATE TABLE custody (seq INTEGER PRIMARY KEY, dossier_id TEXT, object TEXT, line TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX custody_dossier ON custody (dossier_id, seq);
CREATE TRIGGER custody_kept BEFORE DELETE ON custody BEGIN SELECT RAISE (ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER custody_fixed BEFORE UPDATE ON custody BEGIN SELECT RAISE (ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER custody_gapless BEFORE INSERT ON custody WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM custody)
BEGIN SELECT RAISE (ABORT, 'the custody log has no gaps'); END;

CREATE TABLE custody_head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE custody_private (
  seq INTEGER NOT NULL REFERENCES custody (seq), commitment TEXT NOT NULL, salt TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (seq, commitment)
) STRICT;

CREATE TABLE job (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, dossier_id TEXT, started_at TEXT NOT NULL, state TEXT NOT NULL, input TEXT NOT NULL, cursor TEXT NOT NULL
) STRICT;

CREATE TABLE package (
  id TEXT PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossier (id), issued_at TEXT NOT NULL, title TEXT NOT NULL, signer TEXT,
  dossier_revision INTEGER NOT NULL, manifest TEXT NOT NULL CHECK (json_valid(manifest))
) STRICT;
CREATE TABLE package_volume (
  package_id TEXT NOT NULL REFERENCES package (id), volume INTEGER NOT NULL, file_name TEXT NOT NULL, pages INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blob (sha256), PRIMARY KEY (package_id, volume)
) STRICT;
CREATE TRIGGER package_kept BEFORE DELETE ON package BEGIN SELECT RAISE (ABORT, 'an issued package is immutable'); END;
CREATE TRIGGER package_fixed BEFORE UPDATE ON package BEGIN SELECT RAISE (ABORT, 'an issued package is immutable'); END;
CREATE TRIGGER package_volume_kept BEFORE DELETE ON package_volume BEGIN SELECT RAISE (ABORT, 'an issued package is immutable'); END;
CREATE TRIGGER package_volume_fixed BEFORE UPDATE ON package_volume BEGIN SELECT RAISE (ABORT, 'an issued package is immutable'); END;

CREATE TABLE identity (id TEXT PRIMARY KEY, body TEXT NOT NULL CHECK (json_valid(body))) STRICT;
`;
