// EPCIS files out and in: steps and lots for the systems of others, and theirs for the dossier.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OutputOf } from '../../contract/catalogue.ts';
import { Fault } from '../../contract/errors.ts';
import type { Edit } from '../../contract/procedures/shapes.ts';
import { countryReader } from '../../domain/reference/country-names.ts';
import { readEpcis } from '../../exchange/epcis/read-epcis.ts';
import { writeEpcis } from '../../exchange/epcis/write-epcis.ts';
import { safeFileName } from '../../exchange/safe-file-name.ts';
import { writeDurably } from '../../vault/durable-file.ts';
import { readFault } from '../read-fault.ts';
import { loadReference } from '../reference.ts';
import type { Services } from '../services.ts';

const LARGEST_BYTES = 64 * 1024 * 1024;

export async function exportEpcis({ session, environment }: Services, dossierId: string, folder: string): Promise<OutputOf<'epcis.export'>> {
  const dossier = await session.vault.dossiers.read(dossierId);
  const { document, events, leftOut } = writeEpcis(dossier, environment.now().toISOString());
  const target = path.join(folder, safeFileName(`${dossier.title.slice(0, 60)}.epcis.jsonld`));
  await writeDurably(target, Buffer.from(`${JSON.stringify(document, null, 2)}\n`));
  await session.vault.custody.record({ type: 'epcis.export', object: `dossier:${dossierId}`, details: { events } }, dossierId);
  session.changed(dossierId, ['custody']);
  return { path: target, events, leftOut: [...leftOut] };
}

/** One step of undo. @throws Fault `disk.unreadable`, `epcis.invalid` */
export async function importEpcis({ session, resources }: Services, dossierId: string, file: string): Promise<OutputOf<'epcis.import'>> {
  const text = await (async () => {
    if ((await stat(file)).size > LARGEST_BYTES) throw new Fault('epcis.invalid', { path: file, reason: 'it is larger than 64 MB' });
    return readFile(file, 'utf8');
  })().catch((thrown: unknown) => { throw readFault(file, thrown); });
  const dossier = await session.vault.dossiers.read(dossierId);
  const { events, steps, lots, sites, notTaken } = readEpcis(text, path.basename(file), dossier, countryReader((await loadReference(resources, session.vault)).countries));
  const edits: Edit[] = [
    ...sites.map((value): Edit => ({ op: 'put', collection: 'sites', value })),
    ...lots.map((value): Edit => ({ op: 'put', collection: 'lots', value })),
    ...steps.map((value): Edit => ({ op: 'put', collection: 'steps', value })),
  ];
  if (edits.length > 0) {
    await session.vault.dossiers.commit({ dossierId, label: `Take in EPCIS events of ${path.basename(file)}`, edits, act: { type: 'epcis.import', object: `dossier:${dossierId}`, reason: path.basename(file), details: { events, steps: steps.length } } });
    session.changed(dossierId, ['dossier', 'checks', 'custody']);
  }
  return { events, steps: steps.length, lots: lots.length, sites: sites.length, notTaken: [...notTaken] };
}
