// Who has the vault is told with host, user and time; a lock that its holder left behind stands in nobody's way.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { toAppError } from '../../src/contract/errors.ts';
import { lockVault } from '../../src/vault/vault-lock.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { temporaryFolder } from '../support/vault.ts';

const here = fixedEnvironment();

it('names host, user, process and time of the holder, and is free once it lets go', async () => {
  const folder = await temporaryFolder();
  const lock = await lockVault(folder, here);
  expect(JSON.parse(await readFile(path.join(folder, 'owner.json'), 'utf8'))).toEqual({ host: 'test-host', actor: 'tester', pid: 4242, since: '2026-11-24T10:00:00.000Z' });
  const refused = await lockVault(folder, { ...here, host: 'other' }).then(() => null, toAppError);
  expect(refused).toMatchObject({ code: 'vault.inUse', message: 'This vault is open in another program, by tester on test-host (process 4242) since 2026-11-24T10:00:00.000Z.' });
  await lock.release();
  const again = await lockVault(folder, here);
  expect(again.abandoned).toBeNull();
  await again.release();
});

it.each([['test-host', false], ['another-host', true]])('left behind on %s is taken over and told', async (host, maybeAlive) => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'owner.json'), JSON.stringify({ host, actor: 'ana', pid: 7, since: '2026-11-20T08:00:00.000Z' }));
  const lock = await lockVault(folder, here);
  expect(lock.abandoned).toContain(`by ana on ${host}, process 7, since 2026-11-20T08:00:00.000Z`);
  expect(lock.abandoned?.includes('If it is still open there')).toBe(maybeAlive);
  await lock.release();
});
