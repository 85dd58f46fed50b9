// The custody log: whole with the act or not at all, unchangeable, and any tampering is found and named.
import { describe, expect, it } from 'vitest';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { lineHash } from '../../src/vault/custody-line.ts';
import { CustodyLog } from '../../src/vault/custody-log.ts';
import { commitmentOf } from '../../src/vault/custody-privacy.ts';
import { deriveVaultKeys } from '../../src/vault/key-hierarchy.ts';
import { unlock } from '../../src/vault/key-slots.ts';
import { EncryptedDatabase } from '../../src/vault/encrypted-database.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { readHeader } from '../../src/vault/vault-header.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { faultOf } from '../support/faults.ts';
import { newVault, PASSPHRASE } from '../support/vault.ts';

/** The database of a vault with five events, opened as somebody would who has the key and wants to change history. */
async function databaseOfFive(): Promise<EncryptedDatabase> {
  const { vault, folder } = await newVault();
  for (const id of ['a', 'b', 'c', 'd']) await vault.custody.record({ type: 'dossier.edit', object: `exhibit:${id}`, details: { change: `change ${id}` } });
  await vault.close();
  const master = await unlock((await readHeader(folder)).header, PASSPHRASE);
  return EncryptedDatabase.open(`${folder}/vault.db`, deriveVaultKeys(master ?? new Uint8Array()).database);
}

const logOf = (database: EncryptedDatabase): CustodyLog => new CustodyLog({ database, environment: fixedEnvironment(), vaultId: 'v-test', signing: new Uint8Array(32) });

const withoutTriggers = 'DROP TRIGGER custody_kept; DROP TRIGGER custody_fixed; DROP TRIGGER custody_gapless; DELETE FROM custody_private;';

describe('the person at work', () => {
  it('stands on every act from then on beside the login name, over a lock, and until it is removed', async () => {
    const environment = fixedEnvironment();
    const { vault, folder } = await newVault(environment);
    expect(vault.actor()).toBe(environment.actor);
    await vault.settings.write({ profile: { name: 'Lan Pham', role: 'auditor' } });
    await vault.custody.record({ type: 'dossier.edit', object: 'exhibit:a' });
    await vault.close();
    const { vault: again } = await openVault(folder, PASSPHRASE, environment);
    expect(again.actor()).toBe('Lan Pham');
    await again.custody.record({ type: 'dossier.edit', object: 'exhibit:b' });
    await again.settings.write({ profile: null });
    await again.custody.record({ type: 'dossier.edit', object: 'exhibit:c' });
    const { rows } = await again.custody.list({ dossierId: null, object: null, text: 'exhibit:', offset: 0, limit: 10 });
    expect(rows.map(({ actor, profile }) => [actor, profile?.name ?? null, profile?.role ?? null])).toEqual([[environment.actor, null, null], [environment.actor, 'Lan Pham', 'auditor'], [environment.actor, 'Lan Pham', 'auditor']]);
    expect(await again.custody.verify()).toMatchObject({ ok: true });
    await again.close();
  });
});

describe('the chain', () => {
  it('is whole when nobody touched it, and its lines verify on their own', async () => {
    const database = await databaseOfFive();
    const custody = logOf(database);
    const report = await custody.verify();
    expect(report).toMatchObject({ ok: true, events: 5, problem: null });
    let prev = '0'.repeat(64);
    for await (const line of custody.lines()) {
      expect(JSON.parse(line)).toMatchObject({ prev });
      prev = lineHash(line);
    }
    expect(prev).toBe(report.head);
    await database.close();
  });

  it('cannot be changed, cut or filled through the database', async () => {
    const database = await databaseOfFive();
    const statements = ["UPDATE custody SET line = '{}' WHERE seq = 2", 'DELETE FROM custody WHERE seq = 2', 'DELETE FROM custody', "INSERT INTO custody VALUES (9, NULL, NULL, '{}', '')", "INSERT OR REPLACE INTO custody VALUES (2, NULL, NULL, '{}', '')"];
    for (const sql of statements) await expect(database.write((writer) => writer.run(sql)), sql).rejects.toThrow(/custody log/);
    expect((await logOf(database).verify()).ok).toBe(true);
    await database.close();
  });

  it.each([
    ['an event changed', "UPDATE custody SET line = replace(line, 'change b', 'change x') WHERE seq = 3", 'Event 3 was changed'],
    ['an event changed with its hash', "UPDATE custody SET line = replace(line, 'change b', 'change x'), hash = 'f' WHERE seq = 3", 'Event 3 was changed'],
    ['an event that is no JSON', "UPDATE custody SET line = 'x' WHERE seq = 3", 'Event 3 was changed'],
    ['an event filed under another object', "UPDATE custody SET object = 'exhibit:z' WHERE seq = 3", 'Event 3 was changed'],
    ['an event removed', 'DELETE FROM custody WHERE seq = 3', 'Event 3 is missing'],
    ['the last event removed', 'DELETE FROM custody WHERE seq = 5', 'Events at the end were removed'],
    ['all events removed', 'DELETE FROM custody', 'Events at the end were removed'],
    ['an event removed and the rest moved up', 'DELETE FROM custody WHERE seq = 3; UPDATE custody SET seq = 3 WHERE seq = 4; UPDATE custody SET seq = 4 WHERE seq = 5', 'Event 3 is missing or out of order'],
    ['two events swapped', 'UPDATE custody SET seq = 99 WHERE seq = 3; UPDATE custody SET seq = 3 WHERE seq = 4; UPDATE custody SET seq = 4 WHERE seq = 99', 'Event 3 is missing or out of order'],
  ])('shows %s', async (_what, sql, problem) => {
    const database = await databaseOfFive();
    await database.write((writer) => writer.exec(withoutTriggers + sql));
    const report = await logOf(database).verify();
    expect(report.ok).toBe(false);
    expect(report.problem).toContain(problem);
    await database.close();
  });
});

describe('an act', () => {
  it('that is rolled back leaves no event, and the other way round', async () => {
    const { vault } = await newVault();
    await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
    const before = await vault.custody.head();
    const bad = vault.dossiers.commit({ dossierId: 'd1', label: 'Edit', act: { type: 'dossier.edit' }, edits: [{ op: 'put', collection: 'parties', value: { id: 'p1', name: 'Mill' } }, { op: 'put', collection: 'parties', value: { id: 'p2' } }] });
    expect(await faultOf(bad)).toBe('dossier.invalid');
    expect(await vault.custody.head()).toEqual(before);
    expect((await vault.dossiers.read('d1')).parties).toEqual([]);
    await vault.close();
  });

  it('keeps names out of the log as commitments that text and salt prove, and shows them in the vault', async () => {
    const { vault } = await newVault();
    await vault.custody.record({ type: 'evidence.ingest', object: 'dossier:d1', details: { files: [{ id: 'f1', name: 'Payroll of Priya Kumar.xlsx' }], label: 'Add 1 file' } });
    const lines: string[] = [];
    for await (const line of vault.custody.lines()) lines.push(line);
    expect(lines.join()).not.toMatch(/Kumar|Add 1 file/);
    expect(lines.join()).toContain('"name":"commit:');
    const { rows, total } = await vault.custody.list({ dossierId: null, object: null, text: 'Kumar', offset: 0, limit: 10 });
    expect(total).toBe(1);
    expect(rows[0]?.details).toEqual({ files: [{ id: 'f1', name: 'Payroll of Priya Kumar.xlsx' }], label: 'Add 1 file' });
    expect(commitmentOf('a', '00')).not.toBe(commitmentOf('a', '01'));
    expect((await vault.custody.verify()).ok).toBe(true);
    await vault.close();
  });
});
