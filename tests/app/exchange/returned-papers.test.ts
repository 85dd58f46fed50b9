// A supplier fills a request by hand and sends it back: each paper lands where it was asked for, strays are kept, nothing is taken half.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dossierSchema, emptyDossier } from '../../../src/domain/dossier/dossier.ts';
import { faultOf } from '../../support/faults.ts';
import { openOffice, withFiles, type Office } from '../../support/office.ts';

const ITEMS = [{ what: 'Production order', why: 'shows what was knitted', exhibitId: 'E1' }, { what: 'Delivery note', why: '' }, { what: '=cmd()', why: '' }];

async function asked(): Promise<{ office: Office; filled: string }> {
  const dossier = v.parse(dossierSchema, { ...emptyDossier('D1', 'Case', 'wro'), exhibits: [{ id: 'E1', exhibitNo: 'C-01', section: 'C', docType: 'PRODUCTION_ORDER', title: 'Production order' }] });
  const office = await openOffice('Importer', (vault) => withFiles(vault, dossier, {}));
  const request = await office.app.bodies['papers.request']({ dossierId: 'D1', folder: office.grant(path.join(office.folder, 'out')), to: 'Hoa Mau', note: '', items: ITEMS.map((item) => ({ exhibitId: null, ...item })) });
  execFileSync('unzip', ['-q', request.path, '-d', path.join(office.folder, 'returned')]);
  const [name = ''] = await readdir(path.join(office.folder, 'returned'));
  const filled = path.join(office.folder, 'returned', name);
  await writeFile(path.join(filled, '01 Production order', 'order.pdf'), 'order 88');
  await writeFile(path.join(filled, '02 Delivery note', 'note 1.jpg'), 'delivery 1');
  await writeFile(path.join(filled, 'another.txt'), 'not asked for');
  return { office, filled };
}
const take = (office: Office, source: string) => office.job<'papers.take'>(office.app.bodies['papers.take']({ dossierId: 'D1', source: office.grant(source) }));
const exhibits = async (office: Office) => (await office.app.bodies['evidence.list']({ dossierId: 'D1', offset: 0, limit: 50, text: '', state: null, section: null, docType: null, stepId: null, partyId: null, language: null, sort: 'exhibitNo', descending: false })).rows
  .map(({ exhibit, files }) => [exhibit.exhibitNo, exhibit.title, files.map((file) => file.name).join()]);

describe('a request for papers', () => {
  it('explains itself in three languages, and no word of it is a formula', async () => {
    const { filled } = await asked();
    expect((await readdir(filled)).sort()).toEqual(['01 Production order', '02 Delivery note', '03 cmd', 'LIST.csv', 'READ ME FIRST.txt', 'another.txt', 'request.json']);
    const words = await readFile(path.join(filled, 'READ ME FIRST.txt'), 'utf8');
    for (const part of ['Put the paper into its folder', '\u6587\u4ef6\u5939', 'th\u01b0 m\u1ee5c', 'shows what was knitted']) expect(words).toContain(part);
    expect(await readFile(path.join(filled, 'LIST.csv'), 'utf8')).toContain('"\'=cmd()"');
  });

  it('returned as a folder is matched, told, and taken in as one step of undo', async () => {
    const { office, filled } = await asked();
    await symlink('/etc/passwd', path.join(filled, '02 Delivery note', 'link.pdf'));
    const preview = await office.job<'papers.preview'>(office.app.bodies['papers.preview']({ dossierId: 'D1', source: office.grant(filled) }));
    expect(preview.files.map(({ path: file, item }) => [path.basename(file), item])).toEqual([['order.pdf', 1], ['note 1.jpg', 2], ['another.txt', null]]);
    expect(preview.unanswered).toEqual(['3. =cmd()']);
    const { report } = await take(office, filled);
    expect(report).toMatchObject({ stored: 3, refused: 1 });
    expect(await exhibits(office)).toEqual([['C-01', 'Production order', 'order.pdf'], ['IN-0001', 'Delivery note', 'note 1.jpg'], ['IN-0002', 'another', 'another.txt']]);
    await office.app.bodies['dossier.undo']({ dossierId: 'D1' });
    expect(await exhibits(office)).toEqual([['C-01', 'Production order', '']]);
  });

  it('returned as a ZIP, with folders renamed behind their number and the list filled in, is matched all the same', async () => {
    const { office, filled } = await asked();
    await rename(path.join(filled, '02 Delivery note'), path.join(filled, '02'));
    await writeFile(path.join(filled, 'LIST.csv'), 'we do not have no. 3');
    const zip = path.join(office.folder, 'answer.zip');
    execFileSync('python3', ['-m', 'zipfile', '-c', zip, filled]);
    const { report, unanswered } = await take(office, zip);
    expect(report.stored).toBe(4);
    expect(unanswered).toEqual(['3. =cmd()']);
    expect((await exhibits(office)).map(([no, , files]) => [no, files])).toEqual([['C-01', 'order.pdf'], ['IN-0001', 'note 1.jpg'], ['IN-0002', 'LIST.csv'], ['IN-0003', 'another.txt']]);
    expect(await readdir(path.join(office.vaultFolder, 'tmp'))).toEqual([]);
  });

  it('is refused when it answers another dossier or no request at all', async () => {
    const { office, filled } = await asked();
    const other = path.join(office.folder, 'other');
    await cp(filled, other, { recursive: true });
    const request = path.join(other, 'request.json');
    await writeFile(request, (await readFile(request, 'utf8')).replace('"D1"', '"D2"'));
    expect(await faultOf(take(office, other))).toBe('papers.notRequest');
    await rm(request);
    expect(await faultOf(take(office, other))).toBe('papers.notRequest');
    await mkdir(path.join(office.folder, 'empty'));
    expect(await faultOf(take(office, path.join(office.folder, 'empty')))).toBe('papers.notRequest');
    expect(await exhibits(office)).toEqual([['C-01', 'Production order', '']]);
  });
});
