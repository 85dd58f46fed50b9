// What is mended when a vault is opened after a crash. Doing it twice changes nothing more.
import type { BlobStore } from './blob-store.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';

const PAGE = 10_000;

async function knownObjects(database: EncryptedDatabase, blobs: BlobStore): Promise<Set<string>> {
  const known = new Set<string>();
  for (let after = ''; ; ) {
    const rows = await database.read.all('SELECT sha256 FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT ?', [after, PAGE]);
    for (const row of rows) known.add(blobs.objectFileName(String(row['sha256'])));
    if (rows.length < PAGE) return known;
    after = String(rows.at(-1)?.['sha256']);
  }
}

/** Clears half-written files and sets old orphans aside; answers in words what was done, nothing after a clean close. */
export async function recoverFromCrash(database: EncryptedDatabase, blobs: BlobStore): Promise<string[]> {
  const known = await knownObjects(database, blobs);
  const { temporary, orphans } = await blobs.clean((name) => known.has(name));
  const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;
  return [
    ...(temporary > 0 ? [`${count(temporary, 'half-written file')} of an interrupted import removed; the originals were not touched.`] : []),
    ...(orphans > 0 ? [`${count(orphans, 'stored file')} that no dossier refers to set aside in the folder trash.`] : []),
  ];
}
