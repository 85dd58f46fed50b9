// The core itself records two requests for more time and no third, whoever asks: nothing is changed by a refusal.
import { expect, it } from 'vitest';
import type { Extension } from '../../src/domain/dossier/case.ts';
import { samples } from '../support/checked-samples.ts';
import { openOffice } from '../support/office.ts';

it('a third request is refused with words, and the two before stay', async () => {
  const { app: { bodies } } = await openOffice('Okafor', async (vault) => { await vault.dossiers.create({ ...samples.cotton, id: 'A', files: [] }, { type: 'dossier.create' }); });
  const request = (day: string): Extension => ({ clock: 'finalDetermination', requestedOn: day, grantedUntil: null, note: null });
  const header = async () => (await bodies['dossier.header']({ dossierId: 'A' })).header;
  const record = async (...extensions: Extension[]): Promise<void> => {
    await bodies['dossier.edit']({ dossierId: 'A', label: 'Add extension', edits: [{ op: 'header', value: { case: { ...(await header()).case, extensions } } }], expectedRevision: null });
  };
  const two = [request('2026-11-10'), request('2026-11-12')];
  await record(...two);
  await expect(record(...two, request('2026-11-13'))).rejects.toMatchObject({ code: 'case.extensionRefused', message: expect.stringContaining('has 3 requests for more time; the task takes 2') as string });
  await expect(record(request('2026-11-30'))).rejects.toMatchObject({ code: 'case.extensionRefused' });
  expect((await header()).case.extensions).toEqual(two);
});
