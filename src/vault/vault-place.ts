// Whether a folder is a safe place for a vault: not one that a cloud service keeps in step, nor one on another computer.
import { readdir, readFile, realpath, stat, statfs } from 'node:fs/promises';
import path from 'node:path';

/** Kinds of file systems that lie on another computer, by the number Linux gives them (statfs(2), linux/magic.h). */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'], [0x517b, 'SMB'], [0xff534d42, 'CIFS'], [0xfe534d42, 'SMB'], [0x01021997, '9P'], [0x5346414f, 'AFS'], [0x6b414653, 'AFS'], [0x73757245, 'Coda'], [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'], [0x01161970, 'GFS2'], [0x7461636f, 'OCFS2'], [0x564c, 'NCP'], [0x786f4256, 'a folder shared by the host of a virtual machine'],
]);
const FUSE = 0x65735546;
/** Programs that show another computer's files through FUSE; others, for NTFS or an encrypted disk, are local. */
const NETWORK_PROGRAMS = /^fuse\.(sshfs|rclone|s3fs|davfs|davfs2|gvfsd-fuse|google-drive-ocamlfuse|onedriver|glusterfs|cephfs|smbnetfs|curlftpfs|gcsfuse|goofys|juicefs)$/;

interface SyncService { readonly name: string; /** A folder of the path by its name. */ readonly folder: RegExp; /** Files that the service leaves in its folder. */ readonly marks: readonly string[]; }

const SYNC_SERVICES: readonly SyncService[] = [
  { name: 'Dropbox', folder: /^dropbox( \(.+\))?$/i, marks: ['.dropbox', '.dropbox.cache'] },
  { name: 'OneDrive', folder: /^onedrive( ?- ?.+)?$/i, marks: ['.849C9593-D756-4E56-8D6E-42412F2A707B'] },
  { name: 'iCloud Drive', folder: /^(icloud ?drive|com~apple~clouddocs|mobile documents)$/i, marks: ['.icloud'] },
  { name: 'Google Drive', folder: /^(google ?drive( ?- ?.+)?|googledrive-.+|drivefs)$/i, marks: ['.tmp.drivedownload', '.tmp.driveupload'] },
  { name: 'a cloud service', folder: /^cloudstorage$/i, marks: [] },
  { name: 'Nextcloud', folder: /^nextcloud$/i, marks: ['.nextcloudsync.log'] },
  { name: 'ownCloud', folder: /^owncloud$/i, marks: ['.owncloudsync.log'] },
  { name: 'Box', folder: /^box( sync)?$/i, marks: [] },
  { name: 'pCloud', folder: /^pcloud ?drive$/i, marks: [] },
  { name: 'Syncthing', folder: /^syncthing$/i, marks: ['.stfolder'] },
];

/** What a service makes of a file of the vault that was changed in two places. */
const CONFLICT_COPY = /^(vault|lock|owner)( \(\d+\)|.*conflict.*|-[A-Za-z0-9-]+)\.(db|json)$|^vault\.sync-conflict-.*$/i;

/** The service whose name or mark is on the way to `folder`; null when there is none. `marksIn` lists the names in a folder. */
export function syncServiceOf(folder: string, marksIn: ReadonlyMap<string, readonly string[]>): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    const names = marksIn.get(at) ?? [];
    const service = SYNC_SERVICES.find((one) => one.folder.test(path.basename(at)) || one.marks.some((mark) => names.includes(mark)));
    if (service) return service.name;
    if (path.dirname(at) === at) return null;
  }
}

/** The kind of network file system; null for a local one. `mounts` is the text of /proc/self/mounts. */
export function networkKind(folder: string, type: number, mounts: string): string | null {
  const known = NETWORK_TYPES.get(type >>> 0);
  if (known !== undefined) return known;
  if (/^\\\\[^?.]/.test(folder)) return 'a shared folder of Windows';
  if (type >>> 0 !== FUSE) return null;
  const holding = mounts.split('\n').map((line) => line.split(' ')).filter(([, point = '']) => point !== '' && `${folder}/`.startsWith(`${point.replace(/\/$/, '')}/`));
  const [, , program = ''] = holding.toSorted(([, a = ''], [, b = '']) => b.length - a.length)[0] ?? [];
  return NETWORK_PROGRAMS.test(program) ? program.slice('fuse.'.length) : null;
}

/** Names of the vault's own files that a service copied because they changed in two places. */
export const conflictCopies = (names: readonly string[]): string[] => names.filter((name) => CONFLICT_COPY.test(name));

async function marksUpward(folder: string): Promise<Map<string, string[]>> {
  const wanted = SYNC_SERVICES.flatMap(({ marks }) => marks);
  const found = new Map<string, string[]>();
  for (let at = folder; ; at = path.dirname(at)) {
    const there = await Promise.all(wanted.map((mark) => stat(path.join(at, mark)).then(() => true, () => false)));
    found.set(at, wanted.filter((_, index) => there[index]));
    if (path.dirname(at) === at) return found;
  }
}

/** The nearest folder that exists: a vault may be about to be made. */
async function existing(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return path.dirname(folder) === folder ? folder : path.join(await existing(path.dirname(folder)), path.basename(folder));
  }
}

/** In words, what speaks against keeping a vault in `folder`; nothing for a folder on a disk of this computer. It never fails: it only warns. */
export async function placeWarnings(folder: string): Promise<string[]> {
  const real = await existing(path.resolve(folder));
  const parent = await stat(real).then(() => real, () => path.dirname(real));
  const [type, mounts, names] = await Promise.all([
    statfs(parent).then((found) => found.type, () => 0),
    readFile('/proc/self/mounts', 'utf8').catch(() => ''),
    readdir(real).catch((): string[] => []),
  ]);
  const service = syncServiceOf(real, await marksUpward(real));
  const network = networkKind(real, type, mounts);
  const copies = conflictCopies(names);
  return [
    ...(service === null ? [] : [`This folder is kept in step by ${service}, which copies files while they are being written and can mix old ones with new. Keep the vault in another folder, and back it up into this one.`]),
    ...(network === null ? [] : [`This folder is on another computer (${network}). A vault there can be damaged when the connection breaks, and the lock that keeps two programs apart cannot be relied on. Keep the vault on a disk of this computer, and back it up to the other.`]),
    ...(copies.length === 0 ? [] : [`Files of this vault were changed in two places: ${copies.slice(0, 3).join(', ')}. What was done in the other place is not here. Compare with a backup before you go on.`]),
  ];
}
