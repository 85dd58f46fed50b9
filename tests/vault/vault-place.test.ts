// A vault in a folder that a service keeps in step, or on another computer, is warned about; one on a disk of this computer is not.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { conflictCopies, networkKind, placeWarnings, syncServiceOf } from '../../src/vault/vault-place.ts';
import { temporaryFolder } from '../support/vault.ts';

describe('a folder kept in step', () => {
  it.each([
    ['/home/ana/Dropbox/cases/vault', 'Dropbox'], ['/home/ana/Dropbox (Acme)/vault', 'Dropbox'], ['/Users/ana/OneDrive - Acme Ltd/vault', 'OneDrive'],
    ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/vault', 'iCloud Drive'], ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@acme.example/vault', 'Google Drive'],
    ['/home/ana/Google Drive/vault', 'Google Drive'], ['/home/ana/Nextcloud/vault', 'Nextcloud'],
  ])('%s is known by its name', (folder, service) => expect(syncServiceOf(folder, new Map())).toBe(service));

  it('is known by what the service leaves in it, whatever its name', async () => {
    const folder = path.join(await temporaryFolder(), 'work', 'vault');
    await mkdir(folder, { recursive: true });
    expect(await placeWarnings(folder)).toEqual([]);
    await mkdir(path.join(folder, '..', '.dropbox.cache'));
    expect((await placeWarnings(folder)).join()).toContain('kept in step by Dropbox');
    expect((await placeWarnings(path.join(folder, 'to be made'))).join()).toContain('kept in step by Dropbox');
  });

  it.each(['/home/ana/dropbox-contracts/vault', '/home/ana/boxes/vault', '/srv/clouds/vault', '/home/ana/one drive report/vault'])('%s only sounds like one', (folder) => {
    expect(syncServiceOf(folder, new Map())).toBeNull();
  });
});

describe('a folder on another computer', () => {
  const mounts = 'ana@far:/home /mnt/far fuse.sshfs rw 0 0\n/dev/sdb1 /mnt/stick fuseblk rw 0 0\n/dev/sda1 / ext4 rw 0 0\n';
  it.each([['/mnt/nfs/vault', 0x6969, 'NFS'], ['/mnt/smb/vault', -11317950, 'CIFS'], ['/mnt/far/vault', 0x65735546, 'sshfs'], ['\\\\server\\share\\vault', 0, 'a shared folder of Windows']])('%s is known', (folder, type, kind) => {
    expect(networkKind(folder, type, mounts)).toBe(kind);
  });
  it.each([['/home/ana/vault', 0xef53], ['/mnt/stick/vault', 0x65735546], ['/dev/shm/vault', 0x01021994], ['\\\\?\\C:\\vault', 0]])('%s is local', (folder, type) => {
    expect(networkKind(folder, type, mounts)).toBeNull();
  });
});

it('copies that a service made of a vault changed in two places are told; the vault’s own files are not', async () => {
  const own = ['vault.json', 'vault.json.bak', 'vault.db', 'vault.db-wal', 'vault.db-shm', 'lock.db', 'owner.json', 'vault.db.rebuilt', 'vault.json.new', 'objects'];
  expect(conflictCopies(own)).toEqual([]);
  const copies = ['vault (1).db', "vault (Ana's conflicted copy 2026-11-24).db", 'vault-DESKTOP-7QK2.db', 'vault.sync-conflict-20261124-101010-ABCDEFG.db'];
  expect(conflictCopies(copies)).toEqual(copies);
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'vault (1).db'), '');
  expect((await placeWarnings(folder)).join()).toContain('changed in two places: vault (1).db');
});
