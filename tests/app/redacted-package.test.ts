// Through the whole program: what is searched, proposed, accepted and covered is in no byte of the signed package; the log says where and why.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import jpeg from 'jpeg-js';
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
import { everythingIn, greysIn, picturesIn, tracesOf } from '../package/redact/redaction.ts';
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
  const { packages: [{ volumes } = { volumes: [] }], warnings } = valueOf(await client.run('package.build', { dossierId, options, signer: { kind: 'identity', identityId }, folder: grants.add(folder), allowBlocking: 'Only a test of redaction' }));
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

  it('both versions are issued together, each in its folder; the public one tells nothing of what is covered or marked', async () => {
    const folder = path.join(home, 'both');
    await mkdir(folder);
    const { packages } = valueOf(await client.run('package.build', { dossierId, options: { variant: 'both', redaction: 'ignore' }, signer: { kind: 'identity', identityId }, folder: grants.add(folder), allowBlocking: 'Only a test of redaction' }));
    expect(packages.map(({ variant }) => variant)).toEqual(['confidential', 'public']);
    const [confidential, open] = await Promise.all(packages.map(({ volumes: [volume] }) => readFile(volume?.path ?? '')));
    if (!confidential || !open) throw new Error('not built');
    expect(pageTexts(open)).toHaveLength(pageTexts(confidential).length);
    expect(pageTexts(confidential).join('\n')).toContain('Zhu Bajie');
    const everything = everythingIn(open);
    for (const secret of ['Bajie', '51010219850615123X', 'DE89 3704', '0044 0532 0130 00', 'ledger.pdf', 'plain.csv', 'L-7']) expect(tracesOf(secret, everything), secret).toEqual([]);
    expect(pageTexts(open).join('\n')).toContain('Total 4711');
    // Printed on the page of the table itself, which was seen when places on it were covered, and nowhere else.
    for (const text of pageTexts(open)) expect(text.includes('wages.csv')).toBe(text.includes('Sha Wujing'));
    const said = { manifest: JSON.parse(await readFile(path.join(folder, 'public', 'manifest.json'), 'utf8')) as object, sums: await readFile(path.join(folder, 'public', 'SHA256SUMS'), 'utf8') };
    expect(said.manifest).toMatchObject({ variant: 'public', attachments: [], omitted: [], withheld: [{ because: ['covered'] }, { because: ['covered'] }, { because: ['commercial'] }], counterpart: { packageId: packages[0]?.packageId } });
    expect(JSON.stringify(said.manifest)).not.toContain('wages');
    expect(said.sums).toMatch(/_public_vol1of1\.pdf/);
    const { rows } = valueOf(await client.call('custody.list', { dossierId, object: null, text: 'package.issue', offset: 0, limit: 2 }));
    expect(rows.map(({ details }) => details['variant']).sort()).toEqual(['confidential', 'public']);
    const history = valueOf(await client.call('package.history', { dossierId }));
    expect(packages.map(({ packageId }) => history.find(({ id }) => id === packageId)?.variant)).toEqual(['confidential', 'public']);
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

describe('redaction of pictures and mails', () => {
  /** Stripes as dense as print in the left half, the place that is covered; and a word that only the file says. */
  const SECRET_HALF = { left: 0, top: 0, width: 5000, height: 10_000 };
  const photo = ((): Buffer => {
    const [width, height] = [320, 240];
    const data = Buffer.alloc(width * height * 4, 255);
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data.fill(x < width / 2 ? (((x * 7 + y * 13) % 9) * 28) : 200, (y * width + x) * 4, (y * width + x) * 4 + 3);
    const plain = jpeg.encode({ data, width, height }, 90).data;
    const comment = Buffer.from('Badge of Zhu Wuneng', 'latin1');
    return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment, plain.subarray(2)]);
  })();
  const mail = [
    'From: Sha Wujing <sha.wujing@mill.example>', 'To: audit@brand.example', 'Subject: Wages of Zhu Bajie', 'Date: Mon, 16 Nov 2026 08:00:00 +0800', 'Message-ID: <1@mill.example>', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
    '--b', 'Content-Type: text/plain; charset=utf-8', '', 'Dear auditor, Zhu Bajie was paid in full.', '--b', 'Content-Type: text/csv; name=wages.csv', 'Content-Disposition: attachment; filename=wages.csv', '', 'Worker,Net', 'Zhu Bajie,4200', '--b--', '',
  ].join('\r\n');
  const SECRETS = ['Bajie', 'Wujing', 'Wuneng', 'audit@brand', 'mill.example'];
  const warned = async (): Promise<string> => valueOf(await client.call('package.plan', { dossierId, options: {} })).warnings.join('\n');

  beforeAll(async () => {
    ({ dossierId } = valueOf(await client.call('dossier.create', { header: { title: 'Pictures and mails', case: { type: 'uflpa_applicability' } } })));
    await edit([
      { op: 'put', collection: 'workers', value: { id: 'W1', workerId: '17', name: 'ZHU Bajie' } }, { op: 'put', collection: 'workers', value: { id: 'W2', workerId: '18', name: 'Sha Wujing' } },
      { op: 'put', collection: 'claims', value: { id: 'C1', text: 'The mill paid Zhu Bajie in full.' } },
    ]);
    for (const [name, bytes] of Object.entries({ 'badge.jpg': photo, 'letter.eml': mail })) {
      await writeFile(path.join(home, name), bytes);
      valueOf(await client.run('evidence.ingest', { dossierId, sources: [grants.add(path.join(home, name))] }));
    }
    await edit((await records('exhibits')).map((value): Edit => ({ op: 'put', collection: 'exhibits', value: { ...value, id: String(value['id']), state: 'ready' } })));
    for (const { id } of await records('exhibits')) valueOf(await client.run('redaction.propose', { dossierId, exhibitId: String(id), workers: true, patterns: ['email'] }));
    const badge = (await records('files')).find(({ name }) => name === 'badge.jpg');
    const { pagesSha256 } = valueOf(await client.call('redaction.pages', { dossierId, fileId: String(badge?.['id']), offset: 0, length: 1 }));
    await edit([{ op: 'put', collection: 'redactions', value: { id: 'R-badge', fileId: String(badge?.['id']), page: 1, ...SECRET_HALF, reason: 'personal-identity', pagesSha256 } }]);
  });

  it('a picture is told as a page that no search can see', async () => {
    const badge = (await records('files')).find(({ name }) => name === 'badge.jpg');
    expect(await client.run('redaction.propose', { dossierId, exhibitId: String(badge?.['exhibitId']), workers: true })).toMatchObject({ ok: true, value: { proposed: 0, blind: [{ name: 'badge.jpg', pages: [1] }] } });
  });

  it('before the build it is told where our own pages say what is covered, until they do not', async () => {
    expect(await warned()).not.toContain('also stands on');
    await decide('accepted');
    const said = await warned();
    expect(said).toMatch(/What is covered in letter\.eml, page 1, also stands on page CP-\d{6}.* of the package, where nothing is covered/);
    expect(said).not.toContain('covered in badge.jpg');
    for (const secret of SECRETS) expect(said).not.toContain(secret);
    const { warnings } = await build('said-again', {});
    expect(warnings.join('\n')).toContain('also stands on');
    await edit([{ op: 'put', collection: 'claims', value: { id: 'C1', text: 'The mill paid the worker in full.' } }]);
    expect(await warned()).not.toContain('also stands on');
  });

  it('then no byte of the package says it: text, pixels, metadata, attachments, index, claims and manifest', async () => {
    const { pdf } = await build('pictures', {});
    const everything = everythingIn(pdf);
    for (const secret of SECRETS) expect(tracesOf(secret, everything)).toEqual([]);
    // No run of the stripes' own data is left, as it would be were the file embedded anywhere. Even grey, which repeats, says nothing.
    const own = photo.toString('latin1', 700).toLowerCase();
    const runs = Array.from({ length: Math.floor(own.length / 24) }, (_, index) => own.slice(index * 24, (index + 1) * 24)).filter((run) => new Set(run).size > 16);
    expect(runs.length).toBeGreaterThan(100);
    expect(runs.filter((run) => everything.includes(run))).toEqual([]);
    const [badge, ...others] = picturesIn(pdf).filter((picture) => greysIn(picture, SECRET_HALF, 2).lightest < 24);
    expect([badge && greysIn(badge, { ...SECRET_HALF, left: 5100, width: 4900 }).darkest, others]).toEqual([expect.toSatisfy((grey: number) => grey > 150), []]);
    const text = pageTexts(pdf).join('\n').replace(/\s+/g, ' ');
    for (const kept of ['The mill paid the worker in full', 'Dear auditor', 'was paid in full.', 'wages.csv', '4200']) expect(text).toContain(kept);
    expect(judgeArchives([temporaryFile('pictures.pdf', pdf)])).toEqual([{ conforms: true, broken: [] }]);
  });
});
