// Unpacks a ZIP in memory within caps; every member not taken is listed with the reason.
import { MEDIA_TYPES } from './media-types.ts';
import { memberNameProblem, nameKey } from './member-name.ts';
import { newReading } from './new-reading.ts';
import type { ReadLimits, ReadRequest, Reading } from './reading.ts';
import { inflateMember, openZip, ZipRefusal } from './zip-entries.ts';
import type { OpenedZip, ZipEntry } from './zip-entries.ts';

const REGULAR = 0o100000;
const FOLDER = 0o040000;
type Member = Reading['members'][number];
type Refused = Reading['refused'][number];

export const isFolder = (entry: ZipEntry): boolean => entry.unixKind === FOLDER || (entry.name.endsWith('/') && entry.unixKind === 0);

/** What operating systems leave in archives beside the files meant; skipped without a word. */
const isLitter = (name: string): boolean => name.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name);

/** Why a member is not taken, by its name and kind; `taken` are the name keys before it. Null when it is harmless. */
export function memberProblem(entry: ZipEntry, taken: ReadonlySet<string>): string | null {
  const problem = memberNameProblem(entry.name);
  if (problem) return problem;
  if (entry.unixKind !== 0 && entry.unixKind !== REGULAR) return 'it is a link or device, not a file';
  if (entry.encrypted) return 'it is locked with a password';
  const key = nameKey(entry.name);
  const parts = key.split('/');
  if (taken.has(key)) return 'another member has the same name';
  if (parts.some((_, index) => index > 0 && taken.has(parts.slice(0, index).join('/')))) return 'its folder is also the name of a file';
  return null;
}

async function unpack(zip: OpenedZip, limits: ReadLimits): Promise<{ members: Member[]; refused: Refused[] }> {
  const members: Member[] = [];
  const refused: Refused[] = [];
  const taken = new Set<string>();
  let left = limits.maxMemberBytes;
  for (const entry of zip.entries) {
    if ((isFolder(entry) && memberNameProblem(entry.name) === null) || isLitter(entry.name)) continue;
    const problem = members.length >= limits.maxMembers ? `the archive has more than ${limits.maxMembers} members` : memberProblem(entry, taken);
    if (problem) {
      refused.push({ path: entry.name, reason: problem });
      continue;
    }
    try {
      const bytes = await inflateMember(zip, entry, { maxBytes: left, maxRatio: limits.maxRatio });
      left -= bytes.length;
      taken.add(nameKey(entry.name));
      members.push({ path: entry.name, bytes });
    } catch (thrown) {
      if (!(thrown instanceof ZipRefusal)) throw thrown;
      refused.push({ path: entry.name, reason: thrown.message });
    }
  }
  if (zip.cut) refused.push({ path: '\u2026', reason: `only the first ${zip.entries.length} members were looked at` });
  return { members, refused };
}

/** Reads a ZIP: `broken` without a directory, `encrypted` when every member is locked, else `ok` with members and refusals. */
export async function readArchive({ bytes, limits }: ReadRequest): Promise<Reading> {
  let zip: OpenedZip;
  try {
    zip = await openZip(bytes);
  } catch (thrown) {
    return newReading(MEDIA_TYPES.zip, { condition: 'broken', note: `The archive cannot be unpacked: ${thrown instanceof Error ? thrown.message : 'it is damaged'}.` });
  }
  const { members, refused } = await unpack(zip, limits);
  const facts = { members: String(zip.entries.length) };
  if (zip.entries.length > 0 && zip.entries.every((entry) => entry.encrypted)) {
    return newReading(MEDIA_TYPES.zip, { condition: 'encrypted', note: 'The archive is locked with a password. Ask the sender for a copy without one.', refused, facts });
  }
  const note = refused.length === 0 ? null : `${refused.length} of ${zip.entries.length} members were not unpacked.`;
  return newReading(MEDIA_TYPES.zip, { members, refused, note, facts });
}
