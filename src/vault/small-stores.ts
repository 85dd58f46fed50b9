// Jobs, issued packages and signing identities: small tables with a record each.
import type { BlobStore } from './blob-store.ts';
import type { CustodyLog } from './custody-log.ts';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { Row, Writer } from './sql-connection.ts';
import type { Identities, Issue, Jobs, KeptPackage, Packages, StagedBlob, StoredIdentity, StoredJob } from './vault.ts';

export function putJob(writer: Writer, job: StoredJob): Promise<void> {
  return writer.run(
    `INSERT INTO job (id, kind, dossier_id, started_at, state, input, cursor) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, cursor = excluded.cursor`,
    [job.jobId, job.kind, job.dossierId, job.startedAt, job.state, JSON.stringify(job.input ?? null), JSON.stringify(job.cursor ?? null)],
  );
}

const jobOf = (row: Row): StoredJob => ({
  jobId: String(row['id']), kind: String(row['kind']), dossierId: row['dossier_id'] === null ? null : String(row['dossier_id']), startedAt: String(row['started_at']),
  state: String(row['state']) as StoredJob['state'], input: JSON.parse(String(row['input'])), cursor: JSON.parse(String(row['cursor'])),
});

export const jobStore = (database: EncryptedDatabase): Jobs => ({
  put: (job) => database.write((writer) => putJob(writer, job)),
  async get(jobId) {
    const row = await database.read.get('SELECT * FROM job WHERE id = ?', [jobId]);
    return row && jobOf(row);
  },
  async interrupted(dossierId) {
    return (await database.read.all("SELECT * FROM job WHERE dossier_id = ? AND state = 'running' ORDER BY started_at LIMIT 100", [dossierId])).map(jobOf);
  },
});

export interface PackageParts {
  readonly database: EncryptedDatabase;
  readonly blobs: BlobStore;
  readonly custody: CustodyLog;
  readonly environment: Environment;
}

export function packageStore({ database, blobs, custody, environment }: PackageParts): Packages {
  const complete = async (row: Row): Promise<KeptPackage> => {
    const volumes = await database.read.all('SELECT v.file_name, v.pages, v.sha256, b.size FROM package_volume AS v JOIN blob AS b ON b.sha256 = v.sha256 WHERE v.package_id = ? ORDER BY v.volume', [row['id'] ?? null]);
    const timestamps = await database.read.all('SELECT * FROM package_timestamp WHERE package_id = ? ORDER BY time, volume', [row['id'] ?? null]);
    return {
      id: String(row['id']), dossierId: String(row['dossier_id']), issuedAt: String(row['issued_at']), title: String(row['title']), signer: row['signer'] === null ? null : String(row['signer']),
      dossierRevision: Number(row['dossier_revision']), manifest: JSON.parse(String(row['manifest'])),
      volumes: volumes.map((volume) => ({ path: String(volume['file_name']), pages: Number(volume['pages']), bytes: Number(volume['size']), sha256: String(volume['sha256']) })),
      timestamps: timestamps.map((stamp) => ({ volume: Number(stamp['volume']), time: String(stamp['time']), authority: String(stamp['authority']), bytes: Number(stamp['size']), sha256: String(stamp['sha256']), updateSha256: String(stamp['update_sha256']) })),
    };
  };
  const addBlobs = async (writer: Writer, staged: readonly StagedBlob[]): Promise<void> => {
    for (const blob of staged) await writer.run('INSERT INTO blob (sha256, size, added_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [blob.sha256, blob.size, environment.now().toISOString()]);
  };
  return {
    async issue(issues: readonly Issue[], staged: readonly StagedBlob[]) {
      for (const volume of issues.flatMap(({ issued }) => issued.volumes)) {
        if (!staged.some((blob) => blob.sha256 === volume.sha256)) throw new Fault('package.failed', { reason: `volume ${volume.path} is not what was written` });
      }
      await blobs.publish(staged);
      await database.write(async (writer) => {
        await addBlobs(writer, staged);
        for (const { issued, act } of issues) {
          await writer.run('INSERT INTO package (id, dossier_id, issued_at, title, signer, dossier_revision, manifest) VALUES (?, ?, ?, ?, ?, ?, ?)',
            [issued.id, issued.dossierId, issued.issuedAt, issued.title, issued.signer, issued.dossierRevision, JSON.stringify(issued.manifest)]);
          for (const [index, volume] of issued.volumes.entries()) {
            await writer.run('INSERT INTO package_volume (package_id, volume, file_name, pages, sha256) VALUES (?, ?, ?, ?, ?)', [issued.id, index, volume.path, volume.pages, volume.sha256]);
          }
          await custody.append(writer, act, issued.dossierId);
        }
      });
    },
    async addTimestamps({ id, dossierId }, timestamps, updates, act) {
      await blobs.publish(updates);
      await database.write(async (writer) => {
        await addBlobs(writer, updates);
        for (const { volume, time, authority, bytes, sha256, updateSha256 } of timestamps) {
          await writer.run('INSERT INTO package_timestamp (package_id, volume, sha256, size, time, authority, update_sha256) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING', [id, volume, sha256, bytes, time, authority, updateSha256]);
        }
        await custody.append(writer, act, dossierId);
      });
    },
    async list(dossierId) {
      const rows = await database.read.all('SELECT * FROM package WHERE dossier_id = ? ORDER BY issued_at DESC LIMIT 1000', [dossierId]);
      return Promise.all(rows.map(complete));
    },
    async get(id) {
      const row = await database.read.get('SELECT * FROM package WHERE id = ?', [id]);
      return row && complete(row);
    },
  };
}

export function identityStore(database: EncryptedDatabase, custody: CustodyLog): Identities {
  const identityOf = (row: Row): StoredIdentity => JSON.parse(String(row['body'])) as StoredIdentity;
  return {
    list: async () => (await database.read.all('SELECT body FROM identity ORDER BY rowid LIMIT 1000')).map(identityOf),
    async get(id) {
      const row = await database.read.get('SELECT body FROM identity WHERE id = ?', [id]);
      return row && identityOf(row);
    },
    add: (identity) => database.write(async (writer) => {
      await writer.run('INSERT INTO identity (id, body) VALUES (?, ?)', [identity.id, JSON.stringify(identity)]);
      await custody.append(writer, { type: 'identity.create', object: `identity:${identity.id}` }, null);
    }),
  };
}
