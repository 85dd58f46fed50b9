// Lists are loaded, versioned, compared and aged; parties are screened against them; hits are decided by one and seen by another person.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { createGrants } from '../../src/app/grants.ts';
import { localLaborTools } from '../../src/app/labor/labor-tools.ts';
import { localListTools } from '../../src/app/screening/list-tools.ts';
import type { OutputOf, JobName } from '../../src/contract/catalogue.ts';
import type { JobState } from '../../src/contract/events.ts';
import type { Resources } from '../../src/contract/resources.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { screeningRunSchema, type ScreeningRun } from '../../src/domain/dossier/screening.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { CBP_MIXED, CBP_NAME, OFAC_FILES, UFLPA_HTML } from '../lists/list-files.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { CHEAP_KDF, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const assets = path.resolve(import.meta.dirname, '../../assets');
const resources: Resources = { path: (name) => path.join(assets, name), read: async (name) => new Uint8Array(await readFile(path.join(assets, name))) };
const unused = (): Promise<never> => Promise.reject(new Error('no evidence is read here'));
const PARTIES = [
  { id: 'P1', name: 'Yangli Specimen Textile', nameLocal: null, country: 'CN', address: 'Tel. 0991-1234567', identifiers: [] },
  { id: 'P2', name: 'Hoa Mau Garment Company Limited', nameLocal: 'Công ty TNHH May Hoa Mẫu', country: 'VN', address: null, identifiers: [] },
  { id: 'P3', name: 'Senal Muestra Agricola S.A.', nameLocal: null, country: 'MX', address: null, identifiers: [{ scheme: 'uscc', value: '91210600MA0000000X' }] },
];

async function openApp(lists = localListTools) {
  const folder = await temporaryFolder();
  const environment = fixedEnvironment();
  const grants = createGrants(environment);
  const app = createApp({ environment, grants, resources, reader: { read: unused, close: () => Promise.resolve() }, preparer: { prepare: unused, unlock: unused, redact: unused, findPlaces: unused, coveredWords: unused }, lists, labor: localLaborTools, version: '0', runtime: 'test', onBug: (thrown) => { throw thrown; } });
  onTestFinished(() => app.close());
  const { vault } = await createVault(path.join(folder, 'vault'), PASSPHRASE, environment, { kdf: CHEAP_KDF });
  const dossier = emptyDossier('D1', 'Screening', 'wro');
  await vault.dossiers.create({ ...dossier, parties: PARTIES.map((party) => ({ aliases: [], roles: [], note: null, ...party })) }, { type: 'dossier.create' });
  await vault.close();
  await app.bodies['vault.open']({ folder: grants.add(path.join(folder, 'vault')), secret: PASSPHRASE });

  const job = async <N extends JobName>(started: Promise<{ jobId: string }>): Promise<OutputOf<N>> => {
    const states: JobState[] = [];
    const stop = app.onEvent((event) => { if (event.type === 'job') states.push(event.job); });
    const { jobId } = await started;
    for (;;) {
      const end = states.find((state) => state.jobId === jobId && state.state !== 'running');
      if (end) {
        stop();
        if (end.state === 'done') return end.value as OutputOf<N>;
        throw Object.assign(new Error(end.error?.message), { code: end.error?.code });
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const files = async (...contents: { name: string; bytes: Uint8Array | string }[]): Promise<string[]> => {
    for (const { name, bytes } of contents) await writeFile(path.join(folder, name), bytes);
    return contents.map(({ name }) => grants.add(path.join(folder, name)));
  };
  const load = async (...contents: { name: string; bytes: Uint8Array | string }[]) => job<'screening.load'>(app.bodies['screening.load']({ files: await files(...contents), mapping: null, name: null, source: null, asPublished: null }));
  const screen = (threshold = 0.85) => job<'screening.run'>(app.bodies['screening.run']({ dossierId: 'D1', listIds: null, threshold }));
  const runs = async (): Promise<ScreeningRun[]> => v.parse(v.array(screeningRunSchema), (await app.bodies['dossier.records']({ dossierId: 'D1', collection: 'screeningRuns', offset: 0, limit: 10 })).rows);
  return { ...app.bodies, app, environment, grants, files, job, load, screen, runs };
}
const UFLPA = { name: 'uflpa.html', bytes: UFLPA_HTML };
const CBP = { name: CBP_NAME, bytes: CBP_MIXED };

describe('lists', () => {
  it('are stored with hash, dates and counts, and the log says so', async () => {
    const app = await openApp();
    const { version, unchanged } = await app.load(OFAC_FILES.sdn, OFAC_FILES.alt, OFAC_FILES.add);
    expect(unchanged).toBe(false);
    expect(version).toMatchObject({ listId: 'SDN', legal: true, entries: 3, names: 6, before: null, loadedAt: '2026-11-24T10:00:00.000Z', files: [{ name: 'ADD.CSV' }, { name: 'ALT.CSV' }, { name: 'SDN.CSV' }] });
    expect(version.sha256).toMatch(/^[0-9a-f]{64}$/);
    const { rows: [event] } = await app['custody.list']({ dossierId: null, object: `list:${version.id}`, text: '', offset: 0, limit: 5 });
    expect(event).toMatchObject({ type: 'list.load', details: { listId: 'SDN', entries: 3, sha256: version.sha256 } });
  });
  it('loaded again are told as unchanged; a new version is compared with the one before', async () => {
    const app = await openApp();
    await app.load(UFLPA);
    expect((await app.load({ ...UFLPA, name: 'other name.html' })).unchanged).toBe(true);
    app.environment.advance(86_400_000);
    const { version } = await app.load({ name: 'uflpa.html', bytes: UFLPA_HTML.replace('Ejemplo Shoes', 'Ejemplo Hats').replace('2024-11-25', '2024-11-26').replace('Vzor Corps', 'Vzor Corporation') });
    expect(version.before).toMatchObject({ added: 1, removed: 1, changed: 1 });
    const diff = await app['screening.diff']({ versionId: version.id });
    expect([diff.added.map(({ name }) => name), diff.removed.map(({ name }) => name), diff.changed]).toEqual([['Ejemplo Hats & Leather'], ['Ejemplo Shoes & Leather'], [expect.objectContaining({ name: 'Vzor Production and Construction Corps', fields: ['aliases'] })]]);
    const { lists } = await app['screening.lists']({});
    expect(lists.map(({ isNewest }) => isNewest)).toEqual([true, false]);
  });
  it('grow old by their day of publication, else by the day they were loaded', async () => {
    const app = await openApp();
    await app.load(CBP);
    await app.load(OFAC_FILES.sdn);
    const ages = async () => Object.fromEntries((await app['screening.lists']({})).lists.map(({ version, ageDays, isOld }) => [version.listId, [ageDays, isOld]]));
    expect(await ages()).toEqual({ WRO: [56, true], SDN: [0, false] });
    app.environment.advance(31 * 86_400_000);
    expect(await ages()).toEqual({ WRO: [87, true], SDN: [31, true] });
  });
  it('of a table are read by the columns a person names, and are no legal list', async () => {
    const app = await openApp();
    const [grant] = await app.files({ name: 'research.csv', bytes: 'Company;Land\nPrimer Yarn;CN\n' });
    await expect(app.load({ name: 'research.csv', bytes: 'Company;Land\nPrimer Yarn;CN\n' })).rejects.toMatchObject({ code: 'list.unknownForm' });
    expect((await app['screening.preview']({ file: grant! })).sheets[0]?.rows[0]).toEqual(['Company', 'Land']);
    const mapping = { sheet: 0, headerRow: 0, name: 0, id: null, localName: null, aliases: null, type: null, country: 1, address: null, program: null, since: null, status: null, remarks: null };
    const { version } = await app.job<'screening.load'>(app['screening.load']({ files: [grant!], mapping, name: 'Research on yarn', source: null, asPublished: '2026-11-01' }));
    expect(version).toMatchObject({ listId: 'own:research-on-yarn', name: 'Research on yarn', legal: false, asPublished: '2026-11-01', entries: 1, mapping: { name: 0, country: 1 } });
  });
  it('withdrawn are not searched any more: the version before is, earlier screenings stay, and the log has the reason', async () => {
    const app = await openApp();
    const { version: first } = await app.load(UFLPA);
    app.environment.advance(86_400_000);
    const { version: second } = await app.load({ name: 'uflpa.html', bytes: UFLPA_HTML.replace('Ejemplo Shoes', 'Ejemplo Hats') });
    await app.screen();
    const before = await app.runs();
    await app['screening.withdraw']({ versionId: second.id, reason: 'A page of last year, saved by mistake.' });
    expect((await app['screening.lists']({})).lists.map(({ version, isNewest }) => [version.id, isNewest, version.withdrawn?.reason ?? null])).toEqual([[second.id, false, 'A page of last year, saved by mistake.'], [first.id, true, null]]);
    expect(await app.runs()).toEqual(before);
    const { rows: [event] } = await app['custody.list']({ dossierId: null, object: `list:${second.id}`, text: '', offset: 0, limit: 5 });
    expect(event).toMatchObject({ type: 'list.withdraw', reason: 'A page of last year, saved by mistake.' });
    await expect(app['screening.withdraw']({ versionId: second.id, reason: 'Once more, for good.' })).rejects.toMatchObject({ code: 'list.notFound' });
    await app['screening.withdraw']({ versionId: first.id, reason: 'Not needed in this case.' });
    await expect(app.screen()).rejects.toMatchObject({ code: 'screening.noLists' });
    expect((await app.load(UFLPA)).unchanged).toBe(false);
  });
  it('that are broken are refused, and what was loaded stays', async () => {
    const app = await openApp();
    await app.load(UFLPA);
    await expect(app.load({ name: 'sdn.xml', bytes: '<sdnList><sdnEntry>' })).rejects.toMatchObject({ code: 'list.unreadable' });
    expect((await app['screening.lists']({})).lists).toHaveLength(1);
  });
});

describe('a screening', () => {
  it('needs a list', async () => expect((await openApp()).screen()).rejects.toMatchObject({ code: 'screening.noLists' }));

  it('records lists with hashes, names searched, hits with why, and negatives', async () => {
    const app = await openApp();
    const [uflpa] = [await app.load(UFLPA), await app.load(CBP)];
    const summary = await app.screen();
    expect(summary).toMatchObject({ parties: 3, hits: 2, partiesWithHits: 2, warnings: [expect.stringContaining('116 days old'), expect.stringContaining('56 days old')] });
    const [run] = await app.runs();
    expect(run).toMatchObject({ id: summary.runId, runDate: '2026-11-24', runBy: 'tester', algorithm: { threshold: '0.85', limits: expect.stringContaining('no match in these lists on this date') } });
    expect(run?.lists.map(({ id, sha256 }) => [id, sha256])).toEqual(expect.arrayContaining([['UFLPA', uflpa.version.sha256]]));
    expect(run?.results.map(({ partyId, decision, hits }) => [partyId, decision, hits.map((hit) => [hit.list, hit.matchedName, hit.score, hit.why])])).toEqual([
      ['P1', 'unresolved', [['UFLPA', 'Yangli Specimen Textile Co., Ltd.', '1.00', 'the same name']]], ['P2', 'no_match', []], ['P3', 'unresolved', [['WRO', 'Señal Muestra', '0.95', 'shares Muestra, Senal']]],
    ]);
    expect(run?.results[1]?.searched).toEqual(['Hoa Mau Garment Company Limited', 'Công ty TNHH May Hoa Mẫu']);
    const { findings } = await app['checks.run']({ dossierId: 'D1' });
    expect(findings.filter(({ rule }) => rule === 'T14').map(({ level }) => level)).toEqual(['block', 'block']);
  });

  it('is decided with a reason and seen by a second person, who is another one; the log keeps each step', async () => {
    const app = await openApp();
    await app.load(UFLPA);
    const { runId } = await app.screen();
    const hit = { dossierId: 'D1', runId, partyId: 'P1', hitId: 'H1' };
    await expect(app['screening.review']({ ...hit, by: 'Second Person' })).rejects.toMatchObject({ code: 'screening.undecided' });
    await app['screening.decide']({ ...hit, decision: 'false_positive', reason: 'Another company: other address and business licence, see D-12', by: 'Ann Clerk' });
    await expect(app['screening.review']({ ...hit, by: ' ann  CLERK ' })).rejects.toMatchObject({ code: 'screening.sameReviewer' });
    await app['screening.review']({ ...hit, by: 'Ben Counsel' });
    const [run] = await app.runs();
    expect(run?.results[0]).toMatchObject({ decision: 'false_positive', decidedBy: 'Ann Clerk', secondReviewer: 'Ben Counsel', reason: 'Yangli Specimen Textile Co., Ltd. (UFLPA): Another company: other address and business licence, see D-12 (Ann Clerk, second reviewer Ben Counsel)' });
    expect((await app['checks.run']({ dossierId: 'D1' })).findings.filter(({ rule, level }) => rule === 'T14' && level === 'block')).toEqual([]);

    await app['screening.decide']({ ...hit, decision: 'true_match', reason: 'The licence number is the same after all', by: null });
    expect((await app.runs())[0]?.results[0]).toMatchObject({ decision: 'true_match', decidedBy: 'tester', secondReviewer: null });
    const { rows } = await app['custody.list']({ dossierId: 'D1', object: `screeningRun:${runId}`, text: '', offset: 0, limit: 10 });
    expect(rows.map(({ type, reason, details }) => [type, reason, details['decision'] ?? null])).toEqual([
      ['screening.decide', 'The licence number is the same after all', 'true_match'], ['screening.review', null, 'false_positive'], ['screening.decide', 'Another company: other address and business licence, see D-12', 'false_positive'], ['screening.run', null, null],
    ]);
    await expect(app['screening.decide']({ ...hit, hitId: 'H9', decision: 'unresolved', reason: 'There is no such hit', by: null })).rejects.toMatchObject({ code: 'screening.notFound' });
  });

  it('can be stopped, and leaves nothing behind', async () => {
    const app = await openApp({ ...localListTools, screen: (request, progress) => localListTools.screen(request, { ...progress, report: (_step, done) => { if (done === 1) app.app.close().catch(() => undefined); } }) });
    await app.load(UFLPA);
    await expect(app.screen()).rejects.toMatchObject({ code: 'job.cancelled' });
  });

  it('shows areas of concern beside the names, as hints with source and confidence', async () => {
    const app = await openApp();
    expect((await app['screening.regions']({ dossierId: 'D1' })).map(({ partyId, seen, region, confidence }) => [partyId, seen, region, confidence])).toEqual([
      ['P1', 'phone code 0991', 'Xinjiang Uyghur Autonomous Region', 'unverified'], ['P3', 'registration number 91210600MA0000000X', 'Dandong, at the border with North Korea', 'unverified'],
    ]);
    await app.load(UFLPA);
    await app.screen();
    // They stand in the record of the run, and so in the package.
    expect((await app.runs())[0]?.areaHints.map(({ partyId, seen }) => [partyId, seen])).toEqual([['P1', 'phone code 0991'], ['P3', 'registration number 91210600MA0000000X']]);
  });
});
