// Schema 3: the timestamps that authorities gave for issued packages, each with the bytes that add it to its volume.

const columns = ['package_id', 'volume', 'sha256', 'size', 'time', 'authority', 'update_sha256'];
const put = `INSERT INTO journal (tbl, op, row) VALUES ('package_timestamp', 'put', json_object(${columns.map((column) => `'${column}', new.${column}`).join(', ')}));`;

export const packageTimestamps = `
CREATE TABLE package_timestamp (
  package_id TEXT NOT NULL, volume INTEGER NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, time TEXT NOT NULL, authority TEXT NOT NULL,
  update_sha256 TEXT NOT NULL REFERENCES blob (sha256), PRIMARY KEY (package_id, volume, sha256), FOREIGN KEY (package_id, volume) REFERENCES package_volume (package_id, volume)
) STRICT;
CREATE TRIGGER package_timestamp_kept BEFORE DELETE ON package_timestamp BEGIN SELECT RAISE (ABORT, 'a timestamp is immutable'); END;
CREATE TRIGGER package_timestamp_fixed BEFORE UPDATE ON package_timestamp BEGIN SELECT RAISE (ABORT, 'a timestamp is immutable'); END;
CREATE TRIGGER journal_package_timestamp_added AFTER INSERT ON package_timestamp BEGIN ${put} END;
`;
