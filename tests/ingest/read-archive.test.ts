// Proves that an archive gives its good members and names every bad one with the reason.
import { expect, test } from 'vitest';
import { readArchive } from '../../src/ingest/read-archive.ts';
import { DEFAULT_LIMITS } from '../../src/ingest/read-limits.ts';
import { rawZip } from './hostile-files.ts';
import type { RawMember } from './hostile-files.ts';

const GOOD: RawMember = { name: 'papers/invoice.txt', data: 'good' };
const open = (members: readonly RawMember[]) => readArchive({ name: 'a.zip', bytes: rawZip(members), limits: DEFAULT_LIMITS });

test.each<[string, RawMember, RegExp]>([
  ['a path that climbs out', { name: '../../etc/passwd', data: 'x' }, /\.\./],
  ['a path that climbs out in the middle', { name: 'a/../../b', data: 'x' }, /\.\./],
  ['an absolute path', { name: '/etc/passwd', data: 'x' }, /absolute/],
  ['a drive', { name: 'C:/windows/a', data: 'x' }, /drive/],
  ['a backslash', { name: '..\\a', data: 'x' }, /backslash/],
  ['a NUL', { name: 'a\0b.txt', data: 'x' }, /control/],
  ['a newline', { name: 'a\nb.txt', data: 'x' }, /control/],
  ['a symbolic link', { name: 'link', data: '/etc/passwd', mode: 0o120777 }, /link or device/],
  ['a FIFO', { name: 'pipe', data: '', mode: 0o010644 }, /link or device/],
  ['the same name in other case', { name: 'PAPERS/Invoice.TXT', data: 'x' }, /same name/],
  ['a file used as a folder', { name: 'papers/invoice.txt/x', data: 'x' }, /folder/],
  ['a wrong checksum', { name: 'crc.txt', data: 'x', crc: 1 }, /checksum/],
  ['a size that is too small', { name: 'lie.txt', data: 'longer than it says', statedSize: 3 }, /bytes/],
  ['a size that is too large', { name: 'lie.txt', data: 'short', statedSize: 3000 }, /bytes/],
  ['two names', { name: 'harmless.txt', localName: 'harmful!.exe', data: 'x' }, /differs/],
  ['a lock', { name: 'locked.txt', data: 'x', flags: 1 }, /password/],
  ['a bomb', { name: 'bomb.bin', data: Buffer.alloc(40_000_000) }, /100 times/],
])('%s is refused and the good member is taken', async (_, bad, reason) => {
  const reading = await open([GOOD, bad]);
  expect(reading.members.map(({ path }) => path)).toEqual([GOOD.name]);
  expect(reading.refused).toEqual([{ path: bad.name, reason: expect.stringMatching(reason) }]);
});

test('composed and decomposed accents are one name', async () => {
  const reading = await open([{ name: 'caf\u00e9.txt', data: '1' }, { name: 'cafe\u0301.txt', data: '2' }]);
  expect(reading.members).toHaveLength(1);
  expect(reading.refused[0]?.reason).toMatch(/same name/);
});

test('direction marks in a name are kept: the name is evidence', async () => {
  expect((await open([{ name: 'invoice\u202efdp.exe', data: 'x' }])).members[0]?.path).toBe('invoice\u202efdp.exe');
});

test('overlapping members are refused', async () => {
  const zip = rawZip([{ name: 'a', data: 'x'.repeat(100) }, { name: 'b', data: 'y' }]);
  const second = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  zip.writeUInt32LE(4, second + 42);
  const reading = await readArchive({ name: 'a.zip', bytes: zip, limits: DEFAULT_LIMITS });
  expect(reading.members.map(({ path }) => path)).toEqual(['a']);
  expect(reading.refused).toEqual([{ path: 'b', reason: expect.stringMatching(/overlap/) }]);
});

test('members beyond the count and the bytes allowed are refused', async () => {
  const bytes = rawZip(Array.from({ length: 5 }, (_, index) => ({ name: `${index}.txt`, data: 'x'.repeat(10) })));
  const few = await readArchive({ name: 'a', bytes, limits: { ...DEFAULT_LIMITS, maxMembers: 3 } });
  expect([few.members.length, few.refused.length]).toEqual([3, 2]);
  const small = await readArchive({ name: 'a', bytes, limits: { ...DEFAULT_LIMITS, maxMemberBytes: 25 } });
  expect([small.members.length, small.refused.length]).toEqual([2, 3]);
});

test('an archive cut anywhere is broken or whole, never an exception; a fully locked one is encrypted', async () => {
  const zip = rawZip([GOOD, { name: 'b.txt', data: 'b' }]);
  for (let length = 0; length < zip.length; length += 7) {
    const reading = await readArchive({ name: 'a', bytes: zip.subarray(0, length), limits: DEFAULT_LIMITS });
    expect(reading.condition).toBe('broken');
  }
  expect((await open([{ ...GOOD, flags: 1 }])).condition).toBe('encrypted');
});
