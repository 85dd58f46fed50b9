// The files inside an archive from elsewhere, under one strict policy: one bad member, and none is taken.
import { statfs } from 'node:fs/promises';
import { Fault } from '../../contract/errors.ts';
import { bagFault } from '../../exchange/bag/bag-text.ts';
import type { BagMember } from '../../exchange/bag/check-bag.ts';
import { nameKey } from '../../ingest/member-name.ts';
import { isFolder, memberProblem } from '../../ingest/read-archive.ts';
import { StagedArchive } from '../../ingest/staged-archive.ts';
import { memberStream, openZip, ZipRefusal, type OpenedZip, type ZipEntry } from '../../ingest/zip-entries.ts';
import type { StagedReader } from '../../vault/vault.ts';

const MAX_ENTRIES = 200_000;
const MAX_RATIO = 200;

function member(zip: OpenedZip, entry: ZipEntry): BagMember {
  return {
    path: entry.name, size: entry.raw.uncompressedSize,
    async *stream() {
      try {
        yield* memberStream(zip, entry, { maxBytes: entry.raw.uncompressedSize, maxRatio: MAX_RATIO });
      } catch (thrown) {
        throw thrown instanceof ZipRefusal ? bagFault(`${entry.name}: ${thrown.message}`) : thrown;
      }
    },
  };
}

/**
 * Members of the staged archive in their order. `folder` is where its content is going to be kept: more than fits there is refused unread.
 * @throws Fault `bundle.invalid` naming the first member that is not harmless; `disk.full`
 */
export async function archiveMembers(staged: StagedReader, folder: string): Promise<BagMember[]> {
  let zip: OpenedZip;
  try {
    zip = await openZip({ reader: new StagedArchive(staged), size: staged.size }, MAX_ENTRIES);
  } catch (thrown) {
    throw thrown instanceof ZipRefusal ? bagFault(`it is no ZIP archive that can be read (${thrown.message})`) : thrown;
  }
  if (zip.cut) throw bagFault(`it has more than ${MAX_ENTRIES} members`);
  const taken = new Set<string>();
  const members: BagMember[] = [];
  for (const entry of zip.entries) {
    const problem = memberProblem(isFolder(entry) ? { ...entry, unixKind: 0 } : entry, taken);
    if (problem !== null) throw bagFault(`${entry.name}: ${problem}`);
    if (isFolder(entry)) continue;
    taken.add(nameKey(entry.name));
    members.push(member(zip, entry));
  }
  const { bavail, bsize } = await statfs(folder);
  if (members.reduce((sum, { size }) => sum + size, 0) > bavail * bsize) throw new Fault('disk.full');
  return members;
}
