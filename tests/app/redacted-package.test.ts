// Through the whole program: what is searched, proposed, accepted and covered is in no byte of the signed package; the log says where and why.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { createGrants } from '../../src/app/grants.ts';
import { createParserTools } from '../../src/app/parser/parser-tools.ts';
import { valueOf } from '../../src/cli/unlock.ts';
import { createClient, type Client } from '../../src/contract/client.ts';
import { memoryPorts } from '../../src/contract/port.ts';
import { serve } from '../../src/contract/serve.ts';
import type { Edit } from '../../src/contract/procedures/shapes.ts';
import { temporaryFile } from '../package/assemble/made-package.ts';
import { handmadePdf, onePage } from '../package/prepare-pdf/handmade-pdf.ts';
import { everythingIn, tracesOf } from '../package/redact/redaction.ts';
import { judgeArchives } from '../support/archive-judge.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { pageTexts, qpdfCheck } from '../support/pdf-tools.ts';
import { testResources } from '../support/resources.ts';
import { PASSPHRASE } from '../support/vault.ts';

const bugs: unknown[] = [];
const environment = fixedEnvironment();
const grants = createGrants(environment);
const tools = createParserTools(testResources);
const app = createApp({ environment, grants, resources: testResources, reader: { ...tools, close: () => Promise.resolve() }, preparer: tools, lists: tools.lists, labor: tools.labor, version: '0.0.0', runtime: 'test', onBug: (thrown) => void bugs.push(thrown) });
afterAll(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});
const [near, far] = memoryPorts();
app.onEvent(serve(far, app.bodies, (thrown) => void bugs.push(thrown)).send);
const client: Client = createClient(near, 'core');

let [home, dossierId, identityId] = ['', '', ''];
const exhibits = new Map<string, string>();

const records = async (collection: 'exhibits' | 'files' | 'redactions'): Promise<Record<string, unknown>[]> => valueOf(await client.call('dossier.records', { dossierId, collection, offset: 0, limit: 500 })).rows;
const edit = async (edits: Edit[]): Promise<void> => void valueOf(await client.call('dossier.edit', { dossierId, label: 'test', edits }));
const decide = async (state: 'accepted' | 'rejected'): Promise<void> => edit((await records('redactions')).map((value): Edit => ({ op: 'put', collection: 'redactions', value: { ...value, id: String(value['id']), state } })));

async function build(name: string, options: object): Promise<{ pdf: Uint8Array; warnings: readonly string[] }> {
  const folder = path.join(home, name);
  await mkdir(folder);
  const { volumes, warnings } = valueOf(await client.run('package.build', { dossierId, options, signer: { kind: 'identity', identityId }, folder: grants.add(folder), allowBlocking: 'Only a test of redaction' }));
  return { pdf: await readFile(volumes[0]?.path ?? ''), warnings };
}

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'clearproof-redaction-'));
  const vault = path.join(home, 'vault');
  await mkdir(vault);
  valueOf(await client.call('vault.create', { folder: grants.add(vault), passphrase: PASSPHRASE }));
  ({ dossierId } = valueOf(await client.call('dossier.create', { header: { title: 'Wages', case: { type: 'uflpa_applicability' } } })));
  ({ id: identityId } = valueOf(await client.call('identity.create', { name: 'Dana Okafor' })));
  const content = 'BT /F1 18 Tf 20 200 Td (Paid to Zhu Bajie on Monday) Tj /F1 11 Tf 0 -40 Td (ID 51010219850615123X and IBAN DE89 3704 0044 0532 0130 00) Tj 0 -40 Td (Total 4711) Tj ET';
  const sources = { 'ledger.pdf': handmadePdf(onePage(content)), 'wages.csv': 'Worker,Net\nZhu Bajie,4200\nSha Wujing,4711\n', 'plain.csv': 'Lot,Bales\nL-7,12\n' };
  await edit([{ op: 'put', collection: 'workers', value: { id: 'W1', workerId: '17', name: 'ZHU Bajie' } }]);
  for (const [name, bytes] of Object.entries(sources)) {
    await writeFile(path.join(home, name), bytes);
    const { rows } = valueOf(await client.run('evidence.ingest', { dossierId, sources: [grants.add(path.join(home, name))] }));
    exhibits.set(name, rows[0]?.exhibitId ?? '');
  }
  await edit((await records('exhibits')).map((value): Edit => ({ op: 'put', collection: 'exhibits', value: { ...value, id: String(value['id']), state: 'ready' } })));
});

describe('redaction from search to package', () => {
  it('a search proposes names and numbers where they stand, once', async () => {
    const search = (name: string): Promise<unknown> => client.run('redaction.propose', { dossierId, exhibitId: exhibits.get(name) ?? '', workers: true, patterns: ['cn-id', 'iban'] });
    expect(await search('ledger.pdf')).toMatchObject({ ok: true, value: { proposed: 3, known: 0, blind: [], cut: [] } });
    expect(await search('ledger.pdf')).toMatchObject({ ok: true, value: { proposed: 0, known: 3 } });
    expect(await search('wages.csv')).toMatchObject({ ok: true, value: { proposed: 1 } });
    expect(await records('redactions')).toEqual(expect.arrayContaining([expect.objectContaining({ foundBy: 'workers', reason: 'personal-identity', state: 'proposed' }), expect.objectContaining({ foundBy: 'cn-id' }), expect.objectContaining({ foundBy: 'iban', reason: 'bank-account' })]));
    expect(JSON.stringify(await records('redactions'))).not.toMatch(/bajie|5101/i);
  });

  it('nothing is covered before it is accepted, and the plan says so', async () => {
    const { warnings } = valueOf(await client.call('package.plan', { dossierId, options: {} }));
    expect(warnings.join('\n')).toContain('4 proposed places are not decided; nothing is covered there.');
  });

  it('every paper can be looked through before the build: how it is shown, and what stands against an archive', async () => {
    const seen = async (redaction: 'apply' | 'ignore') => valueOf(await client.run('package.preflight', { dossierId, options: { redaction } }));
    await decide('accepted');
    const { archival, papers } = await seen('ignore');
    expect(archival).toBe(false);
    const facts = (list: typeof papers) => Object.fromEntries(list.map(({ name, rung, pages, obstacles }) => [name, [rung, pages, ...obstacles]]));
    expect(facts(papers)).toEqual({ 'ledger.pdf': ['as_is', 1, 'The font Helvetica is not embedded (6.2.11.4.1).'], 'wages.csv': ['typeset', 1], 'plain.csv': ['typeset', 1] });
    // Covered pages are pictures, which need no font.
    const covered = await seen('apply');
    expect(covered.archival).toBe(true);
    expect(covered.papers.find(({ name }) => name === 'ledger.pdf')?.notes.join()).toContain('Redacted: 3 places');
    await decide('rejected');
  });

  it('accepted places are gone from the package, with their originals; the log and the manifest say where and why', async () => {
    await decide('accepted');
    const { pdf } = await build('covered', {});
    const everything = everythingIn(pdf);
    for (const secret of ['Bajie', '51010219850615123X', 'DE89 3704', '0044 0532 0130 00']) expect(tracesOf(secret, everything)).toEqual([]);
    const text = pageTexts(pdf).join('\n').replace(/\s+/g, ' ');
    for (const kept of ['Total 4711', 'on Monday', 'Sha Wujing', 'Redaction log', 'PII', 'ACCOUNT', 'not attached: it would show what is']) expect(text).toContain(kept);
    const manifest = JSON.parse(/\{[^{}]*"form": "clearproof-manifest[\s\S]*?\n\}/i.exec(everything)?.[0] ?? 'null') as { attachments: unknown[]; omitted: unknown[]; redactions: unknown[] };
    expect(manifest.attachments).toMatchObject([{ filename: 'plain.csv', omittedbecause: null }]);
    expect(manifest.omitted).toMatchObject([{ filename: 'ledger.pdf', omittedbecause: 'redaction' }, { filename: 'wages.csv', omittedbecause: 'redaction' }]);
    expect(manifest.redactions).toMatchObject([{ filename: 'ledger.pdf', page: 1, places: 3, reasons: ['account', 'pii'] }, { filename: 'wages.csv', page: 1, places: 1, reasons: ['pii'] }]);
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
    // All its pages are set here or pictures, so it declares itself an archive file: held to it by veraPDF.
    expect(judgeArchives([temporaryFile('covered.pdf', pdf)])).toEqual([{ conforms: true, broken: [] }]);
  });

  it('the custody log tells how much was covered and whether originals went along', async () => {
    const { rows } = valueOf(await client.call('custody.list', { dossierId, object: null, text: '', offset: 0, limit: 50 }));
    expect(rows.find(({ type }) => type === 'package.issue')?.details).toMatchObject({ redactedFiles: 2, redactedPlaces: 4, redactedOriginals: 'omitted' });
  });

  it('originals go along only by decision, with a warning', async () => {
    const { pdf, warnings } = await build('attached', { redactedOriginals: 'attach' });
    expect(warnings.join('\n')).toContain('whoever opens them reads what is covered');
    expect(tracesOf('Bajie', everythingIn(pdf))).not.toEqual([]);
    expect(pageTexts(pdf).join('\n')).not.toContain('Bajie');
  });

  it('pages that the program sets differently than when they were covered stop the build', async () => {
    const [first] = (await records('redactions')).filter(({ pagesSha256 }) => pagesSha256 !== null);
    await edit([{ op: 'put', collection: 'redactions', value: { ...first, id: String(first?.['id']), pagesSha256: '0'.repeat(64) } }]);
    const moved = await client.run('package.build', { dossierId, options: {}, signer: { kind: 'identity', identityId }, allowBlocking: 'Only a test of redaction' });
    expect(moved).toMatchObject({ ok: false, error: { code: 'redaction.moved', details: { name: 'wages.csv' } } });
    expect(bugs).toEqual([]);
  });
});
