// A reference file dropped into a vault is checked, compared, recorded and in force at once; taken back, the shipped one is.
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { createGrants } from '../../src/app/grants.ts';
import { loadReference } from '../../src/app/reference.ts';
import { REFERENCE_KINDS } from '../../src/domain/reference/catalogue.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { packageOptionsSchema } from '../../src/contract/procedures/package.ts';
import type { Fault } from '../../src/contract/errors.ts';
import type { Resources } from '../../src/contract/resources.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { testResources } from '../support/resources.ts';
import { CHEAP_KDF, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const assets = path.resolve(import.meta.dirname, '../../assets');
/** Reference data as it stands in the sources, the rest as it ships. */
const resources: Resources = {
  path: testResources.path,
  read: async (name) => (name.startsWith('reference/') ? new Uint8Array(await readFile(path.join(assets, name))) : testResources.read(name)),
};
const shipped = (name: string): Record<string, unknown> => JSON.parse(readFileSync(path.join(assets, `reference/${name}.json`), 'utf8')) as Record<string, unknown>;
const unused = (): Promise<never> => Promise.reject(new Error('no file is read here'));

async function openApp() {
  const folder = await temporaryFolder();
  const environment = fixedEnvironment();
  const grants = createGrants(environment);
  const app = createApp({ environment, grants, resources, reader: { read: unused, close: () => Promise.resolve() }, preparer: { prepare: unused, unlock: unused, redact: unused, findPlaces: unused, coveredWords: unused }, lists: { read: unused, preview: unused, screen: unused }, labor: { preview: unused, read: unused }, version: '0', runtime: 'test', onBug: (thrown) => { throw thrown; } });
  onTestFinished(() => app.close());
  const { vault } = await createVault(path.join(folder, 'vault'), PASSPHRASE, environment, { kdf: CHEAP_KDF });
  await vault.close();
  await app.bodies['vault.open']({ folder: grants.add(path.join(folder, 'vault')), secret: PASSPHRASE });
  const file = async (name: string, content: unknown): Promise<string> => {
    const target = path.join(folder, name);
    await writeFile(target, typeof content === 'string' ? content : JSON.stringify(content));
    return grants.add(target);
  };
  /** Waits for a job to end well. */
  const ended = (jobId: string) => new Promise<void>((resolve, reject) => {
    app.onEvent((event) => {
      if (event.type !== 'job' || event.job.jobId !== jobId || event.job.state === 'running') return;
      if (event.job.state === 'done') resolve();
      else reject(new Error(event.job.error?.message ?? event.job.state));
    });
  });
  return { ...app.bodies, grants, folder, file, ended };
}
const fault = (code: string, words: string) => expect.objectContaining({ code, message: expect.stringContaining(words) as string }) as Fault;

describe('a newer file of a kind', () => {
  it('is compared, put in force, recorded, and gives way again', async () => {
    const app = await openApp();
    const newer = { ...shipped('ports'), version: 2, date: '2027-01-02', ports: [...(shipped('ports')['ports'] as object[]), { code: '9999', name: 'New Port, Ohio', confidence: 'verified' }] };
    const grant = await app.file('dropped.json', newer);

    const examined = await app['reference.examine']({ file: grant });
    expect(examined).toMatchObject({ name: 'ports', version: 2, current: { version: 1 }, total: 3 });
    expect(examined.differences.map(({ where }) => where)).toEqual(['version', 'date', 'ports › 9999']);
    expect((await app['reference.list']({})).find(({ name }) => name === 'ports')).toMatchObject({ version: 1, origin: 'shipped' });

    expect(await app['reference.add']({ file: grant })).toMatchObject({ version: 2, origin: 'vault', insteadOf: { version: 1 } });
    const { content } = await app['reference.read']({ name: 'ports' });
    expect(JSON.stringify(content)).toContain('New Port, Ohio');
    const [event] = (await app['custody.list']({ dossierId: null, object: 'reference:ports', text: '', offset: 0, limit: 10 })).rows;
    expect(event).toMatchObject({ type: 'reference.add', details: { version: 2, differences: 3, before: { version: 1 } } });

    await app['reference.remove']({ name: 'ports' });
    expect((await app['reference.list']({})).find(({ name }) => name === 'ports')).toMatchObject({ version: 1, origin: 'shipped' });
    await expect(app['reference.remove']({ name: 'ports' })).rejects.toEqual(fault('reference.unknown', 'ports'));
  });

  it('of every kind can be replaced: examined, put in force, recorded, and the rules go on', async () => {
    const app = await openApp();
    const names = (await app['reference.list']({})).map(({ name }) => name);
    expect(new Set(names.map((name) => name.split('/')[0]))).toEqual(new Set(REFERENCE_KINDS.map(({ name }) => name)));
    for (const name of names) {
      const next = { ...shipped(name), version: Number(shipped(name)['version']) + 1 };
      const file = await app.file(`${name.replace('/', '-')}.json`, next);
      expect((await app['reference.examine']({ file })).differences.map(({ where }) => where), name).toEqual(['version']);
      await app['reference.add']({ file });
    }
    expect((await app['reference.list']({})).filter(({ origin }) => origin !== 'vault')).toEqual([]);
    expect((await app['custody.list']({ dossierId: null, object: null, text: 'reference.add', offset: 0, limit: 100 })).total).toBe(names.length);
    const { dossierId } = await app['dossier.create']({ header: { title: 'Tea', case: { type: 'form_28' } } });
    expect((await app['checks.run']({ dossierId })).findings).toBeInstanceOf(Array);
  });

  it('changes what the rules say, without a change of code', async () => {
    const app = await openApp();
    const { dossierId } = await app['dossier.create']({ header: { title: 'Tea', case: { type: 'uflpa_applicability', commodityPack: 'tea' } } });
    await app['dossier.edit']({ dossierId, label: 'x', expectedRevision: null, edits: [
      { op: 'put', collection: 'sites', value: { id: 'S1', name: 'Garden', activity: 'tea_picking' } },
      { op: 'put', collection: 'lots', value: { id: 'L1', material: 'Leaves' } },
      { op: 'put', collection: 'steps', value: { id: 'ST1', seq: 1, kind: 'origin', name: 'Picking', siteId: 'S1', outputs: [{ lotId: 'L1', quantity: '1', uom: 'KGM' }] } },
    ] });
    const missing = async (): Promise<string[]> => (await app['checks.run']({ dossierId })).findings.filter(({ rule }) => rule === 'T09').map(({ message }) => message);
    expect((await missing()).join()).not.toContain('farm record');
    await app['reference.add']({ file: await app.file('tea.json', {
      version: 1, date: '2027-01-02', source: 'Own practice', confidence: 'unverified', id: 'tea', name: 'Tea', htsChapters: ['09'], forCase: {}, steps: [{ activity: 'tea_picking', papers: [{ oneOf: ['FARM_RECORD'], level: 'block' }] }],
    }) });
    expect((await missing()).join()).toContain('farm record');
    expect((await app['reference.list']({})).find(({ name }) => name === 'commodity-packs/tea')).toMatchObject({ title: 'Commodity pack: Tea', insteadOf: null, origin: 'vault' });
  });

  it('can be started from a copy of the one in force', async () => {
    const app = await openApp();
    await mkdir(path.join(app.folder, 'out'));
    const saved = await app['reference.save']({ name: 'commodity-packs/tomatoes', folder: app.grants.add(path.join(app.folder, 'out')) });
    expect(path.basename(saved.path)).toBe('commodity-packs-tomatoes.json');
    const same = await app['reference.add']({ file: app.grants.add(saved.path) });
    expect(same.origin).toBe('shipped');
  });
});

describe('a file that cannot serve', () => {
  it.each([
    ['no JSON', '{"ports": [', 'not a JSON document'], ['of no known kind', { hello: 1 }, 'none of the known kinds'], ['with a wrong member', { ...shipped('ports'), ports: [{ code: 'X' }] }, 'port codes, at ports.0'],
    ['too large', 'x'.repeat(5 * 1024 * 1024 + 1), 'larger than 5 MB'],
  ])('%s is refused with the reason, and nothing changes', async (_name, content, words) => {
    const app = await openApp();
    const grant = await app.file('bad.json', content);
    await expect(app['reference.examine']({ file: grant })).rejects.toEqual(fault('reference.invalid', words));
    await expect(app['reference.add']({ file: grant })).rejects.toEqual(fault('reference.invalid', words));
    expect((await app['reference.list']({})).every(({ origin }) => origin === 'shipped')).toBe(true);
  });

  it('that is not there is told as such', async () => {
    const app = await openApp();
    await expect(app['reference.examine']({ file: app.grants.add(path.join(app.folder, 'nowhere.json')) })).rejects.toEqual(fault('disk.unreadable', 'does not exist'));
  });

  it('written by another program stops the rules with its name, and can be removed', async () => {
    const environment = fixedEnvironment();
    const folder = path.join(await temporaryFolder(), 'vault');
    const { vault } = await createVault(folder, PASSPHRASE, environment, { kdf: CHEAP_KDF });
    onTestFinished(() => vault.close());
    await vault.reference.put({ name: 'clocks', text: '{"clocks":[]}', sha256: 'a'.repeat(64), addedAt: '2026-11-24T10:00:00.000Z' }, { type: 'reference.add', object: 'reference:clocks' });
    await expect(loadReference(resources, vault)).rejects.toEqual(fault('reference.outdated', 'clocks'));
    await vault.reference.remove('clocks', { type: 'reference.remove', object: 'reference:clocks' });
    expect((await loadReference(resources, vault)).clocks.clocks.length).toBeGreaterThan(0);
  });
});

it('a package pins the reference data it was issued with, and goes out of date when that changes', async () => {
  const app = await openApp();
  const { dossierId } = await app['dossier.create']({ header: { title: 'Pinned', case: { type: 'form_28' } } });
  const identity = await app['identity.create']({ name: 'Ana Demo', title: null, organization: null, email: null, country: null });
  const options = v.parse(packageOptionsSchema, {});
  const { jobId } = await app['package.build']({ dossierId, options, signer: { kind: 'identity', identityId: identity.id }, folder: null, allowBlocking: 'Issued to see the pins.' });
  await app.ended(jobId);

  const { referencePins } = (await app['dossier.header']({ dossierId })).header;
  expect(referencePins.find(({ name }) => name === 'clocks')).toMatchObject({ version: shipped('clocks')['version'], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(await app['package.history']({ dossierId })).toMatchObject([{ outOfDate: false, changes: [] }]);

  await app['reference.add']({ file: await app.file('ports.json', { ...shipped('ports'), version: 2 }) });
  expect(await app['package.history']({ dossierId })).toMatchObject([{ outOfDate: true, changes: ['Reference data ports: version 1 then, 2 now'] }]);
});
