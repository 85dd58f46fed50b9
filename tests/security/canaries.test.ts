// Nothing of what is in a vault can be read from the disk, neither after it was locked nor after its process was killed.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleScript } from '../faults/child-process.ts';
import { canary, encodingsOf, scanFor, scanForCanaries } from '../support/canaries.ts';
import { testResources } from '../support/resources.ts';
import { temporaryFolder } from '../support/vault.ts';

describe('the search itself', () => {
  it('finds a canary in every encoding and in names, and nothing where there is none', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'clean'), 'nothing to see');
    expect((await scanForCanaries([folder])).found).toEqual([]);
    for (const { encoding, bytes } of encodingsOf(canary(7))) {
      await writeFile(path.join(folder, 'leak'), Buffer.concat([Buffer.from('..'), bytes, Buffer.from('..')]));
      expect((await scanForCanaries([folder])).found.join(), encoding).toContain('leak');
    }
    for (const lead of ['', 'x', 'xx']) {
      await writeFile(path.join(folder, 'leak'), Buffer.from(`${lead}${canary(8)} and more`).toString('base64'));
      expect([...new Set((await scanForCanaries([folder])).found)], `${lead.length} bytes before it`).toEqual(['leak: Base64']);
    }
    await writeFile(path.join(folder, 'leak'), '');
    await mkdir(path.join(folder, `of ${canary(9)}`));
    expect((await scanForCanaries([folder])).found).toHaveLength(1);
  });
});

describe('every field and file of a vault', () => {
  it.each([['after it was locked', 'close', 0], ['after its process was killed in the middle of a backup', 'kill', null]])('tells nothing on disk %s', async (_, end, status) => {
    const home = await temporaryFolder();
    const [folder, outside, temporary, papers] = ['vault', 'outside', 'tmp', 'papers'].map((name) => path.join(home, name)) as [string, string, string, string];
    for (const made of [outside, temporary, papers]) await mkdir(made);
    const script = await bundleScript('../security/canary-planter', await temporaryFolder());
    const ran = spawnSync(process.execPath, [script, folder, outside, papers, testResources.path(''), end], { encoding: 'utf8', cwd: temporary, env: { ...process.env, TMPDIR: temporary, HOME: temporary, SQLITE_TMPDIR: temporary } });
    expect([ran.status, ran.signal], ran.stderr).toEqual([status, status === null ? 'SIGKILL' : null]);
    const { planted, hashes } = JSON.parse(ran.stdout.split('\n')[0] ?? '') as { planted: number; hashes: string[] };
    expect(planted).toBeGreaterThan(300);
    expect(ran.stderr).toBe('');
    const footprint = [folder, outside, temporary];
    const { files, found } = await scanForCanaries(footprint);
    expect(found).toEqual([]);
    expect(files).toBeGreaterThan(25);
    const known = hashes.flatMap((hash) => [{ encoding: 'SHA-256', bytes: Buffer.from(hash) }, { encoding: 'raw SHA-256', bytes: Buffer.from(hash, 'hex') }]);
    expect((await scanFor(footprint, known)).found).toEqual([]);
  }, 60_000);
});
