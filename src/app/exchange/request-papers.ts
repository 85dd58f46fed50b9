// Writes a request for papers as a ZIP to send to a supplier.
import path from 'node:path';
import type { InputOf, OutputOf } from '../../contract/catalogue.ts';
import { newId } from '../../contract/environment.ts';
import { zipStream } from '../../exchange/bundle/zip-stream.ts';
import { itemFolder, REQUEST_FORM, requestFiles, type PaperRequest } from '../../exchange/papers/paper-request.ts';
import { safeFileName } from '../../exchange/safe-file-name.ts';
import { writeDurably } from '../../vault/durable-file.ts';
import type { Services } from '../services.ts';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Only names and reasons of papers go out: nothing of the case. @throws Fault `dossier.notFound`, `disk.*` */
export async function requestPapers({ session, environment }: Services, { dossierId, folder, to, note, items }: InputOf<'papers.request'> & { readonly folder: string }): Promise<OutputOf<'papers.request'>> {
  const { vault } = session;
  await vault.dossiers.header(dossierId);
  const request: PaperRequest = {
    form: REQUEST_FORM, id: newId(environment, 'request'), dossierId, vaultId: vault.id, to, from: environment.actor, at: environment.now().toISOString(), note: note ?? '',
    items: items.map(({ what, why, exhibitId }, index) => ({ no: index + 1, what, why: why ?? '', exhibitId: exhibitId ?? null, folder: itemFolder(index + 1, what) })),
  };
  const root = `${safeFileName(`Papers for ${to}`).slice(0, 40)}_${request.at.slice(0, 10)}`;
  const parts = requestFiles(request).map(({ path: inside, text }) => {
    const bytes = Buffer.from(text);
    return { path: `${root}/${inside}`, size: bytes.length, compress: true, stream: () => once(bytes) };
  });
  const target = path.join(folder, `${root}_${request.id.slice(-6)}.zip`);
  await writeDurably(target, zipStream(parts, environment.now()));
  await vault.custody.record({ type: 'papers.request', object: `dossier:${dossierId}`, reason: `To ${to}`, details: { request: request.id, items: items.length } }, dossierId);
  session.changed(dossierId, ['custody']);
  return { path: target, requestId: request.id, items: items.length };
}
